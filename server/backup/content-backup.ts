import { createHash, type KeyObject } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { absent } from '#server/db/absent.ts';
import { CONTENTS, SEALED } from '#server/db/content-folders.ts';
import { fingerprintOf } from './backup-key.ts';
import { openSealedFile, SealedFileError, sealFile } from './sealed-file.ts';

const WHAT = 'attachment';
const ENDING = '.jftbackup';
const STREAM = /^[A-Za-z0-9_-]{16,36}$/;

/** Contents by their hash; what went into confidence by a number that says nothing, in the order in which they move. */
const FOLDERS = [
  [CONTENTS, /^[0-9a-f]{64}$/],
  [SEALED, /^[A-Za-z0-9_-]{22}$/],
] as const;

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
  for (const [kind, names] of FOLDERS) {
    for (const { stream, name } of await contentsIn(join(dataFolder, kind), names)) {
      const target = join(folder, kind, stream, `${name}${ENDING}`);
      if (await isThere(target)) continue;
      const source = await open(join(dataFolder, kind, stream, name), 'r').catch(absent);
      // Its matter went into confidence this moment: it follows among the sealed ones (CF-21).
      if (source === null) continue;
      await mkdir(join(target, '..'), { recursive: true });
      // Bytes, because no encoding was asked for.
      const bytes = source.createReadStream() as AsyncIterable<Buffer>;
      await writeWhole(target, sealFile(bytes, { recipient, keyId: fingerprintOf(recipient), what: WHAT, madeAt }));
      added += 1;
    }
  }
  return added;
}

/** How many contents came back, and the names of those that did not: damaged, of another key, or not what they are called. */
export type RestoredContents = { readonly restored: number; readonly damaged: readonly string[] };

/**
 * Puts the contents of a backups' folder back, each checked against the hash it is named by. What an older backup still
 * has of a matter in confidence is sealed anew at the server's next start (CF-21).
 */
export async function restoreContents(about: {
  readonly folder: string;
  readonly dataFolder: string;
  readonly secret: KeyObject;
}): Promise<RestoredContents> {
  const { folder, dataFolder, secret } = about;
  const damaged: string[] = [];
  let restored = 0;
  for (const [kind, names] of FOLDERS) {
    for (const { stream, name: file } of await contentsIn(join(folder, kind), /\.jftbackup$/)) {
      const name = file.slice(0, -ENDING.length);
      const target = join(dataFolder, kind, stream, name);
      if (!names.test(name) || (await isThere(target))) continue;
      await mkdir(join(target, '..'), { recursive: true });
      const hash = kind === CONTENTS ? name : null;
      if (await bringBack(join(folder, kind, stream, file), target, { hash, secret })) restored += 1;
      else damaged.push(`${stream}/${name}`);
    }
  }
  return { restored, damaged };
}

async function bringBack(
  file: string,
  target: string,
  { hash, secret }: { readonly hash: string | null; readonly secret: KeyObject },
): Promise<boolean> {
  // Bytes, because no encoding was asked for.
  const opened = await openSealedFile(createReadStream(file) as AsyncIterable<Buffer>, secret, fingerprintOf(secret));
  if (!opened.ok || opened.value.header.what !== WHAT) return false;
  const sum = createHash('sha256');
  try {
    await writeWhole(target, summed(opened.value.content, sum), () => hash === null || sum.digest('hex') === hash);
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
