import { toBase64url } from '#shared/lib/base64url.ts';
import type { ConfidentialEntry, SealReader } from '#shared/model/confidential.ts';
import { keptAbout, type KeptReport } from '#shared/sync/confidential.ts';
import { utf8 } from '#renderer/vault/bytes.ts';
import { sealTo } from '#renderer/vault/public-seal.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { DeviceStore, SealedWaiting } from '../device-store.ts';
import { sealMeta } from '../meta-rows.ts';
import { storageProblemOf, write, type StorageProblem } from '../transaction.ts';

/**
 * Keeps a sealed report until the county has it, and forgets the draft it was written in, both or neither. What is kept
 * is ciphertext for everybody at this laptop (decision 0010).
 */
export function keepSealed(
  store: DeviceStore,
  entry: ConfidentialEntry,
  draft: string | null,
): Promise<Result<null, StorageProblem>> {
  return store.serial(async () => {
    try {
      await putWaiting(store, [...store.state.sealedWaiting, { entry }], draft);
    } catch (error) {
      return err(storageProblemOf(error, 'failed'));
    }
    return ok(null);
  });
}

/** The county has it, or says why not: then it stays, with that word. */
export function settleSealed(store: DeviceStore, id: string, refused: string | null): Promise<void> {
  return store.serial(async () => {
    const { sealedWaiting, sealedKept } = store.state;
    const taken = refused === null ? sealedWaiting.find(({ entry }) => entry.id === id)?.entry : undefined;
    const kept = taken === undefined ? sealedKept : [...sealedKept, await keptOf(store, taken)].slice(-MOST_KEPT);
    const waiting = sealedWaiting.flatMap((each) => {
      if (each.entry.id !== id) return [each];
      return refused === null ? [] : [{ entry: each.entry, refused }];
    });
    await putWaiting(store, waiting, null, kept);
  });
}

/** Most reports kept for a county that may lose them; a backup is a night old, a township takes down a few in a year. */
const MOST_KEPT = 40;

/** CF-26: nobody at this laptop can tell from it any more whom the report is about or who took it down. */
async function keptOf({ state: { identity } }: DeviceStore, entry: ConfidentialEntry): Promise<KeptReport> {
  if (identity === null) throw new Error('a report was sent by a device of no office');
  const box = await sealTo(identity.countyKey, utf8(JSON.stringify(entry)), keptAbout(entry.id));
  return { id: entry.id, kept: toBase64url(box) };
}

async function putWaiting(
  store: DeviceStore,
  waiting: readonly SealedWaiting[],
  draft: string | null,
  sealedKept = store.state.sealedKept,
): Promise<void> {
  const rows = await sealMeta(store, {
    ...(waiting.length > 0 && { sealedWaiting: waiting }),
    ...(sealedKept !== store.state.sealedKept && { sealedKept }),
  });
  await write(store.db, ['meta', 'drafts'], 'strict', (named) => {
    for (const row of rows) named('meta').put(row);
    // A row tells that something waits, also to a computer that erases itself and cannot open it (C16).
    if (waiting.length === 0) named('meta').delete('sealedWaiting');
    if (draft !== null) named('drafts').delete(draft);
  });
  store.state.sealedWaiting = waiting;
  store.state.sealedKept = sealedKept;
  store.changed();
}

/** The seats to seal to, as the county lists them now; written only when they have changed. */
export function saveReaders(store: DeviceStore, readers: readonly SealReader[]): Promise<void> {
  return store.serial(async () => {
    const { sealReaders, readersDoubted } = store.state;
    if (!readersDoubted && JSON.stringify(sealReaders) === JSON.stringify(readers)) return;
    const rows = await sealMeta(store, { sealReaders: readers, readersDoubted: false });
    await write(store.db, ['meta'], 'relaxed', (named) => {
      for (const row of rows) named('meta').put(row);
    });
    store.state.sealReaders = readers;
    store.state.readersDoubted = false;
    store.changed();
  });
}

/** A list that cannot be believed came: the one before it stays, and nothing is sealed until a good one comes (CF-18). */
export function doubtReaders(store: DeviceStore): Promise<void> {
  return store.serial(async () => {
    if (store.state.readersDoubted) return;
    const rows = await sealMeta(store, { readersDoubted: true });
    await write(store.db, ['meta'], 'strict', (named) => {
      for (const row of rows) named('meta').put(row);
    });
    store.state.readersDoubted = true;
    store.changed();
  });
}

/** Sends a refused report again with the next exchange: what it was refused for may have been put right. */
export function retrySealed(store: DeviceStore, id: string): Promise<void> {
  return store.serial(() =>
    putWaiting(
      store,
      store.state.sealedWaiting.map((each) => (each.entry.id === id ? { entry: each.entry } : each)),
      null,
    ),
  );
}
