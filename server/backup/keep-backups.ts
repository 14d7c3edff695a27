import { readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dump } from './backup-file.ts';
import { backUp, type Backup } from './commands.ts';
import type { Result } from '#shared/lib/result.ts';

const REQUEST = 'backup.request';
const ANSWER = 'backup.answer';
const LOOK_MS = 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
/** 2:30 at night in Beijing, in UTC. */
const NIGHT = 'T18:30';
const KEEP = 30;

type Answer = Result<Backup, 'no-backup-key' | 'backup-key-damaged' | 'failed'>;

export type KeepBackups = {
  readonly dump: Dump;
  readonly dataFolder: string;
  readonly folder: string;
  readonly now: () => string;
  readonly log: (line: string) => void;
  /** Tells the audit log of a backup made or failed (C18). */
  readonly record: (result: 'done' | 'failed') => Promise<void>;
};

/**
 * Backs up every night, and whenever the command asks: the embedded database lets no second program in, so the running
 * server writes the backup itself. The command asks through a file of the data folder; nothing listens on the network.
 * Returns how to stop.
 */
export function keepBackups(deps: KeepBackups): () => void {
  let busy = false;
  const look = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    try {
      if (await take(join(deps.dataFolder, REQUEST))) await answer(deps.dataFolder, await run(deps));
      else if (await isDue(deps)) report(deps, await run(deps));
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}

async function run({ dump, dataFolder, folder, now, log, record }: KeepBackups): Promise<Answer> {
  try {
    const made = await backUp(dump, { dataFolder, folder, now: now(), keep: KEEP });
    await record(made.ok ? 'done' : 'failed');
    return made;
  } catch (cause) {
    log(`备份失败：${cause instanceof Error ? cause.message : String(cause)}`);
    await record('failed').catch(() => undefined);
    return { ok: false, error: 'failed' };
  }
}

/** Has this night passed without a backup? Without a key nothing is due; the start says so once. */
async function isDue({ dataFolder, folder, now }: KeepBackups): Promise<boolean> {
  const at = now();
  const tonight = `${at.slice(0, 10)}${NIGHT}`;
  const since = at >= tonight ? tonight : `${new Date(Date.parse(at) - DAY_MS).toISOString().slice(0, 10)}${NIGHT}`;
  const stamp = since.replaceAll('-', '').replace('T', '-').replace(':', '');
  const [names, key] = await Promise.all([
    readdir(folder).catch(() => []),
    readFile(join(dataFolder, 'backup-key.pem')).catch(() => null),
  ]);
  return key !== null && !names.some((name) => name.startsWith('county-') && name.slice(7) >= stamp);
}

function report({ log }: KeepBackups, made: Answer): void {
  if (made.ok) log(`已备份到 ${made.value.file}`);
}

async function take(file: string): Promise<boolean> {
  return rm(file).then(
    () => true,
    () => false,
  );
}

/** Written aside, so that nobody reads half an answer. */
async function answer(dataFolder: string, made: Answer): Promise<void> {
  const aside = join(dataFolder, `${ANSWER}.new`);
  await writeFile(aside, JSON.stringify(made));
  await rename(aside, join(dataFolder, ANSWER));
}

/** Asks the running server of `dataFolder` for a backup; `null` when none answers. */
export async function askForBackup(dataFolder: string, patience: number): Promise<Answer | null> {
  const [request, told] = [join(dataFolder, REQUEST), join(dataFolder, ANSWER)];
  await rm(told, { force: true });
  await writeFile(request, '');
  for (let waited = 0; waited < patience; waited += LOOK_MS / 4) {
    const text = await readFile(told, 'utf8').catch(() => null);
    if (text !== null) {
      await rm(told, { force: true });
      return JSON.parse(text) as Answer; // our own server's file
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS / 4));
  }
  await rm(request, { force: true });
  return null;
}
