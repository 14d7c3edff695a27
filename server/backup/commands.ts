import type { KeyObject } from 'node:crypto';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { COUNTY_KEY_FILE } from '#server/config/county-key-file.ts';
import { readSecret, writeSecret } from '#server/config/secret-file.ts';
import { LoadError, type DumpSummary, type LoadProblem } from '#server/db/dump.ts';
import { backupName, pruneBackups, readBackup, writeBackup, type Dump } from './backup-file.ts';
import { fingerprintOf, newBackupKey, publicText, readBackupSecret, readPublicText } from './backup-key.ts';
import { backUpContents, restoreContents, type RestoredContents } from './content-backup.ts';
import { SealedFileError, type SealedProblem } from './sealed-file.ts';

const KEY_FILE = 'backup-key.pem';

const FileLine = z.strictObject({ file: z.literal(COUNTY_KEY_FILE), content: z.string().max(10_000) });

export type BackupProblem =
  | 'no-backup-key'
  | 'backup-key-damaged'
  | 'backup-key-mistyped'
  | 'no-such-file'
  | SealedProblem
  | LoadProblem;

/** Makes the county's backup key unless there is one; the secret half is told once and kept nowhere. */
export async function makeBackupKey(
  dataFolder: string,
): Promise<Result<{ readonly secretText: string; readonly keyId: string }, 'backup-key-exists'>> {
  const key = newBackupKey();
  if (!(await writePublicHalf(dataFolder, key.publicKey))) return err('backup-key-exists');
  return ok({ secretText: key.secretText, keyId: fingerprintOf(key.publicKey) });
}

/** `false` where there is a key already, which stays. */
async function writePublicHalf(dataFolder: string, key: KeyObject): Promise<boolean> {
  try {
    await writeFile(join(dataFolder, KEY_FILE), publicText(key), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw cause;
  }
}

export async function readBackupKey(
  dataFolder: string,
): Promise<Result<KeyObject, 'no-backup-key' | 'backup-key-damaged'>> {
  const text = await readFile(join(dataFolder, KEY_FILE), 'utf8').catch(() => null);
  return text === null ? err('no-backup-key') : readPublicText(text);
}

/** `contents`: how many contents of attachments were added to the folder. */
export type Backup = { readonly file: string; readonly summary: DumpSummary; readonly contents: number };

/** Writes one backup into `folder` and keeps the newest `keep`. */
export async function backUp(
  dump: Dump,
  about: { readonly dataFolder: string; readonly folder: string; readonly now: string; readonly keep: number },
): Promise<Result<Backup, 'no-backup-key' | 'backup-key-damaged'>> {
  const recipient = await readBackupKey(about.dataFolder);
  if (!recipient.ok) return recipient;
  const file = join(about.folder, backupName(about.now));
  const summary = await writeBackup(withCountyKey(dump, about.dataFolder), {
    file,
    recipient: recipient.value,
    madeAt: about.now,
  });
  // After the rows: whatever they name and the county had is there.
  const contents = await backUpContents({ ...about, recipient: recipient.value, madeAt: about.now });
  await pruneBackups(about.folder, about.keep);
  return ok({ file, summary, contents });
}

/** The key that devices have pinned (C15) as the first line, if there is one: without it a county is a stranger to them. */
function withCountyKey(dump: Dump, dataFolder: string): Dump {
  return async (write) => {
    const content = await readSecret(join(dataFolder, COUNTY_KEY_FILE));
    if (content !== null)
      await write(`${JSON.stringify({ file: COUNTY_KEY_FILE, content } satisfies z.infer<typeof FileLine>)}\n`);
    return dump(write);
  };
}

/** Loads a dump into an empty database; throws `LoadError`. */
export type Load = (lines: AsyncIterable<string>) => Promise<DumpSummary>;

/**
 * Opens a backup with the secret typed from the envelope and loads it, all or nothing. The same envelope opens what the
 * restored county backs up from then on (C24): without its public half every night would fail.
 */
export async function restore(
  load: Load,
  { file, secretText, dataFolder }: { readonly file: string; readonly secretText: string; readonly dataFolder: string },
): Promise<
  Result<{ readonly madeAt: string; readonly summary: DumpSummary; readonly contents: RestoredContents }, BackupProblem>
> {
  const secret = readBackupSecret(secretText);
  if (!secret.ok) return secret;
  const found = await stat(file).catch(() => null);
  if (found?.isFile() !== true) return err('no-such-file');
  const opened = await readBackup(file, secret.value);
  if (!opened.ok) return opened;
  try {
    const held: string[] = [];
    const summary = await load(withoutFiles(opened.value.lines, held));
    const keyFile = join(dataFolder, COUNTY_KEY_FILE);
    const [content] = held;
    // A server that was started here once, before anything was restored, has made itself a key nobody knows.
    if (content !== undefined) {
      await rm(keyFile, { force: true });
      await writeSecret(keyFile, content);
    }
    await writePublicHalf(dataFolder, secret.value);
    const contents = await restoreContents({ folder: dirname(file), dataFolder, secret: secret.value });
    return ok({ madeAt: opened.value.madeAt, summary, contents });
  } catch (cause) {
    if (cause instanceof SealedFileError || cause instanceof LoadError) return err(cause.problem);
    throw cause;
  }
}

async function* withoutFiles(lines: AsyncIterable<string>, held: string[]): AsyncGenerator<string> {
  let isFirst = true;
  for await (const line of lines) {
    const file = isFirst && line.startsWith('{"file"') ? FileLine.parse(JSON.parse(line)) : null;
    isFirst = false;
    if (file === null) yield line;
    else held.push(file.content);
  }
}
