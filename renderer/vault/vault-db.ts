import { Dexie, type EntityTable } from 'dexie';
import type { VaultDevice, VaultSeat } from './vault-rows.ts';

type DeviceRow = VaultDevice & { readonly key: 'device' };

/** The small database that is read before anybody signs in: wraps and public facts, nothing of a matter. */
export type VaultDatabase = Dexie & {
  device: EntityTable<DeviceRow, 'key'>;
  seats: EntityTable<VaultSeat, 'officer'>;
};

export function createVaultDatabase(name: string): VaultDatabase {
  const db = new Dexie(name, { chromeTransactionDurability: 'strict' });
  db.version(1).stores({ device: 'key', seats: 'officer' });
  // Dexie adds a property for every store named above.
  return db as VaultDatabase;
}
