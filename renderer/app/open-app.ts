import { err, ok, type Result } from '#shared/lib/result.ts';
import { plainCodec } from '#renderer/data/codec.ts';
import { openDeviceStore, type DeviceStore } from '#renderer/data/device-store.ts';
import { loadMatters, loadNewest } from '#renderer/data/matter-rows.ts';
import { storageProblemOf, type StorageProblem } from '#renderer/data/transaction.ts';

/** Rows of the first screen; the rest is read behind it. */
const FIRST_ROWS = 200;

export type OpenProblem = StorageProblem | { readonly code: 'blocked' | 'insecure-page' };

/**
 * Opens this device's data for one window. A second window would keep numbers and queue of its own in memory, so only
 * one holds the lock; `steal` takes it over, and `onLost` tells the other one.
 */
export async function openApp(options: {
  readonly steal: boolean;
  readonly onLost: () => void;
}): Promise<Result<DeviceStore, OpenProblem>> {
  if (!window.isSecureContext) return err({ code: 'insecure-page' });
  let held: DeviceStore | null = null;
  const onLost = (): void => {
    held?.close();
    options.onLost();
  };
  if (!(await holdWindow({ ...options, onLost }))) return err({ code: 'blocked' });
  const store = await openDeviceStore({ name: 'jiefangtai', codec: plainCodec() });
  if (!store.ok) return store;
  held = store.value;
  try {
    await loadNewest(store.value, FIRST_ROWS);
  } catch (error) {
    return err(storageProblemOf(error, 'damaged'));
  }
  return ok(store.value);
}

/** Reads the rest of the matters once the first screen stands. */
export function loadRest(store: DeviceStore, onProblem: (problem: StorageProblem) => void): void {
  requestIdleCallback(() => {
    loadMatters(store).catch((error: unknown) => onProblem(storageProblemOf(error, 'damaged')));
  });
}

/** Resolves with whether this window has the lock; it is kept until the window closes or another one steals it. */
function holdWindow({ steal, onLost }: { readonly steal: boolean; readonly onLost: () => void }): Promise<boolean> {
  return new Promise((resolve) => {
    const request = steal ? { steal } : { ifAvailable: true };
    navigator.locks
      .request('jft-window', request, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise<never>(() => undefined);
      })
      .catch(onLost);
  });
}
