import type { GoneEntry } from '#shared/sync/pull.ts';
import type { DeviceState, DeviceStore, Stub, Stubs } from '../device-store.ts';
import { dropLogs } from '../reception-rows.ts';
import { dropMatters } from '../stored-list.ts';

/**
 * Matters that left this device's scope (PROTOCOL W2): their content goes, a stub with number and whereabouts stays. What
 * waits on them stays in the queue and is sent; what was receipted before that place is confirmed by it.
 */
export type Withdrawal = {
  readonly streams: readonly string[];
  /** Own numbers whose receipts nobody will confirm any more. */
  readonly confirmed: readonly number[];
  /** All stubs as they are afterwards; the very ones of before when nothing changes. */
  readonly stubs: Stubs;
};

/** What is to be written for these entries, and for matters that came (back) into scope, whose stubs end. */
export function planWithdrawal(
  { state }: DeviceStore,
  gone: readonly GoneEntry[],
  here: Iterable<string>,
  at: string,
): Withdrawal {
  const changed: Record<string, Stub> = {};
  for (const { stream, seq, gone: where } of gone) {
    changed[stream] = { seq, at, gone: where, kept: state.stubs[stream]?.kept ?? [] };
  }
  for (const stream of here) {
    const stub = state.stubs[stream];
    if (stub !== undefined && stub.gone !== null) changed[stream] = { ...stub, gone: null };
  }
  const confirmed = [...state.receipts.values()].filter((row) => row.seq <= (changed[row.stream]?.seq ?? 0));
  return {
    streams: gone.map(({ stream }) => stream),
    confirmed: confirmed.filter((row) => changed[row.stream]?.gone !== null).map((row) => row.n),
    stubs: withStubs(state.stubs, changed),
  };
}

/** Stubs with some of them changed; those that say nothing any more are dropped. */
export function withStubs(old: Stubs, changed: Stubs): Stubs {
  if (Object.keys(changed).length === 0) return old;
  const all = Object.entries({ ...old, ...changed });
  return Object.fromEntries(all.filter(([, { gone, kept }]) => gone !== null || kept.length > 0));
}

/** Stubs after these own operations were queued again: a restored server keeps them no more. */
export function withoutKept(old: Stubs, queued: ReadonlySet<number>): Stubs {
  const touched = Object.entries(old).filter(([, { kept }]) => kept.some((n) => queued.has(n)));
  return withStubs(
    old,
    Object.fromEntries(
      touched.map(([stream, stub]) => [stream, { ...stub, kept: stub.kept.filter((n) => !queued.has(n)) }]),
    ),
  );
}

/** Queues the writes besides the stubs, which are a fact of the device. */
export function fillWithdrawal(
  named: (name: 'matters' | 'stale' | 'receipts' | 'reception') => IDBObjectStore,
  state: DeviceState,
  { streams, confirmed }: Withdrawal,
): void {
  dropMatters(named, state, streams);
  dropLogs(named, streams);
  for (const n of confirmed) named('receipts').delete(n);
}

/** The same in memory, once it is stored. */
export function applyWithdrawal(store: DeviceStore, { streams, confirmed, stubs }: Withdrawal): void {
  const { state } = store;
  for (const n of confirmed) state.receipts.delete(n);
  state.stubs = stubs;
  for (const stream of streams) {
    store.index.remove(stream);
    const newest = state.newestOwn.get(stream);
    if (newest !== undefined && !state.outbox.has(newest.n) && !state.tray.has(newest.n))
      state.newestOwn.delete(stream);
  }
}

/** Place up to which a withdrawal has confirmed what this device wrote to the matter; 0 while the matter is here. */
export function withdrawnUpTo({ state }: DeviceStore, stream: string): number {
  const stub = state.stubs[stream];
  return stub === undefined || stub.gone === null ? 0 : stub.seq;
}
