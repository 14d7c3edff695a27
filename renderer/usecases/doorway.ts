import { readDevice, readSeats, type VaultDeps } from '#renderer/vault/vault.ts';
import type { VaultDevice, VaultSeat } from '#renderer/vault/vault-rows.ts';

/** What is known before anybody signs in; `null` on a computer that belongs to no office yet. */
export type Doorway = { readonly device: VaultDevice; readonly seats: readonly VaultSeat[] };

export async function readDoorway(vault: Pick<VaultDeps, 'db'>): Promise<Doorway | null> {
  const [device, seats] = await Promise.all([readDevice(vault), readSeats(vault)]);
  return device === null || seats.length === 0 ? null : { device, seats };
}
