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

/**
 * Decides, stamps and stores what happens at a reception: operation, log and queue in one strict transaction, all of them
 * or none; each is decided on what the one before left.
 */
export function performReception(
  store: DeviceStore,
  input: PerformReceptionInput,
): Promise<Result<null, ReceptionFailure>> {
  return store
    .serial(() => perform(store, input))
    .catch(async (error: unknown) => {
      // Another window wrote these numbers before it gave the store up.
      if (error instanceof DOMException && error.name === 'ConstraintError') {
        store.state.lastN = await newestNumber(store.db);
      }
      return err(storageProblemOf(error, 'failed'));
    });
}

async function perform(store: DeviceStore, input: PerformReceptionInput): Promise<Result<null, ReceptionFailure>> {
  const { state } = store;
  const { identity, profile } = state;
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
      n: state.lastN + ops.length + 1,
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
  await save(store, ops, [...logs.values()]);
  return ok(null);
}

async function save(
  store: DeviceStore,
  ops: readonly ReceptionOperation[],
  logs: readonly ReceptionLog[],
): Promise<void> {
  const { state } = store;
  const [rows, sealed] = await Promise.all([
    sealLogs(store, logs),
    store.codec.seal(ops.map((op) => ({ place: { table: 'operations', key: op.n }, json: JSON.stringify(op) }))),
  ]);
  const queued = ops.map(({ n, stream, recordedAt }) => ({ n, stream, at: Date.parse(recordedAt) }));
  await write(store.db, ['reception', 'operations', 'outbox'], 'strict', (named) => {
    putLogs(named, rows);
    ops.forEach((op, i) => named('operations').add({ n: op.n, stream: op.stream, body: sealed[i] }));
    for (const row of queued) named('outbox').add(row);
  });
  for (const row of queued) state.outbox.set(row.n, row);
  for (const op of ops) {
    state.lastN = Math.max(state.lastN, op.n);
    state.newestOwn.set(op.stream, { n: op.n, id: op.id });
  }
  healLogs(store, logs);
  store.changed();
}
