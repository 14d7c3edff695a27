import type { KeyObject } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip, constants } from 'node:zlib';
import { PassThrough } from 'node:stream';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { DumpSummary } from '#server/db/dump.ts';
import { fingerprintOf } from './backup-key.ts';
import { openSealedFile, sealFile, type SealedProblem } from './sealed-file.ts';

/** Writes a dump, one text after the other, and says what it held. */
export type Dump = (write: (text: string) => Promise<void>) => Promise<DumpSummary>;

const WHAT = 'county-backup';

/**
 * Writes a backup to `file`: dump → gzip → sealed to the backup key. Written aside, flushed to the disk and then renamed:
 * a backup with its right name is a whole one (security C24).
 */
export async function writeBackup(
  dump: Dump,
  { file, recipient, madeAt }: { readonly file: string; readonly recipient: KeyObject; readonly madeAt: string },
): Promise<DumpSummary> {
  await mkdir(dirname(file), { recursive: true });
  const aside = `${file}.part`;
  const handle = await open(aside, 'w', 0o600);
  try {
    const lines = new PassThrough();
    const zipped = createGzip({ level: constants.Z_BEST_SPEED });
    // Not `pipe`: a failed dump would then be an error without a listener, which ends the whole server.
    pipeline(lines, zipped).catch(() => undefined);
    const sealed = sealFile(zipped, { recipient, keyId: fingerprintOf(recipient), what: WHAT, madeAt });
    const [summary] = await Promise.all([feed(dump, lines), writeAll(sealed, handle)]);
    await handle.sync();
    await handle.close();
    await rename(aside, file);
    return summary;
  } catch (cause) {
    await handle.close().catch(() => undefined);
    await rm(aside, { force: true });
    throw cause;
  }
}

async function writeAll(pieces: AsyncIterable<Buffer>, handle: FileHandle): Promise<void> {
  for await (const piece of pieces) await handle.appendFile(piece);
}

async function feed(dump: Dump, lines: PassThrough): Promise<DumpSummary> {
  try {
    const summary = await dump(async (text) => {
      if (!lines.write(text)) await new Promise((resolve) => lines.once('drain', resolve));
    });
    lines.end();
    return summary;
  } catch (cause) {
    lines.destroy(cause instanceof Error ? cause : new Error(String(cause)));
    throw cause;
  }
}

/** The lines of the dump inside a backup, once its seal fits the key. Reading throws `SealedFileError` at a bad piece. */
export async function readBackup(
  file: string,
  secret: KeyObject,
): Promise<Result<{ readonly madeAt: string; readonly lines: AsyncIterable<string> }, SealedProblem>> {
  // A file's bytes come as buffers; the stream's type leaves room for texts.
  const bytes = createReadStream(file) as AsyncIterable<Buffer>;
  const opened = await openSealedFile(bytes, secret, fingerprintOf(secret));
  if (!opened.ok) return opened;
  const { header, content } = opened.value;
  if (header.what !== WHAT) return err('not-a-backup');
  return ok({ madeAt: header.madeAt, lines: linesOf(content) });
}

async function* linesOf(content: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  // A piece that cannot be opened ends the pipeline, and with it this loop, by its own error.
  for await (const part of compose(content)) {
    const lines = (rest + decoder.decode(part, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield line;
  }
  if (rest !== '') yield rest;
}

function compose(content: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const unzipped = createGunzip();
  // The reader hears of a failure from `unzipped` itself.
  pipeline(content, unzipped).catch(() => undefined);
  return unzipped as AsyncIterable<Buffer>; // bytes, as gunzip gives them
}

const NAME = /^county-\d{8}-\d{6}\.jftbackup$/;

/** `county-20261122-023000.jftbackup`, by the server's clock in UTC. */
export const backupName = (madeAt: string): string =>
  `county-${madeAt.slice(0, 10).replaceAll('-', '')}-${madeAt.slice(11, 19).replaceAll(':', '')}.jftbackup`;

/** Removes the oldest backups beyond `keep`; other files of the folder are not touched. */
export async function pruneBackups(folder: string, keep: number): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
  const old = names.slice(0, Math.max(0, names.length - keep));
  for (const name of old) await rm(join(folder, name));
  return old;
}
