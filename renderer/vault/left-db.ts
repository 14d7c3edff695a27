import { Dexie, type EntityTable } from 'dexie';
import type { Escrow } from '#shared/sync/recovery.ts';
import type { AlgorithmName } from './cipher-suite.ts';

/** Sealed rows by table as they lay on the disk, and the data key sealed to the county's recovery key. */
export type KeptWork = {
  readonly escrow: Escrow;
  readonly algorithm: AlgorithmName;
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
};

/** What a revoked device keeps: that it was revoked, and its unsent work that only the county can open (C16). */
export type LeftBehind = {
  readonly key: 'left';
  readonly office: string;
  readonly unit: string;
  readonly device: string;
  /** An Instant by the device's clock. */
  readonly at: string;
  /** How much had not reached the county: operations, drafts, and one for any number of reports in confidence. */
  readonly unsent: number;
  /** Absent where there was nothing, or no escrow with which the county could open it. */
  readonly kept?: KeptWork;
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
