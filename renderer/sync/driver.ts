import type { DeviceStore } from '#renderer/data/device-store.ts';
import { saveSyncTime } from '#renderer/data/writes/device-record.ts';
import { backoff } from './backoff.ts';
import { exchange } from './exchange.ts';
import type { Transport, TransportProblem } from './transport.ts';

export type SyncStatus =
  | { readonly kind: 'idle'; readonly lastAt: string | null }
  | { readonly kind: 'exchanging' }
  | { readonly kind: 'waiting'; readonly problem: TransportProblem['code']; readonly retryAt: number }
  | { readonly kind: 'needs-upgrade' };

export type DriverDeps = {
  readonly store: DeviceStore;
  readonly transport: Transport;
  readonly now: () => string;
  readonly millis: () => number;
  readonly random: () => number;
  /** Starts `work` after some milliseconds; returns how to cancel. */
  readonly later: (work: () => void, ms: number) => () => void;
  /** An unforeseen error, for the diagnostic log; the driver itself goes on trying. */
  readonly report: (error: unknown) => void;
};

export type SyncDriver = {
  readonly status: () => SyncStatus;
  readonly onStatus: (listener: () => void) => () => void;
  /** A person or an event asks for an exchange now. */
  readonly now: () => void;
  readonly stop: () => void;
};

/** Exchange when nothing calls for it, in milliseconds: the safety net below events and local changes. */
const IDLE = 60_000;

/** Decides when to exchange: after each local change, on the server's news, on a person's wish, and after a failure later. */
export function startSync(deps: DriverDeps): SyncDriver {
  let status: SyncStatus = { kind: 'idle', lastAt: deps.store.state.lastSyncAt };
  let failures = 0;
  let running = false;
  let again = false;
  let stopped = false;
  let cancel: () => void = () => undefined;
  const listeners = new Set<() => void>();

  const show = (next: SyncStatus): void => {
    status = next;
    for (const listener of listeners) listener();
  };
  const plan = (ms: number): void => {
    cancel();
    if (!stopped) cancel = deps.later(run, ms);
  };
  const failed = (code: TransportProblem['code']): void => {
    if (code === 'needs-upgrade') return show({ kind: 'needs-upgrade' });
    failures += 1;
    const wait = backoff(failures, deps.random());
    show({ kind: 'waiting', problem: code, retryAt: deps.millis() + wait });
    plan(wait);
  };
  const once = async (): Promise<void> => {
    show({ kind: 'exchanging' });
    const outcome = await exchange(deps.store, deps.transport, deps.now);
    if (!outcome.ok) return failed(outcome.error.code);
    failures = 0;
    const at = deps.now();
    await saveSyncTime(deps.store, at);
    show({ kind: 'idle', lastAt: at });
    plan(again ? 0 : IDLE);
  };
  function run(): void {
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    running = true;
    again = false;
    once()
      .catch((error: unknown) => {
        deps.report(error);
        failed('bad-answer');
      })
      .finally(() => {
        running = false;
        if (again && status.kind === 'idle') plan(0);
      });
  }

  let seen = deps.store.state.lastN;
  const stopStore = deps.store.onChange(() => {
    if (deps.store.state.lastN === seen) return;
    seen = deps.store.state.lastN;
    if (running) again = true;
    else if (status.kind === 'idle') plan(50);
  });
  const stopNews = deps.transport.listen((seq) => {
    if (seq > deps.store.state.place.cursor || failures > 0) run();
  });
  plan(0);
  return {
    status: () => status,
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now() {
      cancel();
      run();
    },
    stop() {
      stopped = true;
      cancel();
      stopStore();
      stopNews();
    },
  };
}
