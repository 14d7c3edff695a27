import { fromBase64url, toBase64url } from '#shared/lib/base64url.ts';
import type { PublicKey } from '#shared/model/seat.ts';
import type { Escrow, RecoveryWrap } from '#shared/sync/recovery.ts';
import { newKdfParams } from './kdf-params.ts';
import { exportDataKey, importDataKey, kekOf, unwrapDataKey, wrapDataKey, type DataKey } from './key-encryption.ts';
import { openSealed, sealTo } from './public-seal.ts';
import type { Unlocked, VaultDeps } from './vault.ts';

type Place = { readonly office: string; readonly device: string; readonly store: string };

const aboutOf = ({ office, device, store }: Place): string => `escrow ${office} ${device} ${store}`;

/** The data key sealed to the county's recovery key; made once and kept, so that sending it again changes nothing. */
export async function escrowOf(
  { db }: Pick<VaultDeps, 'db'>,
  { device, dataKey }: Pick<Unlocked, 'device' | 'dataKey'>,
  to: PublicKey,
): Promise<Escrow> {
  const known = (await db.device.get('device'))?.escrow;
  if (known?.to === to && known.store === device.store) return known;
  const raw = await exportDataKey(dataKey);
  const escrow = { to, store: device.store, box: toBase64url(await sealTo(to, raw, aboutOf(device))) };
  raw.fill(0);
  await db.device.update('device', { escrow });
  return escrow;
}

/** The county has it: from now on wiping the keys loses nothing (C16). */
export async function noteHeld({ db }: Pick<VaultDeps, 'db'>, { to, store }: Escrow): Promise<void> {
  await db.device.update('device', { held: { to, store } });
}

/** At the county, with the joined key; `null`: sealed to another key, of another device, or damaged. */
export async function openEscrow(
  key: CryptoKey,
  at: { readonly office: string; readonly device: string },
  { store, box }: Escrow,
): Promise<DataKey | null> {
  const bytes = fromBase64url(box);
  const raw = bytes === null ? null : await openSealed(key, bytes, aboutOf({ ...at, store }));
  return raw === null ? null : importDataKey(raw);
}

/** The data key under a one-time passphrase. */
export async function wrapForRecovery(
  derive: VaultDeps['derive'],
  { dataKey, store, passphrase }: { readonly dataKey: DataKey; readonly store: string; readonly passphrase: string },
): Promise<RecoveryWrap> {
  const { salt, ...params } = newKdfParams();
  const kek = await kekOf(await derive(passphrase, { ...params, salt }));
  return { store, ...params, salt: toBase64url(salt), wrapped: toBase64url(await wrapDataKey(dataKey, kek)) };
}

/** `null`: another passphrase. */
export async function unwrapRecovery(
  derive: VaultDeps['derive'],
  { kdf, memory, passes, lanes, salt, wrapped }: RecoveryWrap,
  passphrase: string,
): Promise<DataKey | null> {
  const [seed, bytes] = [fromBase64url(salt), fromBase64url(wrapped)];
  if (seed === null || bytes === null) return null;
  const kek = await kekOf(await derive(passphrase, { kdf, memory, passes, lanes, salt: seed }));
  return unwrapDataKey(bytes, kek);
}
