import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { absent } from './absent.ts';
import { ARRIVING, CONTENTS } from './content-folders.ts';
import type { ContentName, ContentStore, Incoming } from './contents.ts';
import { sealedFiles } from './sealed-files.ts';
import { syncFolder } from './sync-folder.ts';

/**
 * Contents as files: `attachments/<matter>/<hash>`. A file with its right name is a whole one: it is written aside,
 * checked, flushed and then renamed (PROTOCOL F4). Names come from checked ids and hashes, never from a person.
 */
export function contentFiles(dataFolder: string): ContentStore {
  const finished = ({ stream, hash }: ContentName): string => join(dataFolder, CONTENTS, stream, hash);
  const arriving = ({ office, device, stream, hash }: Incoming): string =>
    join(dataFolder, ARRIVING, `${office}.${device}`, `${stream}.${hash}`);
  return {
    ...sealedFiles(dataFolder),
    has: (name) => isFile(finished(name)),
    pieces: async (incoming) => {
      const names = await readdir(arriving(incoming)).catch(() => []);
      return names.filter((name) => /^\d{1,6}$/.test(name)).map(Number);
    },
    putPiece: async (incoming, n, bytes) => {
      const folder = arriving(incoming);
      await mkdir(folder, { recursive: true });
      const aside = join(folder, `${n}.part`);
      try {
        await writeFile(aside, bytes, { flush: true });
        await rename(aside, join(folder, String(n)));
      } catch (cause) {
        await rm(aside, { force: true }).catch(() => undefined);
        throw cause;
      }
      await syncFolder(folder);
    },
    finish: async (incoming, { count, size }) => {
      const folder = arriving(incoming);
      const file = finished(incoming);
      const isWhole = await putTogether(folder, { count, size, hash: incoming.hash });
      if (isWhole) {
        await mkdir(join(file, '..'), { recursive: true });
        await rename(join(folder, WHOLE), file);
        await syncFolder(join(file, '..'));
        await syncFolder(join(dataFolder, CONTENTS));
      }
      await rm(folder, { recursive: true, force: true });
      return isWhole;
    },
    read: async (name, at, length) => {
      const file = await open(finished(name), 'r').catch(absent);
      if (file === null) return null;
      try {
        const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, at);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
  };
}

const WHOLE = 'whole.part';

/** Writes all pieces one after the other, a piece at a time in memory; is the result what its name says? */
async function putTogether(
  folder: string,
  { count, size, hash }: { readonly count: number; readonly size: number; readonly hash: string },
): Promise<boolean> {
  const sum = createHash('sha256');
  const whole: FileHandle = await open(join(folder, WHOLE), 'w');
  let length = 0;
  try {
    for (let n = 0; n < count; n += 1) {
      const piece = await readFile(join(folder, String(n)));
      sum.update(piece);
      length += piece.length;
      await whole.appendFile(piece);
    }
    await whole.sync();
  } finally {
    await whole.close();
  }
  return length === size && sum.digest('hex') === hash;
}

const isFile = (file: string): Promise<boolean> =>
  stat(file).then(
    (found) => found.isFile(),
    (cause: unknown) => absent(cause) !== null,
  );
