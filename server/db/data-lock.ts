import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Another running program uses the data folder. */
export class DataInUseError extends Error {}

/**
 * Keeps a second process out of the data folder, because PGlite would let both write (stack T3). The lock is a file
 * with our process number; one left behind by a process that is gone is taken over.
 */
export async function lockData(folder: string): Promise<() => Promise<void>> {
  // What people told is nobody else's on this computer.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'server.lock');
  const mine = `${process.pid} ${startOf(process.pid)}\n`;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (await create(file, mine)) return () => release(file, mine);
    const holder = await readFile(file, 'utf8').catch(() => null);
    if (holder === null) continue;
    if (isAlive(holder)) throw inUse(folder, holder);
    await removeStale(file, holder);
  }
  throw inUse(folder, '?');
}

const inUse = (folder: string, holder: string): DataInUseError =>
  new DataInUseError(
    `数据文件夹 ${folder} 正被另一个接访台服务程序使用（进程 ${holder.split(' ')[0]?.trim() ?? '?'}）。请先关闭它，或用 JFT_DATA 指定另一个文件夹。`,
  );

/** Written aside and then linked into place, so that nobody ever reads a lock without its content. */
async function create(file: string, content: string): Promise<boolean> {
  const aside = `${file}.${process.pid}.new`;
  await writeFile(aside, content);
  try {
    await link(aside, file);
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw cause;
  } finally {
    await rm(aside, { force: true });
  }
}

/** Two newcomers may find the same stale lock: the file is moved away first, and put back if it was not the stale one. */
async function removeStale(file: string, stale: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  if ((await readFile(aside, 'utf8')) !== stale) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

async function release(file: string, mine: string): Promise<void> {
  if ((await readFile(file, 'utf8').catch(() => null)) === mine) await rm(file, { force: true });
}

function isAlive(holder: string): boolean {
  const [pid, start] = holder.trim().split(' ');
  const id = Number(pid);
  // Not a lock of ours; nobody can be asked.
  if (!Number.isInteger(id) || id <= 0) return false;
  try {
    process.kill(id, 0);
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
  // The number may belong to another program since (restart of the machine, containers): compare when it started.
  return start === undefined || start === '-' || start === startOf(id);
}

/** When a process started, as Linux counts it, with the boot it belongs to; `-` where that cannot be known. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks}`;
  } catch {
    return '-';
  }
}
