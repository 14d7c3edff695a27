import type { SeatTicket } from '#shared/sync/enroll.ts';

/** An officer's seat here: the county's ticket and the private halves of the two keys (decision 0005). */
export type LocalSeat = { readonly ticket: SeatTicket; readonly sign: CryptoKey; readonly seal: CryptoKey };

type Kept = { readonly deviceKey: CryptoKey | null; readonly seats: Readonly<Record<string, LocalSeat>> };

/**
 * The keys of this computer and of its seats. They lie beside the sealed store, not in it: keys are kept as keys, which
 * the browser hands out without showing them, and are needed before anything can be unsealed.
 */
export type SeatStore = {
  readonly deviceKey: () => CryptoKey | null;
  readonly seat: (officer: string) => LocalSeat | null;
  readonly all: () => readonly LocalSeat[];
  /** A new device with its first seat; what was here before is of no use any more. */
  readonly begin: (deviceKey: CryptoKey, seat: LocalSeat) => Promise<void>;
  readonly add: (seat: LocalSeat) => Promise<void>;
};

const TABLE = 'keys';

/** Opens the keys; an empty store when there are none yet. */
export async function openSeatStore(name: string): Promise<SeatStore> {
  const db = await opened(name);
  const row: unknown = await requested(db.transaction(TABLE).objectStore(TABLE).get('kept'));
  // Written by this file only.
  let kept: Kept = row === undefined ? { deviceKey: null, seats: {} } : (row as Kept);
  const save = async (next: Kept): Promise<void> => {
    const transaction = db.transaction(TABLE, 'readwrite', { durability: 'strict' });
    transaction.objectStore(TABLE).put(next, 'kept');
    await new Promise<void>((done, failed) => {
      transaction.oncomplete = () => done();
      transaction.onabort = () => failed(transaction.error ?? new Error('aborted'));
    });
    kept = next;
  };
  return {
    deviceKey: () => kept.deviceKey,
    seat: (officer) => kept.seats[officer] ?? null,
    all: () => Object.values(kept.seats),
    begin: (deviceKey, seat) => save({ deviceKey, seats: { [seat.ticket.seat.officer]: seat } }),
    add: (seat) => save({ ...kept, seats: { ...kept.seats, [seat.ticket.seat.officer]: seat } }),
  };
}

function opened(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(TABLE);
  return requested(request);
}

const requested = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error ?? new Error('request failed'));
  });
