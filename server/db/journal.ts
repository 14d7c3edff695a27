import { createHash } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from './sync-folder.ts';

/**
 * A file of records that are on the disk when `append` returns (stack §3.2 b). One record a line:
 * `<first 16 hex of SHA-256 of the rest> <JSON>`. PGlite itself never calls fsync, so after a power cut this file is
 * what the county still has; it is kept whole, so that the database can also be rebuilt from nothing.
 */
export type Journal = {
  /**
   * Writes the records and waits for the disk. After a failure the records are kept and written before the next ones,
   * so what is acknowledged later never stands on something lost. Call with `[]` to retry them. One caller at a time.
   */
  readonly append: (records: readonly unknown[]) => Promise<void>;
  /**
   * Writes the whole file anew with each record as `change` makes it, aside and then in the old one's place: what went
   * into confidence must not stay readable in it (CF-14). Rare, and as long as the file is. One caller at a time.
   */
  readonly rewrite: (change: (record: unknown) => unknown) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A record in the middle of the file is damaged: not a torn end, but a broken disk or an edited file. */
export class DamagedJournalError extends Error {}

export type OpenJournal = { readonly journal: Journal; readonly cutBytes: number };

/**
 * Opens the file, hands every record to `onRecord` in order and cuts a torn end: a record that was being written when
 * the power failed was never acknowledged.
 */
export async function openJournal(file: string, onRecord: (record: unknown) => Promise<void>): Promise<OpenJournal> {
  const handle = await open(file, 'a+');
  await syncFolder(dirname(file));
  try {
    const { good, size } = await readRecords(handle, onRecord);
    if (good < size) await handle.truncate(good);
    return {
      journal: journalOf(handle, good, (from, change) => replaceFile(file, from, change)),
      cutBytes: size - good,
    };
  } catch (cause) {
    await handle.close();
    throw cause;
  }
}

/** What appending needs of a file. */
export type JournalFile = Pick<FileHandle, 'appendFile' | 'datasync' | 'truncate' | 'close'>;

/** A file in the place of the old one, which is closed: what is to be appended to, and how long it is. */
type Replace<F> = (
  from: F,
  change: (record: unknown) => unknown,
) => Promise<{ readonly handle: F; readonly good: number }>;

/** Appends to an open file whose first `start` bytes are whole records. */
export function journalOf<F extends JournalFile>(first: F, start: number, replace?: Replace<F>): Journal {
  let handle = first;
  let good = start;
  let unwritten: string[] = [];
  return {
    append: async (records) => {
      unwritten.push(...records.map(lineOf));
      if (unwritten.length === 0) return;
      const bytes = Buffer.from(unwritten.join(''));
      try {
        await handle.appendFile(bytes);
        await handle.datasync();
      } catch (cause) {
        // A full disk may have taken half a record; the next attempt starts at the last whole one.
        await handle.truncate(good).catch(() => undefined);
        throw cause;
      }
      good += bytes.length;
      unwritten = [];
    },
    rewrite: async (change) => {
      if (replace === undefined) throw new Error('this journal cannot be written anew');
      ({ handle, good } = await replace(handle, change));
    },
    close: () => handle.close(),
  };
}

async function replaceFile(
  file: string,
  from: FileHandle,
  change: (record: unknown) => unknown,
): Promise<{ readonly handle: FileHandle; readonly good: number }> {
  const aside = `${file}.part`;
  await rm(aside, { force: true });
  const to = await open(aside, 'a+', 0o600);
  let good = 0;
  try {
    let lines: string[] = [];
    const flush = async (): Promise<void> => {
      const bytes = Buffer.from(lines.join(''));
      lines = [];
      await to.appendFile(bytes);
      good += bytes.length;
    };
    await readRecords(from, async (record) => {
      lines.push(lineOf(change(record)));
      if (lines.length >= 100) await flush();
    });
    await flush();
    await to.datasync();
  } catch (cause) {
    await to.close();
    await rm(aside, { force: true });
    throw cause;
  }
  // Windows replaces no file that somebody has open.
  await to.close();
  await from.close();
  await rename(aside, file);
  await syncFolder(dirname(file));
  return { handle: await open(file, 'a+'), good };
}

const checkOf = (json: string): string => createHash('sha256').update(json).digest('hex').slice(0, 16);

function lineOf(record: unknown): string {
  const json = JSON.stringify(record);
  return `${checkOf(json)} ${json}\n`;
}

async function readRecords(
  handle: FileHandle,
  onRecord: (record: unknown) => Promise<void>,
): Promise<{ readonly good: number; readonly size: number }> {
  const { size } = await handle.stat();
  let good = 0;
  let damaged = false;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of handle.createReadStream({ start: 0, autoClose: false, highWaterMark: 1 << 20 })) {
    // A stream without an encoding gives buffers.
    rest = Buffer.concat([rest, chunk as Buffer]);
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10)) {
      const line = rest.toString('utf8', 0, end);
      rest = rest.subarray(end + 1);
      const json = line.slice(17);
      if (line[16] !== ' ' || checkOf(json) !== line.slice(0, 16)) {
        damaged = true;
        continue;
      }
      if (damaged) throw new DamagedJournalError(`日志文件在第 ${good} 字节处损坏，其后仍有完整记录。`);
      await onRecord(JSON.parse(json));
      good += end + 1;
    }
  }
  return { good, size };
}
