import { retryRefused, withdrawRefused } from '#renderer/data/writes/tray.ts';
import type { UseCaseDeps } from './deps.ts';

/** Remedies for an operation in the tray (PROTOCOL S7). Correcting means: take it back, then act again. */
export const retryOperation = (deps: UseCaseDeps, n: number): Promise<void> => retryRefused(deps.store, n);

export const withdrawOperation = (deps: UseCaseDeps, n: number): Promise<void> =>
  withdrawRefused(deps.store, n, deps.ids.operation);
