import type { DeviceStore } from '#renderer/data/device-store.ts';
import { storageProblemOf, type StorageProblem } from '#renderer/data/transaction.ts';
import { saveSyncTime } from '#renderer/data/writes/device-record.ts';
import { PULL_PAGE, PUSH_PAGE } from '#shared/sync/wire.ts';
import { backoff, LONGEST_WAIT } from './backoff.ts';
import { sendAudit } from './send-audit.ts';
import { exchange, type Pace } from './exchange.ts';
import type { Transport, TransportProblem } from './transport.ts';

/** Why nothing could be exchanged: the line, the server, or this device's own storage. */
export type SyncProblem = TransportProblem['code'] | StorageProblem['code'];

export type SyncStatus =
  | { readonly kind: 'idle'; readonly lastAt: string | null }
  | { readonly kind: 'exchanging' }
  | { readonly kind: 'waiting'; readonly problem: SyncProblem; readonly retryAt: number }
  | { readonly kind: 'needs-upgrade' };

export type DriverDeps = {
  readonly store: DeviceStore;
  readonly transport: Transport;
  readonly now: () => string;
  readonly millis: () => number;
  readonly random: () => number;
  /** Starts `work` after some milliseconds; returns how to cancel. */
  readonly later: (work: () => void, ms: number) => () => void;
  /** Joins again with the county's own tickets; a server restored from a backup may have forgotten this device. */
  readonly rejoin: () => Promise<boolean>;
  /** What else is exchanged once petitions are; its failure keeps nothing waiting. */
  readonly beside?: () => Promise<void>;
  /** An unforeseen error, for the diagnostic log; the driver itself goes on trying. */
  readonly report: (error: unknown) => void;
};

export type SyncDriver = {
  readonly status: () => SyncStatus;
  readonly onStatus: (listener: () => void) => () => void;
  /** A person or an event asks for an exchange now. */
  readonly now: () => void;
  /** Begins to exchange and to listen for news; answers how to end it. */
  readonly start: () => () => void;
};

/** Exchange when nothing calls for it, in milliseconds: the safety net below events and local changes. */
const IDLE = 60_000;

/**
 * Decides when to exchange: after each local change, on the server's news, on a person's wish, and after a failure later.
 * Before `start` it does nothing: a page that makes one and throws it away leaves no stream open at the county.
 */
export function createSync(deps: DriverDeps): SyncDriver {
  let status: SyncStatus = { kind: 'idle', lastAt: deps.store.state.lastSyncAt };
  let failures = 0;
  let running = false;
  let again = false;
  let stopped = true;
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
  const pace: Pace = { push: PUSH_PAGE, pull: PULL_PAGE };
  const failed = (code: SyncProblem): void => {
    if (code === 'needs-upgrade') {
      // The county may be the older side and upgrade while this page stays open.
      show({ kind: 'needs-upgrade' });
      return plan(LONGEST_WAIT);
    }
    failures += 1;
    const wait = backoff(failures, deps.random());
    show({ kind: 'waiting', problem: code, retryAt: deps.millis() + wait });
    plan(wait);
  };
  const once = async (): Promise<void> => {
    show({ kind: 'exchanging' });
    const outcome = await exchange(deps.store, deps.transport, deps.now, pace);
    if (!outcome.ok) {
      const forgotten = outcome.error.code === 'unknown-device' || outcome.error.code === 'no-seat';
      if (forgotten && (await deps.rejoin())) again = true;
      // A line that is simply down says nothing about the size of pages.
      if (outcome.error.tooSlow === true || outcome.error.code === 'too-large') slowDown(pace);
      return failed(outcome.error.code);
    }
    failures = 0;
    // D3: whatever happens to the audit log, petitions have been exchanged; the next exchange tries it again.
    await sendAudit(deps.store, deps.transport).catch(deps.report);
    await deps.beside?.().catch(deps.report);
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
        failed(storageProblemOf(error, 'failed').code);
      })
      .finally(() => {
        running = false;
        if (again && status.kind === 'idle') plan(0);
      });
  }

  // New work is a new operation, or an old one that somebody took out of the tray again.
  const workNow = () => ({ lastN: deps.store.state.lastN, waiting: deps.store.state.outbox.size });
  const onChange = (): (() => void) => {
    let seen = workNow();
    return deps.store.onChange(() => {
      const before = seen;
      seen = workNow();
      if (seen.lastN === before.lastN && seen.waiting <= before.waiting) return;
      if (running) again = true;
      else if (status.kind === 'idle') plan(50);
    });
  };
  const onNews = (seq: number): void => {
    // News also tell that the line is back; a server that is busy or refuses is left its time (S9).
    const lineIsBack = status.kind === 'waiting' && (status.problem === 'offline' || status.problem === 'bad-answer');
    if (lineIsBack || (status.kind !== 'waiting' && seq > deps.store.state.place.cursor)) run();
  };
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
    start() {
      stopped = false;
      const stopStore = onChange();
      const stopNews = deps.transport.listen(onNews);
      plan(0);
      return () => {
        stopped = true;
        cancel();
        stopStore();
        stopNews();
      };
    },
  };
}

/** A slow line gets through with smaller pages; a page never gets empty. */
function slowDown(pace: Pace): void {
  pace.push = Math.max(1, Math.floor(pace.push / 2));
  pace.pull = Math.max(1, Math.floor(pace.pull / 2));
}
