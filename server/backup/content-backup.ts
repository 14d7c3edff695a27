import { createHash, type KeyObject } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CONTENTS } from '#server/db/content-files.ts';
import { fingerprintOf } from './backup-key.ts';
import { openSealedFile, SealedFileError, sealFile } from './sealed-file.ts';

const WHAT = 'attachment';
const ENDING = '.jftbackup';
const STREAM = /^[A-Za-z0-9_-]{16,36}$/;
const HASH = /^[0-9a-f]{64}$/;

/**
 * Adds to the backups' folder the contents it has not: a content never changes, so each is sealed and written once, and a
 * night costs what the day brought (decision 0016). Resolves with how many were added.
 */
export async function backUpContents(about: {
  readonly dataFolder: string;
  readonly folder: string;
  readonly recipient: KeyObject;
  readonly madeAt: string;
}): Promise<number> {
  const { dataFolder, folder, recipient, madeAt } = about;
  let added = 0;
  for (const { stream, name } of await contentsIn(join(dataFolder, CONTENTS), HASH)) {
    const target = join(folder, CONTENTS, stream, `${name}${ENDING}`);
    if (await isThere(target)) continue;
    await mkdir(join(target, '..'), { recursive: true });
    // Bytes, because no encoding was asked for.
    const bytes = createReadStream(join(dataFolder, CONTENTS, stream, name)) as AsyncIterable<Buffer>;
    await writeWhole(target, sealFile(bytes, { recipient, keyId: fingerprintOf(recipient), what: WHAT, madeAt }));
    added += 1;
  }
  return added;
}

/** How many contents came back, and the names of those that did not: damaged, of another key, or not what they are called. */
export type RestoredContents = { readonly restored: number; readonly damaged: readonly string[] };

/** Puts the contents of a backups' folder back; each is checked against the hash it is named by. */
export async function restoreContents(about: {
  readonly folder: string;
  readonly dataFolder: string;
  readonly secret: KeyObject;
}): Promise<RestoredContents> {
  const { folder, dataFolder, secret } = about;
  const damaged: string[] = [];
  let restored = 0;
  for (const { stream, name } of await contentsIn(join(folder, CONTENTS), BACKED_UP)) {
    const hash = name.slice(0, -ENDING.length);
    const target = join(dataFolder, CONTENTS, stream, hash);
    if (await isThere(target)) continue;
    await mkdir(join(target, '..'), { recursive: true });
    if (await bringBack(join(folder, CONTENTS, stream, name), target, { hash, secret })) restored += 1;
    else damaged.push(`${stream}/${hash}`);
  }
  return { restored, damaged };
}

const BACKED_UP = /^[0-9a-f]{64}\.jftbackup$/;

async function bringBack(
  file: string,
  target: string,
  { hash, secret }: { readonly hash: string; readonly secret: KeyObject },
): Promise<boolean> {
  // Bytes, because no encoding was asked for.
  const opened = await openSealedFile(createReadStream(file) as AsyncIterable<Buffer>, secret, fingerprintOf(secret));
  if (!opened.ok || opened.value.header.what !== WHAT) return false;
  const sum = createHash('sha256');
  try {
    await writeWhole(target, summed(opened.value.content, sum), () => sum.digest('hex') === hash);
  } catch (cause) {
    if (cause instanceof SealedFileError || cause instanceof NotWholeError) return false;
    throw cause;
  }
  return true;
}

async function* summed(
  pieces: AsyncIterable<Buffer>,
  sum: { readonly update: (piece: Buffer) => unknown },
): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    sum.update(piece);
    yield piece;
  }
}

/** What was written is not what it should be. */
class NotWholeError extends Error {}

/** Written aside, flushed and renamed: a file with its right name is a whole one. */
async function writeWhole(
  file: string,
  pieces: AsyncIterable<Buffer>,
  isRight: () => boolean = () => true,
): Promise<void> {
  const aside = `${file}.part`;
  const handle = await open(aside, 'w', 0o600);
  try {
    for await (const piece of pieces) await handle.appendFile(piece);
    await handle.sync();
    await handle.close();
    if (!isRight()) throw new NotWholeError(file);
    await rename(aside, file);
  } catch (cause) {
    await handle.close().catch(() => undefined);
    await rm(aside, { force: true });
    throw cause;
  }
}

/** Files in the folders of matters; half-written ones have other names. */
async function contentsIn(
  folder: string,
  names: RegExp,
): Promise<readonly { readonly stream: string; readonly name: string }[]> {
  const found: { stream: string; name: string }[] = [];
  for (const stream of (await readdir(folder).catch(() => [])).filter((name) => STREAM.test(name))) {
    for (const name of await readdir(join(folder, stream))) if (names.test(name)) found.push({ stream, name });
  }
  return found;
}

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );
