import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, rmdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { ATTACHMENT_CHUNK } from '#shared/model/attachment.ts';
import { absent } from './absent.ts';
import { ARRIVING, CONTENTS, SEALED } from './content-folders.ts';
import { headOf, type SealedContents, type SealRecord } from './contents.ts';
import { syncFolder } from './sync-folder.ts';

const HASH = /^[0-9a-f]{64}$/;
const DONE = '.sealed';
const ID = /^[A-Za-z0-9_-]{22}$/;

/**
 * Contents of matters in confidence as files: `attachments-sealed/<report>/<random>`. Beside the content a whole sealed
 * file is written first (`<hash>.sealed`); then the content goes; then the sealed one gets the name that says nothing. A
 * sealed file is its records one after the other, each behind its length (4 bytes); all pieces are of one length.
 */
export function sealedFiles(dataFolder: string): SealedContents {
  const sealedFile = (report: string, id: string): string => join(dataFolder, SEALED, report, id);
  return {
    openMatters: async () => {
      const arriving = await eachDevice(dataFolder, (names) => names.map((name) => name.split('.')[0] ?? ''));
      return [...new Set([...(await namesIn(join(dataFolder, CONTENTS))), ...arriving.flat()])];
    },
    seal: async (stream, report, sealRecord) => {
      const from = join(dataFolder, CONTENTS, stream);
      const names = await namesIn(from);
      for (const hash of names.filter((name) => HASH.test(name))) {
        if (!names.includes(`${hash}${DONE}`)) await sealOne(from, hash, sealRecord);
        await rm(join(from, hash), { force: true });
      }
      const done = (await namesIn(from)).filter((name) => name.endsWith(DONE));
      if (done.length > 0) {
        await syncFolder(from);
        await mkdir(join(dataFolder, SEALED, report), { recursive: true });
        for (const name of done)
          await rename(join(from, name), sealedFile(report, randomBytes(16).toString('base64url')));
        await syncFolder(join(dataFolder, SEALED, report));
        await syncFolder(join(dataFolder, SEALED));
      }
      for (const name of names) if (name.endsWith('.part')) await rm(join(from, name), { force: true });
      // Not emptied by force: a content that came whole this moment is sealed by the next call.
      await rmdir(from).catch(() => undefined);
      await eachDevice(dataFolder, (pieces, folder) =>
        Promise.all(
          pieces
            .filter((name) => name.startsWith(`${stream}.`))
            .map((name) => rm(join(folder, name), { recursive: true, force: true })),
        ),
      );
    },
    listSealed: async (report) => {
      const ids = (await namesIn(join(dataFolder, SEALED, report))).filter((name) => ID.test(name)).sort();
      const found = await Promise.all(
        ids.map(async (id) => ({ id, head: await readRecord(sealedFile(report, id), 0) })),
      );
      return found.flatMap(({ id, head }) => (head === null ? [] : [{ id, head }]));
    },
    readSealed: (report, id, n) => readRecord(sealedFile(report, id), n),
  };
}

/** Writes `<hash>.sealed`, whole, flushed and renamed; a piece at a time in memory. */
async function sealOne(folder: string, hash: string, sealRecord: SealRecord): Promise<void> {
  const part = join(folder, `${hash}.${randomBytes(6).toString('hex')}.part`);
  const source = await open(join(folder, hash), 'r');
  try {
    const target = await open(part, 'wx', 0o600);
    try {
      const { size } = await source.stat();
      await append(target, await sealRecord(0, headOf(hash, size)));
      for (let at = 0, n = 1; at < size; at += ATTACHMENT_CHUNK, n += 1) {
        // The last piece is filled up: how long it was shows nowhere.
        const piece = new Uint8Array(ATTACHMENT_CHUNK);
        const { bytesRead } = await source.read(piece, 0, ATTACHMENT_CHUNK, at);
        if (bytesRead !== Math.min(ATTACHMENT_CHUNK, size - at)) throw new Error('a content was not read whole');
        await append(target, await sealRecord(n, piece));
      }
      await target.sync();
    } finally {
      await target.close();
    }
  } catch (cause) {
    await rm(part, { force: true });
    throw cause;
  } finally {
    await source.close();
  }
  await rename(part, join(folder, `${hash}${DONE}`));
  await syncFolder(folder);
}

async function append(file: FileHandle, record: Uint8Array): Promise<void> {
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32BE(record.length);
  await file.appendFile(length);
  await file.appendFile(record);
}

const LENGTH = 4;

async function readRecord(path: string, n: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = await open(path, 'r').catch(absent);
  if (file === null) return null;
  const read = async (at: number, length: number): Promise<Buffer<ArrayBuffer> | null> => {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, at);
    return bytesRead === length ? buffer : null;
  };
  const lengthAt = async (at: number): Promise<number | null> => (await read(at, LENGTH))?.readUInt32BE() ?? null;
  try {
    const head = await lengthAt(0);
    if (head === null) return null;
    if (n === 0) return await read(LENGTH, head);
    const first = LENGTH + head;
    const piece = await lengthAt(first);
    return piece === null ? null : await read(first + (n - 1) * (LENGTH + piece) + LENGTH, piece);
  } finally {
    await file.close();
  }
}

/** The folders in which devices' pieces wait. */
async function eachDevice<T>(
  dataFolder: string,
  act: (names: readonly string[], folder: string) => T,
): Promise<readonly Awaited<T>[]> {
  const folders = (await namesIn(join(dataFolder, ARRIVING))).map((name) => join(dataFolder, ARRIVING, name));
  return Promise.all(folders.map(async (folder) => act(await namesIn(folder), folder)));
}

const namesIn = async (folder: string): Promise<readonly string[]> => (await readdir(folder).catch(absent)) ?? [];
