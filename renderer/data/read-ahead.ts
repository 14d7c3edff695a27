import { createDatabase, type Database } from './db.ts';
import type { ListBlockRow } from './rows.ts';
import { requested } from './transaction.ts';

/** What of a store can be read without its key: the open database and the sealed blocks of the list. */
export type ReadAhead = {
  readonly db: Database;
  readonly blocks: readonly ListBlockRow[];
};

/**
 * Opens the database and reads the blocks while another thread works on the passphrase: a third of what a sign-in waits
 * for besides it. `null` when that does not succeed; then whoever opens the store finds out why.
 */
export async function readAhead(name: string): Promise<ReadAhead | null> {
  const db = createDatabase(name);
  try {
    await db.open();
    const lists = db.backendDB().transaction('lists').objectStore('lists');
    return { db, blocks: await requested<ListBlockRow[]>(lists.getAll()) };
  } catch {
    db.close();
    return null;
  }
}
