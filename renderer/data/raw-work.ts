import { Dexie } from 'dexie';
import { readPage, requested } from './transaction.ts';
import type { DraftRow, OperationRow } from './rows.ts';

/** What had not reached the county, as it lies on the disk: sealed, and nobody here can open it. */
export type RawWork = {
  readonly operations: readonly Pick<OperationRow, 'n' | 'body'>[];
  readonly drafts: readonly Pick<DraftRow, 'id' | 'rev' | 'body'>[];
};

const MOST_ROWS = 100_000;

/** Reads it without any key, where nobody has signed in. */
export async function readRawWork(name: string): Promise<RawWork> {
  const db = new Dexie(name);
  try {
    await db.open();
    const stores = db.backendDB();
    const keysOf = (table: string): Promise<readonly IDBValidKey[]> =>
      requested<IDBValidKey[]>(stores.transaction(table).objectStore(table).getAllKeys());
    const waiting = new Set([...(await keysOf('outbox')), ...(await keysOf('tray'))]);
    const operations: RawWork['operations'][number][] = [];
    for (const n of waiting) {
      const row = await requested<OperationRow | undefined>(
        stores.transaction('operations').objectStore('operations').get(n),
      );
      if (row !== undefined) operations.push({ n: row.n, body: row.body });
    }
    const drafts = await readPage<DraftRow>(db, 'drafts', null, MOST_ROWS);
    return { operations, drafts: drafts.map(({ id, rev, body }) => ({ id, rev, body })) };
  } finally {
    db.close();
  }
}
