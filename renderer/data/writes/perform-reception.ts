import { actingOf } from '#shared/domain/access/acting.ts';
import { decideReception, type ReceptionRefusal } from '#shared/domain/reception/stream/decide.ts';
import { evolveReception } from '#shared/domain/reception/stream/evolve.ts';
import { DeviceCode, OfficerId, UnitCode, type OperationId, type StreamId } from '#shared/model/ids.ts';
import type { Instant, PlainDate } from '#shared/model/plain-date.ts';
import type { ReceptionAction, ReceptionOperation } from '#shared/model/reception-stream.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { newestNumber, type DeviceStore } from '../device-store.ts';
import { headOf, healLogs, putLogs, readLogs, sealLogs, type ReceptionLog } from '../reception-rows.ts';
import { readNewestOwn } from '../queries/newest-own.ts';
import { logState } from '../queries/reception.ts';
import { storageProblemOf, write, type StorageProblem } from '../transaction.ts';

/** Something that happens to one stream of a reception. */
export type ReceptionIntent = { readonly id: OperationId; readonly stream: StreamId; readonly action: ReceptionAction };

export type PerformReceptionInput = {
  readonly intents: readonly ReceptionIntent[];
  readonly by: string;
  readonly recordedAt: Instant;
  readonly today: PlainDate;
  readonly clockDoubt: boolean;
};

export type ReceptionFailure = StorageProblem | ReceptionRefusal | { readonly code: 'not-enrolled' };

/** What a turn comes to: what happens, and what is answered once it is on the disk. */
export type ReceptionTurn<T> = { readonly intents: readonly ReceptionIntent[]; readonly value: T };

/**
 * Decides, stamps and stores what happens at a reception: operation, log and queue in one strict transaction, all of them
 * or none; each is decided on what the one before left. `decide` is asked in the store's turn, so nobody else writes
 * between its reading and the writing (QU-14).
 */
export function performReceptionTurn<T, E>(
  store: DeviceStore,
  input: Omit<PerformReceptionInput, 'intents'>,
  decide: () => Promise<Result<ReceptionTurn<T>, E>>,
): Promise<Result<T, E | ReceptionFailure>> {
  const turn = async (): Promise<Result<T, E | ReceptionFailure>> => {
    const decided = await decide();
    if (!decided.ok) return decided;
    const { intents, value } = decided.value;
    if (intents.length === 0) return ok(value);
    const done = await perform(store, { ...input, intents });
    return done.ok ? ok(value) : done;
  };
  return store.serial(turn).catch(async (error: unknown) => {
    // Another window wrote these numbers before it gave the store up.
    if (error instanceof DOMException && error.name === 'ConstraintError') {
      store.state.lastN = await newestNumber(store.db);
    }
    return err(storageProblemOf(error, 'failed'));
  });
}

async function perform(store: DeviceStore, input: PerformReceptionInput): Promise<Result<null, ReceptionFailure>> {
  const stamped = await stampReception(store, input, store.state.lastN);
  if (!stamped.ok) return stamped;
  const sealed = await sealReception(store, stamped.value);
  await write(store.db, RECEPTION_STORES, 'strict', (named) => sealed.put(named));
  noteReception(store, stamped.value);
  store.changed();
  return ok(null);
}

/** Decided and stamped, and on no disk yet: the operations, and the logs they stand in. */
export type StampedReception = { readonly ops: readonly ReceptionOperation[]; readonly logs: readonly ReceptionLog[] };

/** Decides each on what the one before left, and numbers them behind `lastN`; to be called in the store's turn. */
export async function stampReception(
  store: DeviceStore,
  input: PerformReceptionInput,
  lastN: number,
): Promise<Result<StampedReception, ReceptionFailure>> {
  const { identity, profile } = store.state;
  if (identity === null || profile === null) return err({ code: 'not-enrolled' });
  const acting = actingOf(profile, identity.office, input.by);
  const today = input.clockDoubt ? null : input.today;
  const streams = [...new Set(input.intents.map(({ stream }) => stream))];
  const [logs, newest] = await Promise.all([readLogs(store, streams), readNewestOwn(store, streams)]);
  const states = new Map([...logs].map(([id, log]) => [id, logState(log)] as const));
  const ops: ReceptionOperation[] = [];
  for (const { id, stream, action } of input.intents) {
    const log = logs.get(stream) ?? { id: stream, confirmed: [], waiting: [] };
    const before = states.get(stream) ?? null;
    const decided = decideReception(before, { action }, { acting, profile, today });
    if (!decided.ok) return decided;
    const prev = newest.get(stream);
    const op: ReceptionOperation = {
      id,
      stream,
      office: UnitCode.parse(identity.office),
      device: DeviceCode.parse(identity.device),
      n: lastN + ops.length + 1,
      by: OfficerId.parse(input.by),
      recordedAt: input.recordedAt,
      base: headOf(log),
      ...(prev !== undefined && { prev }),
      ...(input.clockDoubt && { clockDoubt: true }),
      action,
    };
    logs.set(stream, { ...log, waiting: [...log.waiting, op] });
    states.set(stream, evolveReception(before, op, null));
    newest.set(stream, op.id);
    ops.push(op);
  }
  return ok({ ops, logs: [...logs.values()] });
}

export const RECEPTION_STORES = ['reception', 'operations', 'outbox'] as const;

/** Sealed for the disk; `put` queues them into a transaction on `RECEPTION_STORES`. */
export async function sealReception(
  store: DeviceStore,
  { ops, logs }: StampedReception,
): Promise<{ readonly put: (named: (name: (typeof RECEPTION_STORES)[number]) => IDBObjectStore) => void }> {
  const [rows, sealed] = await Promise.all([
    sealLogs(store, logs),
    store.codec.seal(ops.map((op) => ({ place: { table: 'operations', key: op.n }, json: JSON.stringify(op) }))),
  ]);
  return {
    put: (named) => {
      putLogs(named, rows);
      ops.forEach((op, i) => named('operations').add({ n: op.n, stream: op.stream, body: sealed[i] }));
      for (const row of ops.map(queuedRow)) named('outbox').add(row);
    },
  };
}

const queuedRow = ({ n, stream, recordedAt }: ReceptionOperation) => ({ n, stream, at: Date.parse(recordedAt) });

/** They are on the disk: the store's own memory of queue and numbers follows. */
export function noteReception(store: DeviceStore, { ops, logs }: StampedReception): void {
  const { state } = store;
  for (const op of ops) {
    state.outbox.set(op.n, queuedRow(op));
    state.lastN = Math.max(state.lastN, op.n);
    state.newestOwn.set(op.stream, { n: op.n, id: op.id });
  }
  healLogs(store, logs);
}
