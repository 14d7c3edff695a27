import { err, ok, type Result } from '#shared/lib/result.ts';
import type { SeatTicket } from '#shared/sync/enroll.ts';
import type { Bytes } from './bytes.ts';
import { isAcceptable, isOutdated, newKdfParams, type KdfParams } from './kdf-params.ts';
import {
  importDataKey,
  kekOf,
  newDataKey,
  openSecret,
  sealSecret,
  unwrapDataKey,
  wrapDataKey,
  type DataKey,
  type Kek,
} from './key-encryption.ts';
import { openSealed } from './public-seal.ts';
import { privateSeatKeys, type PrivateSeatKeys, type SeatKeys } from './seat-keys.ts';
import { NO_TRIES, waitOf } from './try-delay.ts';
import type { VaultDatabase } from './vault-db.ts';
import { isWiped } from './wipe-keys.ts';
import type { Unrecorded, VaultDevice, VaultSeat } from './vault-rows.ts';

/** What the vault needs; the key is derived in a worker (`deriveInWorker`) and in tests right here. */
export type VaultDeps = {
  readonly db: VaultDatabase;
  readonly derive: (passphrase: string, params: KdfParams) => Promise<Bytes>;
  /** Milliseconds. */
  readonly now: () => number;
};

/** Everything one officer's passphrase opened. Dropped at lock, with the page that holds it. */
export type Unlocked = {
  readonly device: VaultDevice;
  readonly seat: VaultSeat;
  readonly kek: Kek;
  readonly dataKey: DataKey;
  readonly keys: PrivateSeatKeys;
};

export type UnlockProblem =
  | { readonly code: 'wrong-passphrase'; readonly wait: number }
  | { readonly code: 'wait'; readonly wait: number }
  | { readonly code: 'no-seat' | 'keys-wiped' | 'weak-parameters' | 'damaged-vault' };

/** The officer who takes a seat, and what enrolment gave for it. */
export type NewSeat = {
  readonly ticket: SeatTicket;
  /** Absent where the county hides the names before sign-in. */
  readonly name?: string | undefined;
  readonly passphrase: string;
  readonly keys: SeatKeys;
  /** For the audit log, by whoever signs in next. */
  readonly unrecorded?: Unrecorded | undefined;
};

export const readDevice = async ({ db }: Pick<VaultDeps, 'db'>): Promise<VaultDevice | null> =>
  (await db.device.get('device')) ?? null;

/** In the order in which they were given. */
export const readSeats = async ({ db }: Pick<VaultDeps, 'db'>): Promise<readonly VaultSeat[]> =>
  (await db.seats.toArray()).sort((a, b) => a.number - b.number);

/**
 * First seat of a new device: makes the data key. `fill` puts into the store what belongs there from the start; only
 * then the wraps are written, so that a program that ends in between has founded nothing.
 */
export async function foundVault(
  deps: VaultDeps,
  device: Omit<VaultDevice, 'next'>,
  seat: NewSeat,
  fill: (dataKey: DataKey) => Promise<void> = () => Promise.resolve(),
): Promise<Unlocked> {
  const dataKey = await newDataKey();
  await fill(dataKey);
  const made = await makeSeat(deps, seat, { dataKey, store: device.store, number: 1 });
  await deps.db.transaction('rw', deps.db.device, deps.db.seats, async () => {
    await deps.db.device.put({ key: 'device', ...device });
    await deps.db.seats.clear();
    await deps.db.seats.put(made.seat);
  });
  return { device, dataKey, ...made };
}

/** A further seat, while somebody is signed in (decision 0005). An officer who has one gets a new one. */
export async function addSeat(
  deps: VaultDeps,
  by: Pick<Unlocked, 'device' | 'dataKey'>,
  seat: NewSeat,
): Promise<VaultSeat> {
  const seats = await readSeats(deps);
  const known = seats.find(({ officer }) => officer === seat.ticket.seat.officer);
  const number = known?.number ?? Math.max(0, ...seats.map((each) => each.number)) + 1;
  const made = await makeSeat(deps, seat, { dataKey: by.dataKey, store: by.device.store, number });
  await deps.db.seats.put(made.seat);
  return made.seat;
}

type Place = { readonly dataKey: DataKey; readonly store: string; readonly number: number };

async function makeSeat(
  deps: VaultDeps,
  { ticket, name, passphrase, keys, unrecorded }: NewSeat,
  { dataKey, store, number }: Place,
): Promise<Pick<Unlocked, 'seat' | 'kek' | 'keys'>> {
  const { officer } = ticket.seat;
  const params = newKdfParams();
  const kek = await kekOf(await deps.derive(passphrase, params));
  const [wrapped, signKey, sealKey] = await Promise.all([
    wrapDataKey(dataKey, kek),
    sealPrivate(keys.sign.privateKey, kek, `${officer} sign`),
    sealPrivate(keys.seal.privateKey, kek, `${officer} seal`),
  ]);
  const seat: VaultSeat = {
    officer,
    number,
    ...(name !== undefined && { name }),
    params,
    wrapped,
    store,
    signKey,
    sealKey,
    ticket,
    tries: NO_TRIES,
    ...(unrecorded !== undefined && { unrecorded }),
  };
  return { seat, kek, keys: { sign: keys.sign.privateKey, seal: keys.seal.privateKey } };
}

const sealPrivate = async (key: CryptoKey, kek: Kek, about: string): Promise<Bytes> =>
  sealSecret(new Uint8Array(await crypto.subtle.exportKey('pkcs8', key)), kek, about);

/**
 * A full disk must not shut the clerk out in front of the queue: then the count is not kept. Whoever could fill the disk
 * to try more passphrases could as well copy it.
 */
async function keepTries(
  { db }: Pick<VaultDeps, 'db'>,
  officer: string,
  kept: Pick<VaultSeat, 'tries' | 'unrecorded'>,
) {
  await db.seats.update(officer, kept).catch((cause: unknown) => {
    if (!isDiskFull(cause)) throw cause;
  });
}

/** Dexie wraps the browser's error; both names count. */
const isDiskFull = (cause: unknown): boolean =>
  typeof cause === 'object' &&
  cause !== null &&
  (('name' in cause && cause.name === 'QuotaExceededError') || ('inner' in cause && isDiskFull(cause.inner)));

/**
 * Opens the vault with an officer's passphrase. A try is counted before it is made, so that ending the program does not
 * take it back; the right passphrase clears the count and raises outdated parameters (C3, C4).
 */
export async function unlock(
  deps: VaultDeps,
  officer: string,
  passphrase: string,
): Promise<Result<Unlocked, UnlockProblem>> {
  const opened = await countedTry(deps, officer, passphrase, async (derived) =>
    unlockWith(deps, officer, await kekOf(derived)),
  );
  if (!opened.ok) return opened;
  const { value } = opened;
  return ok(isOutdated(value.seat.params) ? await rewrap(deps, value, passphrase) : value);
}

/** One try of a passphrase, for whatever `open` does with the 32 bytes it gives; `null` there: it was the wrong one. */
export async function countedTry<T extends { readonly seat: VaultSeat }>(
  deps: VaultDeps,
  officer: string,
  passphrase: string,
  open: (derived: Bytes, seat: VaultSeat) => Promise<Result<T, UnlockProblem> | null>,
): Promise<Result<T, UnlockProblem>> {
  const seat = await deps.db.seats.get(officer);
  if (seat === undefined) return err({ code: 'no-seat' });
  if (isWiped(seat)) return err({ code: 'keys-wiped' });
  if (!isAcceptable(seat.params)) return err({ code: 'weak-parameters' });
  const wait = waitOf(seat.tries, deps.now());
  if (wait > 0) return err({ code: 'wait', wait });
  const tries = { wrong: seat.tries.wrong + 1, at: deps.now() };
  const unrecorded = seat.unrecorded ?? { failed: 0 };
  await keepTries(deps, officer, { tries, unrecorded: { ...unrecorded, failed: unrecorded.failed + 1 } });
  const opened = await open(await deps.derive(passphrase, seat.params), seat);
  if (opened === null) return err({ code: 'wrong-passphrase', wait: waitOf(tries, deps.now()) });
  if (!opened.ok) return opened;
  await keepTries(deps, officer, { tries: NO_TRIES, unrecorded });
  return ok({ ...opened.value, seat: { ...opened.value.seat, tries: NO_TRIES, unrecorded } });
}

/** A wrong try of the session PIN, for the audit log; the keeper counts them. */
export async function noteFailedTry({ db }: Pick<VaultDeps, 'db'>, officer: string): Promise<void> {
  const seat = await db.seats.get(officer);
  if (seat === undefined) return;
  const unrecorded = seat.unrecorded ?? { failed: 0 };
  const { tries } = seat;
  await keepTries({ db }, officer, { tries, unrecorded: { ...unrecorded, failed: unrecorded.failed + 1 } });
}

/** The audit log has these now; what came meanwhile stays. */
export async function settleUnrecorded({ db }: Pick<VaultDeps, 'db'>, officer: string, settled: Unrecorded) {
  await db.transaction('rw', db.seats, async () => {
    const seat = await db.seats.get(officer);
    if (seat === undefined) return;
    const failed = Math.max(0, (seat.unrecorded?.failed ?? 0) - settled.failed);
    await db.seats.update(officer, { unrecorded: { failed } });
  });
}

/** Opens with keys kept through a lock (the session PIN). `null`: the keys are not this seat's any more. */
export async function unlockWith(
  deps: VaultDeps,
  officer: string,
  kek: Kek,
): Promise<Result<Unlocked, UnlockProblem> | null> {
  const [device, seat] = await Promise.all([readDevice(deps), deps.db.seats.get(officer)]);
  if (device === null || seat === undefined) return err({ code: 'no-seat' });
  // After a change of the data key the wrap is empty until its officer comes; then the seat's own key tells.
  const isCurrent = seat.store === device.store;
  const [dataKey, sign, seal] = await Promise.all([
    isCurrent ? unwrapDataKey(seat.wrapped, kek) : null,
    openSecret(seat.signKey, kek, `${officer} sign`),
    openSecret(seat.sealKey, kek, `${officer} seal`),
  ]);
  if (isCurrent ? dataKey === null : sign === null) return null;
  if (sign === null || seal === null) return err({ code: 'damaged-vault' });
  const keys = await privateSeatKeys(sign, seal);
  if (dataKey !== null) return ok({ device, seat, kek, dataKey, keys });
  return takeHandover(deps, { device, seat, kek, keys });
}

/** The data key was changed while this officer was away: the new one is sealed to the seat (rotation). */
async function takeHandover(
  deps: VaultDeps,
  { device, seat, kek, keys }: Omit<Unlocked, 'dataKey'>,
): Promise<Result<Unlocked, UnlockProblem>> {
  const { handover: _, ...kept } = seat;
  const raw =
    seat.handover?.store === device.store
      ? await openSealed(keys.seal, seat.handover.box, handoverOf(device.store))
      : null;
  if (raw === null) return err({ code: 'damaged-vault' });
  const dataKey = await importDataKey(raw);
  const next: VaultSeat = { ...kept, store: device.store, wrapped: await wrapDataKey(dataKey, kek) };
  await deps.db.seats.put(next);
  return ok({ device, seat: next, kek, dataKey, keys });
}

/** What a data key sealed to a seat is bound to. */
export const handoverOf = (store: string): string => `data key of ${store}`;

/** Another passphrase for the same seat: one row is written, no record (C6). */
export async function rewrap(deps: VaultDeps, current: Unlocked, passphrase: string): Promise<Unlocked> {
  const { officer } = current.seat;
  // A PIN's box opens the old keys alone.
  const { tries: _, osPin: __, ...kept } = current.seat;
  const params = newKdfParams();
  const kek = await kekOf(await deps.derive(passphrase, params));
  const seal = async (old: Bytes, about: string): Promise<Bytes> => {
    const secret = await openSecret(old, current.kek, about);
    // The current keys opened it a moment ago.
    if (secret === null) throw new Error('the seat changed while it was open');
    return sealSecret(secret, kek, about);
  };
  const [wrapped, signKey, sealKey] = await Promise.all([
    wrapDataKey(current.dataKey, kek),
    seal(current.seat.signKey, `${officer} sign`),
    seal(current.seat.sealKey, `${officer} seal`),
  ]);
  const seat: VaultSeat = { ...kept, params, wrapped, signKey, sealKey, tries: NO_TRIES };
  await deps.db.seats.put(seat);
  return { ...current, seat, kek };
}

/** Takes an officer's way in away. Whoever may have copied the disk before makes a new data key necessary (0005). */
export const removeSeat = (deps: Pick<VaultDeps, 'db'>, officer: string): Promise<void> =>
  deps.db.seats.delete(officer);
