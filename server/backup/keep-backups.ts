import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '#shared/lib/result.ts';
import { answerErrand, askErrand, LOOK_MS, takeErrand } from '#server/config/errand.ts';
import { failureText } from '#server/config/failure-text.ts';
import type { Dump } from './backup-file.ts';
import { backUp, type Backup } from './commands.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** 2:30 at night in Beijing, in UTC. */
const NIGHT = 'T18:30';
const KEEP = 30;
/** A backup that fails by itself is tried again so much later: the disk may stay full for days, and the log is for ever. */
const AGAIN_MS = 60 * 60 * 1000;

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
 * Backs up every night, and whenever the command asks the running server (`askForBackup`). Returns how to stop.
 */
export function keepBackups(deps: KeepBackups): () => void {
  let busy = false;
  let notBefore = 0;
  const look = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    try {
      if ((await takeErrand(deps.dataFolder, 'backup')) !== null) {
        await answerErrand(deps.dataFolder, 'backup', JSON.stringify(await run(deps)));
      } else if (Date.parse(deps.now()) >= notBefore && (await isDue(deps))) {
        const made = await run(deps);
        if (!made.ok) notBefore = Date.parse(deps.now()) + AGAIN_MS;
        report(deps, made);
      }
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
    log(`备份失败：${failureText(cause)}`);
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

/** Asks the running server of `dataFolder` for a backup; `null` when none answers. */
export async function askForBackup(dataFolder: string, patience: number): Promise<Answer | null> {
  const text = await askErrand(dataFolder, 'backup', '', patience);
  return text === null ? null : (JSON.parse(text) as Answer); // our own server's file
}
