import type { CountyProfile } from '#shared/model/county.ts';
import type { TextSize } from '#shared/model/text-size.ts';
import type { ReceiptPaper } from '#shared/model/receipt-paper.ts';
import type {
  DeviceStore,
  DeviceIdentity,
  DeviceMeta,
  JoinedDesk,
  ReadingPlace,
  PackageBook,
} from '../device-store.ts';
import { START } from '../device-store.ts';
import { sealMeta } from '../meta-rows.ts';
import { write } from '../transaction.ts';

/** Keeps what enrolment gave. */
export function saveIdentity(
  store: DeviceStore,
  identity: DeviceIdentity,
  profile: CountyProfile,
  leaseUntil: string | null = null,
): Promise<void> {
  return store.serial(async () => {
    await putMeta(store, { identity, profile, leaseUntil }, 'strict');
    store.state.leaseUntil = leaseUntil;
    store.state.identity = identity;
    store.state.profile = profile;
    store.changed();
  });
}

/** Notes until when the county lets this device be opened without contact (C16). */
export function saveLease(store: DeviceStore, leaseUntil: string): Promise<void> {
  return store.serial(async () => {
    await putMeta(store, { leaseUntil }, 'relaxed');
    store.state.leaseUntil = leaseUntil;
  });
}

/** Notes which devices of the office the county revoked. */
export function saveRevokedHere(store: DeviceStore, revokedHere: readonly string[]): Promise<void> {
  return store.serial(async () => {
    await putMeta(store, { revokedHere }, 'strict');
    store.state.revokedHere = revokedHere;
  });
}

/** Notes what time it has been at a sign-in, so that a clock set back later is noticed (C16). */
export function saveSeen(store: DeviceStore, at: number): Promise<void> {
  return store.serial(async () => {
    const seen = { at, lease: store.state.leaseUntil };
    await putMeta(store, { seen }, 'strict');
    store.state.seen = seen;
  });
}

/** Notes a successful exchange. `at` is an Instant by the device's clock. */
export function saveSyncTime(store: DeviceStore, at: string): Promise<void> {
  return store.serial(async () => {
    await putMeta(store, { lastSyncAt: at }, 'relaxed');
    store.state.lastSyncAt = at;
    store.changed();
  });
}

/** Sets how large this computer writes (C38). */
export function saveTextSize(store: DeviceStore, textSize: TextSize): Promise<void> {
  return store.serial(async () => {
    await putMeta(store, { textSize }, 'relaxed');
    store.state.textSize = textSize;
    store.changed();
  });
}

/** Sets what the receipts of this computer are printed on. */
export function saveReceiptPaper(store: DeviceStore, receiptPaper: ReceiptPaper): Promise<void> {
  return store.serial(async () => {
    await putMeta(store, { receiptPaper }, 'relaxed');
    store.state.receiptPaper = receiptPaper;
    store.changed();
  });
}

/** Keeps for the day which desk of a room this computer joined; `null` forgets it (QU-17). */
export function saveJoinedDesk(store: DeviceStore, joinedDesk: JoinedDesk | null): Promise<void> {
  return store.serial(async () => {
    await putMeta(store, { joinedDesk }, 'relaxed');
    store.state.joinedDesk = joinedDesk;
  });
}

/** Notes a package before it is given out: its number is never used again. */
export function savePackages(store: DeviceStore, next: (book: PackageBook) => PackageBook): Promise<void> {
  return store.serial(async () => {
    const packages = next(store.state.packages);
    await putMeta(store, { packages }, 'strict');
    store.state.packages = packages;
  });
}

/** Begins the reading anew after the server lost its newest operations (PROTOCOL R2); nothing stored is removed. */
export const restartReading = (store: DeviceStore): Promise<void> => savePlace(store, () => START);

/** Notes that the server was asked for all own operations (R3). */
export const saveOwnAsked = (store: DeviceStore): Promise<void> =>
  savePlace(store, (old) => {
    const { asksOwn: _, ...place } = old;
    return place;
  });

function savePlace(store: DeviceStore, next: (place: ReadingPlace) => ReadingPlace): Promise<void> {
  return store.serial(async () => {
    const place = next(store.state.place);
    await putMeta(store, { place }, 'strict');
    store.state.place = place;
  });
}

/** Writes facts about the device itself. */
export async function putMeta(
  store: DeviceStore,
  facts: Partial<DeviceMeta>,
  durability: 'strict' | 'relaxed',
): Promise<void> {
  const rows = await sealMeta(store, facts);
  await write(store.db, ['meta'], durability, (named) => {
    for (const row of rows) named('meta').put(row);
  });
}
