import { err, ok, type Result } from '#shared/lib/result.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { loadMatters, loadNewest } from '#renderer/data/matter-rows.ts';
import { loadList, storeList } from '#renderer/data/stored-list.ts';
import { storageProblemOf, type StorageProblem } from '#renderer/data/transaction.ts';

/** Rows of the first screen; the rest is read behind it. */
const FIRST_ROWS = 200;

export type OpenProblem = StorageProblem | { readonly code: 'blocked' | 'insecure-page' };

/**
 * Claims this device's data for one window. A second window would keep numbers and queue of its own in memory, so only
 * one holds the lock; `steal` takes it over, and `onLost` tells the other one.
 */
export async function claimWindow(options: {
  readonly steal: boolean;
  readonly onLost: () => void;
}): Promise<Result<null, OpenProblem>> {
  if (!window.isSecureContext) return err({ code: 'insecure-page' });
  return (await holdWindow(options)) ? ok(null) : err({ code: 'blocked' });
}

/** Fills the list: the newest matters for the first screen, then the rest from its blocks or one by one. */
export function loadRest(store: DeviceStore, onProblem: (problem: StorageProblem) => void): void {
  fillList(store).catch((error: unknown) => onProblem(storageProblemOf(error, 'damaged')));
}

async function fillList(store: DeviceStore): Promise<void> {
  await loadNewest(store, FIRST_ROWS);
  if (!(await loadList(store))) {
    await idle();
    await loadMatters(store);
  }
  await idle();
  await storeList(store);
}

const idle = (): Promise<unknown> => new Promise((resolve) => requestIdleCallback(resolve));

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
