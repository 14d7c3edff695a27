import { Dexie, type EntityTable } from 'dexie';
import type { PublicKey } from '#shared/model/seat.ts';
import type { Escrow } from '#shared/sync/recovery.ts';
import type { Bytes } from './bytes.ts';

/** Sealed rows, and the data key sealed to the county's recovery key. */
export type RawLeft = {
  readonly escrow: Escrow;
  readonly operations: readonly { readonly n: number; readonly body: Bytes }[];
  readonly drafts: readonly { readonly id: string; readonly rev: number; readonly body: Bytes }[];
};

/** What a revoked device keeps: that it was revoked, and its unsent work that only the county can open (C16). */
export type LeftBehind = {
  readonly key: 'left';
  readonly office: string;
  readonly unit: string;
  readonly device: string;
  /** An Instant by the device's clock. */
  readonly at: string;
  /** Operations and drafts that had not reached the county. */
  readonly operations: number;
  readonly drafts: number;
  /** Both sealed to the county's recovery key; absent where there was nothing, or nobody to seal it to. */
  readonly sealed?: { readonly to: PublicKey; readonly box: Bytes };
  /** In place of `sealed` where nobody was signed in: the rows as they lay on the disk, and the escrow of their key. */
  readonly raw?: RawLeft;
  /** Everything else is gone from this computer. */
  readonly erased: boolean;
  /** A person saved the file that is handed in. */
  readonly saved?: true;
};

export type LeftDatabase = Dexie & { left: EntityTable<LeftBehind, 'key'> };

export function createLeftDatabase(name: string): LeftDatabase {
  const db = new Dexie(name, { chromeTransactionDurability: 'strict' });
  db.version(1).stores({ left: 'key' });
  // Dexie adds a property for every store named above.
  return db as LeftDatabase;
}
