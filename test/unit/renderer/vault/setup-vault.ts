import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { randomBytes } from '#renderer/vault/bytes.ts';
import { deriveKey } from '#renderer/vault/derive-key.ts';
import { generateDeviceKey, generateSeatKeys } from '#renderer/vault/seat-keys.ts';
import { createVaultDatabase } from '#renderer/vault/vault-db.ts';
import { foundVault, type NewSeat, type Unlocked, type VaultDeps } from '#renderer/vault/vault.ts';
import { aTicket } from '#test/support/seat-ticket.ts';

// Dexie may have been loaded before there was an IndexedDB to find.
Dexie.dependencies = { indexedDB, IDBKeyRange };

export const PASSPHRASE = '雨水往我院子里灌3次!';
export const OTHER = '石桥村的渠道7月又堵了';

export type TestVault = {
  readonly deps: VaultDeps;
  readonly pass: (ms: number) => void;
  readonly first: Unlocked;
};

/** A vault with one seat, on a clock of its own. */
export async function setupVault(): Promise<TestVault> {
  let now = Date.parse('2026-09-04T01:00:00.000Z');
  const deps: VaultDeps = {
    db: createVaultDatabase(`vault-${Buffer.from(randomBytes(8)).toString('hex')}`),
    derive: deriveKey,
    now: () => now,
  };
  const { privateKey } = await generateDeviceKey();
  const device = {
    office: 'jiaxi',
    device: 'D1',
    unit: '甲溪司法所',
    deviceKey: privateKey,
    store: 'sealed-1',
    algorithm: 'A256GCM',
  } as const;
  const first = await foundVault(deps, device, await aSeat('jiaxi-clerk'));
  return { deps, pass: (ms) => void (now += ms), first };
}

export async function aSeat(officer: string, passphrase = PASSPHRASE): Promise<NewSeat> {
  const keys = await generateSeatKeys();
  return { ticket: aTicket(officer, keys), name: '吕某己', passphrase, keys };
}
