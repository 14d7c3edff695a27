import type { VaultDatabase } from './vault-db.ts';
import type { KeyTerm, VaultDevice, VaultSeat } from './vault-rows.ts';

const NOTHING = new Uint8Array(0);
/** The vault, and its clock in milliseconds. */
type Timed = { readonly db: VaultDatabase; readonly now: () => number };

const HOUR_MS = 60 * 60 * 1000;

/** Were this seat's keys wiped (C16)? Only the county's recovery, or a colleague, gives its officer a new way in. */
export const isWiped = ({ signKey }: VaultSeat): boolean => signKey.length === 0;

/** Did the county say that it keeps the data key in use, sealed to its recovery key? Only then wiping loses nothing. */
export const isHeld = ({ store, escrow, held }: VaultDevice): boolean =>
  escrow?.store === store && held?.store === store && held.to === escrow.to;

/**
 * The county was in contact: its days begin anew. `at` is its own time, an Instant; `days` its `eraseDays`, absent where
 * the sealed profile cannot be read (then as before). Days are counted, so a younger word than an hour is not written.
 */
export async function renewTerm(
  { db, now }: Timed,
  { at, days: told }: { readonly at: string; readonly days?: number },
): Promise<void> {
  await db.transaction('rw', db.device, async () => {
    const row = await db.device.get('device');
    const days = told ?? row?.term?.days;
    if (row === undefined || days === undefined) return;
    const term = { at, clock: new Date(now()).toISOString(), days };
    if (row.term === undefined || !isAsYoung(row.term, term)) await db.device.put({ ...row, term });
  });
}

const isAsYoung = (kept: KeyTerm, next: KeyTerm): boolean =>
  kept.noted === undefined &&
  kept.days === next.days &&
  isWithinHour(kept.at, next.at) &&
  isWithinHour(kept.clock, next.clock);

const isWithinHour = (a: string, b: string): boolean => Math.abs(Date.parse(a) - Date.parse(b)) < HOUR_MS;

/** Keeps what a look at the door has found, unless a contact came in between. */
export async function keepTerm({ db }: Pick<Timed, 'db'>, before: KeyTerm, found: KeyTerm): Promise<void> {
  await db.transaction('rw', db.device, async () => {
    const row = await db.device.get('device');
    if (row?.term?.clock === before.clock && row.term.at === before.at) await db.device.put({ ...row, term: found });
  });
}

/**
 * Takes from every seat what opens anything: the wrap of the data key, the officer's private keys, what a change of key
 * handed over, the PIN of the system's key store. Rows, tickets, the device's own key and the escrow stay: the county's
 * recovery needs them, and its revocation. `daysDue` is asked in the same transaction; `null` there: a contact came.
 */
export async function wipeKeys(
  { db }: Pick<Timed, 'db'>,
  daysDue: (device: VaultDevice) => number | null,
): Promise<boolean> {
  return db.transaction('rw', db.device, db.seats, async () => {
    const device = await db.device.get('device');
    const days = device === undefined ? null : daysDue(device);
    if (days === null) return false;
    const seats = (await db.seats.toArray()).filter((seat) => !isWiped(seat));
    await db.seats.bulkPut(seats.map((seat) => wiped(seat, days)));
    return seats.length > 0;
  });
}

function wiped(seat: VaultSeat, days: number): VaultSeat {
  const { handover: _, osPin: __, ...kept } = seat;
  const unrecorded = { failed: 0, ...seat.unrecorded, wiped: days };
  return { ...kept, wrapped: NOTHING, signKey: NOTHING, sealKey: NOTHING, unrecorded };
}
