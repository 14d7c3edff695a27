import type { DeviceStore } from '#renderer/data/device-store.ts';
import type { SiteStorage } from '#renderer/platform/site-storage.ts';
import type { LeftBehind, LeftDatabase } from '#renderer/vault/left-db.ts';
import { readRawWork } from '#renderer/data/raw-work.ts';
import { readDevice, type VaultDeps } from '#renderer/vault/vault.ts';

export type EraseDeps = {
  readonly vault: Pick<VaultDeps, 'db'>;
  readonly left: LeftDatabase;
  readonly site: SiteStorage;
  /** Milliseconds. */
  readonly now: () => number;
};

/**
 * The county revoked this device (C16), with somebody signed in (`store`) or nobody. Unsent work stays sealed as it is,
 * with the escrow of its key, so that the county opens it with two of its sheets; without an escrow nobody could ever,
 * and it is counted. Then the keys go first, so that everything else is worthless even if the power fails now, then all
 * data. Whatever cannot be kept for want of room is given up: erasing comes before keeping. Afterwards the page must be
 * loaded anew; its memory still has names.
 */
export async function eraseDevice(deps: EraseDeps, store: DeviceStore | null): Promise<void> {
  const left = await leftBehind(deps);
  const kept = await put(deps, left);
  await dropKeys(deps);
  store?.close();
  await eraseRest(deps);
  // The disk may have been full until now.
  if (!kept) await put(deps, left);
  await put(deps, { ...left, erased: true });
}

/** What a revoked device has kept, and the end of an erasing that was interrupted; `null`: it was never revoked. */
export async function readLeftBehind(deps: EraseDeps): Promise<LeftBehind | null> {
  // Not even opened on the many computers that have none.
  if (!(await deps.site.databases()).includes(deps.left.name)) return null;
  const left = (await deps.left.left.get('left')) ?? null;
  if (left === null || left.erased) return left;
  await dropKeys(deps);
  await eraseRest(deps);
  const done = { ...left, erased: true };
  await deps.left.left.put(done);
  return done;
}

/** The file was saved; only now may the computer be used anew. */
export const noteHandedIn = ({ left }: Pick<EraseDeps, 'left'>, record: LeftBehind): Promise<unknown> =>
  left.left.put({ ...record, saved: true });

/** The computer begins anew; what it had kept was handed in, or there was nothing. */
export const forgetLeftBehind = ({ left }: Pick<EraseDeps, 'left'>): Promise<void> => left.left.clear();

async function leftBehind({ vault, now }: EraseDeps): Promise<LeftBehind> {
  const device = await readDevice(vault).catch(() => null);
  const work = device === null ? null : await readRawWork(device.store).catch(() => null);
  const escrow = device?.escrow?.store === device?.store ? device?.escrow : undefined;
  const { operations, drafts, meta } = work ?? { operations: [], drafts: [], meta: [] };
  const unsent = operations.length + drafts.length + meta.length;
  return {
    key: 'left',
    office: device?.office ?? '',
    device: device?.device ?? '',
    unit: device?.unit ?? '',
    at: new Date(now()).toISOString(),
    erased: false,
    unsent,
    ...(device !== null &&
      work !== null &&
      escrow !== undefined &&
      unsent > 0 && { kept: { escrow, algorithm: device.algorithm, tables: work } }),
  };
}

const put = ({ left }: EraseDeps, record: LeftBehind): Promise<boolean> =>
  left.left.put(record).then(
    () => true,
    () => false,
  );

/** Crypto-erase: without the wraps the sealed rows are noise. */
async function dropKeys({ vault: { db } }: EraseDeps): Promise<void> {
  await db.transaction('rw', db.device, db.seats, async () => {
    await db.seats.clear();
    await db.device.clear();
  });
  db.close();
}

async function eraseRest({ vault, left, site }: EraseDeps): Promise<void> {
  const names = (await site.databases()).filter((name) => name !== left.name && name !== vault.db.name);
  for (const name of [vault.db.name, ...names]) await site.deleteDatabase(name);
  await site.clearRest();
}
