import type { Bytes } from './bytes.ts';
import { randomBytes } from './bytes.ts';
import { importDataKey, wrapDataKey, type DataKey } from './key-encryption.ts';
import { openSealed, sealTo } from './public-seal.ts';
import { handoverOf, readSeats, type Unlocked, type VaultDeps } from './vault.ts';

/**
 * Another data key (decision 0005): after a colleague's seat was taken away, or when the security administrator wishes.
 * Ordered here and done at the next sign-in, before anything is written: the new key is sealed to every seat that stays,
 * the store is copied under it, and then the wraps of the old key go. At each moment the device row says what is next.
 */

/** Orders the change: the new key exists only sealed to the seats that stay. `next` names the store it will open. */
export async function orderRotation({ db }: Pick<VaultDeps, 'db'>, next: string): Promise<void> {
  const raw = randomBytes(32);
  const boxes: { readonly officer: string; readonly box: Bytes }[] = [];
  for (const { officer, ticket } of await readSeats({ db }))
    boxes.push({ officer, box: await sealTo(ticket.seat.seal, raw, handoverOf(next)) });
  raw.fill(0);
  await db.transaction('rw', db.device, db.seats, async () => {
    await db.device.update('device', { next });
    for (const { officer, box } of boxes) await db.seats.update(officer, { handover: { store: next, box } });
  });
}

/** The key that is next, as this officer's seat has it; `null`: the seat is newer than the order. */
export async function nextDataKey(
  { seat, keys }: Pick<Unlocked, 'seat' | 'keys'>,
  next: string,
): Promise<DataKey | null> {
  if (seat.handover?.store !== next) return null;
  const raw = await openSealed(keys.seal, seat.handover.box, handoverOf(next));
  return raw === null ? null : importDataKey(raw);
}

/**
 * Everything is copied: from now on the new key is the key. The old one's wraps are overwritten in the same transaction,
 * and its escrow is forgotten; colleagues take theirs at their next sign-in.
 */
export async function switchKeys(
  { db }: Pick<VaultDeps, 'db'>,
  { device, seat, kek, keys }: Unlocked,
  { next, dataKey }: { readonly next: string; readonly dataKey: DataKey },
): Promise<Unlocked> {
  const wrapped = await wrapDataKey(dataKey, kek);
  const { handover: _, ...kept } = seat;
  const own = { ...kept, wrapped, store: next };
  const { escrow: __, held: ___, next: ____, ...placed } = device;
  const place = { ...placed, store: next, former: device.store };
  await db.transaction('rw', db.device, db.seats, async () => {
    await db.device.put({ ...place, key: 'device' });
    await db.seats.toCollection().modify({ wrapped: new Uint8Array(0) });
    await db.seats.put(own);
  });
  return { device: place, seat: own, kek, keys, dataKey };
}

/** The old store is gone from the disk. */
export async function forgetFormer({ db }: Pick<VaultDeps, 'db'>): Promise<void> {
  await db.transaction('rw', db.device, async () => {
    const row = await db.device.get('device');
    if (row === undefined) return;
    const { former: _, ...kept } = row;
    await db.device.put(kept);
  });
}
