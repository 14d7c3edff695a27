import { err, ok, type Result } from '#shared/lib/result.ts';
import type { StorageProblem } from '#renderer/data/transaction.ts';

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
