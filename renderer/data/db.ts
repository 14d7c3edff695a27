import { Dexie, type EntityTable } from 'dexie';
import type {
  AuditRow,
  ContentRow,
  DraftRow,
  ListBlockRow,
  MatterRow,
  MetaRow,
  OperationRow,
  ReceptionRow,
  StaleRow,
  StoredOutboxRow,
  StoredReceiptRow,
  TrayRow,
} from './rows.ts';
import { STORES_V1 } from './versions/v1.ts';
import { STORES_V2 } from './versions/v2.ts';
import { STORES_V3 } from './versions/v3.ts';
import { STORES_V4 } from './versions/v4.ts';
import { STORES_V5 } from './versions/v5.ts';
import { STORES_V6 } from './versions/v6.ts';

export type Database = Dexie & {
  matters: EntityTable<MatterRow, 'id'>;
  operations: EntityTable<OperationRow, 'n'>;
  outbox: EntityTable<StoredOutboxRow, 'n'>;
  receipts: EntityTable<StoredReceiptRow, 'n'>;
  tray: EntityTable<TrayRow, 'n'>;
  drafts: EntityTable<DraftRow, 'id'>;
  meta: EntityTable<MetaRow, 'key'>;
  audit: EntityTable<AuditRow, 'n'>;
  reception: EntityTable<ReceptionRow, 'key'>;
  lists: EntityTable<ListBlockRow, 'n'>;
  stale: EntityTable<StaleRow, 'id'>;
  contents: EntityTable<ContentRow, 'id'>;
};

const DATABASE_VERSION = 6;

/**
 * The device's database. Strict durability: a saved visit is on the disk before the officer is told so
 * (Chromium's default loses the last seconds in a power cut; stack §2.3).
 */
export function createDatabase(name: string): Database {
  const db = new Dexie(name, { chromeTransactionDurability: 'strict' });
  db.version(1).stores(STORES_V1);
  db.version(2).stores(STORES_V2);
  db.version(3).stores(STORES_V3);
  db.version(4).stores(STORES_V4);
  db.version(5).stores(STORES_V5);
  db.version(DATABASE_VERSION).stores(STORES_V6);
  // Dexie adds a property for every store named above.
  return db as Database;
}

/** Was the opened database written by a later version of this program? Dexie counts in tens. */
export const isNewer = (db: Database): boolean => db.backendDB().version > DATABASE_VERSION * 10;
