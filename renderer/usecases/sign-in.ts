import { settingsOf } from '#shared/domain/organisation/settings.ts';
import { err, type Result } from '#shared/lib/result.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import { sealedCodec } from '#renderer/data/codec.ts';
import { openDeviceStore, type DeviceStore } from '#renderer/data/device-store.ts';
import { readAhead, type ReadAhead } from '#renderer/data/read-ahead.ts';
import type { StorageProblem } from '#renderer/data/transaction.ts';
import { saveLease, saveSeen } from '#renderer/data/writes/device-record.ts';
import { unlockByPin, type PinProblem } from '#renderer/vault/session-pin.ts';
import type { PinKeeping, PinOffer } from '#shared/lib/pin-keeper.ts';
import { recordCipher } from '#renderer/vault/record-suites.ts';
import {
  addSeat,
  readDevice,
  unlock,
  type UnlockProblem,
  type Unlocked,
  type VaultDeps,
} from '#renderer/vault/vault.ts';
import { renewTerm } from '#renderer/vault/wipe-keys.ts';
import { LeaseResponse } from '#shared/sync/enroll.ts';
import { signedCall, type CallProblem } from '#renderer/vault/signed-call.ts';
import { connectionOf, type GivenSeat } from './enroll-device.ts';
import { wipeIfDue } from './key-term.ts';
import { leaseTime } from './lease-time.ts';
import { countOsTry, forgetOsPin, settleOsTries } from './os-pin.ts';
import { finishKeyChange } from './rotate-key.ts';

/** Somebody at the desk: the keys and the open store. */
export type SignedIn = { readonly unlocked: Unlocked; readonly store: DeviceStore };
/** `lease-expired`: too long without the county, and it could not be reached now (C16). */
export type SignInProblem =
  | UnlockProblem
  | StorageProblem
  | { readonly code: 'lease-expired'; readonly why: CallProblem };

/** How the county is reached before anybody sits at the desk, and what its revocation does. */
export type CountyContact = {
  /** The county server's origin, empty when it serves this page itself. */
  readonly base: string;
  readonly onRevoked: (store: DeviceStore) => void;
};

/**
 * Wholly offline: the passphrase opens the keys, the keys open the store. Only a device that was without contact past
 * its lease asks the county first, and stays closed without a fresh word (C16).
 */
export async function signIn(
  vault: VaultDeps,
  county: CountyContact,
  officer: string,
  passphrase: string,
): Promise<Result<SignedIn, SignInProblem>> {
  if (await wipeIfDue(vault, county.base)) return err({ code: 'keys-wiped' });
  const reading = readDoorwayStore(vault);
  const unlocked = await unlock(vault, officer, passphrase);
  const ahead = await reading;
  // A change of the key leaves this store for another one.
  const isUsed = unlocked.ok && unlocked.value.device.next === undefined;
  if (!isUsed) ahead?.db.close();
  return unlocked.ok ? enter(vault, county, unlocked.value, isUsed ? ahead : null) : unlocked;
}

/** What needs no key is read while the passphrase is worked on. */
const readDoorwayStore = (vault: VaultDeps): Promise<ReadAhead | null> =>
  readDevice(vault).then(
    (device) => (device === null ? null : readAhead(device.store)),
    () => null,
  );

/** Opens a locked computer again with the session PIN (C4). */
export async function signInByPin(
  vault: VaultDeps,
  county: CountyContact,
  keeper: PinKeeping,
  { offer, pin }: { readonly offer: PinOffer; readonly pin: string },
): Promise<Result<SignedIn, SignInProblem | PinProblem>> {
  const { officer } = offer;
  if (await wipeIfDue(vault, county.base)) return err({ code: 'keys-wiped' });
  const tries = await countOsTry(vault, officer);
  const unlocked = await unlockByPin(vault, offer, pin, (verifier) => keeper.take({ officer, verifier }));
  if (unlocked.ok) {
    await settleOsTries(vault, officer);
    return enter(vault, county, unlocked.value);
  }
  const { error } = unlocked;
  const left = 'left' in error ? Math.min(error.left, tries ?? error.left) : 0;
  // Whatever is wrong with it, it opens nothing any more.
  if (left === 0) await Promise.all([keeper.drop(officer), forgetOsPin(vault, officer)]);
  return 'left' in error ? err({ ...error, left }) : unlocked;
}

async function enter(
  vault: VaultDeps,
  county: CountyContact,
  unlocked: Unlocked,
  ahead: ReadAhead | null = null,
): Promise<Result<SignedIn, SignInProblem>> {
  const current = await finishKeyChange(vault, unlocked);
  if (!current.ok) return current;
  const opened = await openStore(current.value, ahead);
  if (!opened.ok) return opened;
  const { store } = opened.value;
  const time = leaseTime(store.state, vault.now());
  // A full disk does not shut the clerk out; then an older moment stays the newest one seen.
  await saveSeen(store, time).catch(() => undefined);
  if (!isOverdue(store, time)) return opened;
  const why = await renewLease(vault, opened.value, county);
  if (why === null) return opened;
  // A revoked one is being erased, and its store is closed there.
  if (why.code !== 'revoked') store.close();
  return err({ code: 'lease-expired', why });
}

const isOverdue = ({ state: { leaseUntil } }: DeviceStore, now: number): boolean =>
  leaseUntil !== null && now > Date.parse(leaseUntil);

/** Asks the county for a fresh word; `null`: it came, and is kept. */
async function renewLease(
  vault: VaultDeps,
  { unlocked, store }: SignedIn,
  county: CountyContact,
): Promise<CallProblem | null> {
  const { identity, profile } = store.state;
  if (identity === null) return null;
  const connection = connectionOf(identity, unlocked, county.base, () => county.onRevoked(store));
  const answer = await signedCall(connection, '/lease');
  if (!answer.ok) return answer.error;
  const fresh = LeaseResponse.safeParse(answer.value);
  if (!fresh.success) return { code: 'bad-answer' };
  await saveLease(store, fresh.data.leaseUntil);
  // Whatever a clock that ran ahead had shown before does not count any more.
  await saveSeen(store, Date.parse(fresh.data.serverNow));
  await renewTerm(vault, { at: fresh.data.serverNow, days: settingsOf(profile ?? {}).eraseDays });
  return null;
}

/** The store that the keys open. */
export async function openStore(
  unlocked: Unlocked,
  ahead: ReadAhead | null = null,
): Promise<Result<SignedIn, StorageProblem>> {
  const { device, dataKey } = unlocked;
  const codec = sealedCodec(await recordCipher(dataKey, device.algorithm));
  const opened = await openDeviceStore({ name: device.store, codec, ahead });
  return opened.ok ? { ok: true, value: { unlocked, store: opened.value } } : err(opened.error);
}

/** A further officer's passphrase, while somebody is signed in. */
export async function seatOfficer(
  vault: VaultDeps,
  by: SignedIn,
  { ticket, keys }: GivenSeat,
  passphrase: string,
): Promise<void> {
  const name = nameOf(by.store.state.profile, ticket.seat.officer);
  await addSeat(vault, by.unlocked, { ticket, name, passphrase, keys });
}

/** An officer's name, as the list before sign-in shows it. */
export const nameOf = (profile: CountyProfile | null, officer: string): string | undefined =>
  profile?.officers.find(({ id }) => id === officer)?.name;
