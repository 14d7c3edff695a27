import { Dexie } from 'dexie';
import { keyOfLog } from './reception-rows.ts';
import { readPage, requested, type StoreName } from './transaction.ts';
import type { DraftRow, StoredOutboxRow, TrayRow } from './rows.ts';

/** Tables that hold what had not reached the county. */
export const RAW_TABLES = ['matters', 'operations', 'outbox', 'tray', 'drafts', 'reception', 'meta'] as const;

/** A row as it lies on the disk: sealed, and nobody here can open it. */
type RawRow = Readonly<Record<string, unknown>>;
export type RawWork = Readonly<Record<(typeof RAW_TABLES)[number], readonly RawRow[]>>;

const MOST_ROWS = 100_000;

/**
 * Reads it without any key, also where nobody has signed in: what waits and what was refused, each with its matter or
 * reception, unfinished forms, and reports in confidence that wait (`keepSealed` leaves no row where none does).
 */
export async function readRawWork(name: string): Promise<RawWork> {
  const db = new Dexie(name);
  try {
    await db.open();
    const rowsAt = async (table: StoreName, keys: Iterable<string | number>): Promise<readonly RawRow[]> => {
      const source = db.backendDB().transaction(table).objectStore(table);
      const rows = await Promise.all([...keys].map((key) => requested<RawRow | undefined>(source.get(key))));
      return rows.flatMap((row) => (row === undefined ? [] : [row]));
    };
    const outbox = await readPage<StoredOutboxRow>(db, 'outbox', null, MOST_ROWS);
    const tray = await readPage<TrayRow>(db, 'tray', null, MOST_ROWS);
    const waiting = [...outbox, ...tray];
    const streams = new Set(waiting.map(({ stream }) => stream));
    return {
      matters: await rowsAt('matters', streams),
      operations: await rowsAt('operations', new Set(waiting.map(({ n }) => n))),
      outbox,
      tray,
      drafts: await readPage<DraftRow>(db, 'drafts', null, MOST_ROWS),
      reception: await rowsAt('reception', [...streams].map(keyOfLog)),
      meta: await rowsAt('meta', ['sealedWaiting']),
    };
  } finally {
    db.close();
  }
}
