import { settingsOf } from '#shared/domain/organisation/settings.ts';
import { err, type Result } from '#shared/lib/result.ts';
import { plainCodec, sealedCodec } from '#renderer/data/codec.ts';
import { openDeviceStore } from '#renderer/data/device-store.ts';
import { resealStore } from '#renderer/data/reseal.ts';
import { storageProblemOf, type StorageProblem } from '#renderer/data/transaction.ts';
import { saveIdentity } from '#renderer/data/writes/device-record.ts';
import type { SiteStorage } from '#renderer/platform/site-storage.ts';
import type { DataKey } from '#renderer/vault/key-encryption.ts';
import { recordCipher } from '#renderer/vault/record-suites.ts';
import { foundVault, type VaultDeps } from '#renderer/vault/vault.ts';
import type { Enrolment } from './enroll-device.ts';
import type { OldStore } from '#renderer/data/old-store.ts';
import { nameOf, openStore, type SignedIn } from './sign-in.ts';
import { newStoreName } from './store-name.ts';

/** `other-old-store`: the plain store of this computer is of another office or device than the code. */
export type BeginProblem = StorageProblem | { readonly code: 'other-old-store' };

export type BeginDeps = { readonly vault: VaultDeps; readonly site: Pick<SiteStorage, 'deleteDatabase'> };

/**
 * The first officer's passphrase: makes keys and store and keeps what enrolment gave. A plain store from before there
 * was a passphrase is copied into the new one first and deleted when everything is written; nothing of it is lost. Ended
 * in between, the computer is as it was and needs another code.
 */
export async function begin(
  { vault, site }: BeginDeps,
  enrolment: Enrolment,
  passphrase: string,
  old: OldStore | null,
): Promise<Result<SignedIn, BeginProblem>> {
  const { identity, profile, leaseUntil, at, deviceKey, ticket, keys } = enrolment;
  const { office, device } = identity;
  // Its operations bear another name and would be refused for ever; a person has to decide.
  if (old !== null && (old.office !== office || old.device !== device)) return err({ code: 'other-old-store' });
  const unit = profile.units.find(({ code }) => code === office)?.name ?? office;
  // §3.5: the county chooses for new stores; one that exists keeps what it was sealed with.
  const { storeAlgorithm: algorithm, eraseDays: days } = settingsOf(profile);
  const term = { at, clock: new Date(vault.now()).toISOString(), days };
  const place = { office, device, unit, deviceKey, store: newStoreName(), algorithm, term };
  const seat = { ticket, name: nameOf(profile, ticket.seat.officer), passphrase, keys };
  const fill = async (dataKey: DataKey): Promise<void> => {
    const to = { name: place.store, codec: sealedCodec(await recordCipher(dataKey, place.algorithm)) };
    if (old !== null) await resealStore({ from: { name: old.name, codec: plainCodec() }, to });
    const opened = await openDeviceStore(to);
    if (!opened.ok) throw new Error(opened.error.code);
    await saveIdentity(opened.value, identity, profile, leaseUntil);
    opened.value.close();
  };
  try {
    const unlocked = await foundVault(vault, place, seat, fill);
    if (old !== null) await site.deleteDatabase(old.name);
    return await openStore(unlocked);
  } catch (error) {
    return err(storageProblemOf(error, 'failed'));
  }
}
