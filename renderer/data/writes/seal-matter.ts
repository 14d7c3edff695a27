import { actingOf } from '#shared/domain/access/acting.ts';
import { decide } from '#shared/domain/matter/decide.ts';
import { evolve } from '#shared/domain/matter/evolve.ts';
import { redactView } from '#shared/domain/matter/redact.ts';
import type { Refusal } from '#shared/domain/matter/refusal.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { SealedMatter } from '#shared/model/confidential.ts';
import type { OperationId, StreamId } from '#shared/model/ids.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { Operation } from '#shared/model/operation.ts';
import type { Instant, PlainDate } from '#shared/model/plain-date.ts';
import { stampOperation } from '#shared/sync/stamp.ts';
import type { DeviceStore } from '../device-store.ts';
import { confirmedOf, readBodies, sealBodies, showBodies } from '../matter-rows.ts';
import { isDamaged } from '../open-rows.ts';
import { readOperations } from '../queries/own-operations.ts';
import { putMatters } from '../stored-list.ts';
import { storageProblemOf, write, type StorageProblem } from '../transaction.ts';
import { emptiedLog } from './empty-log.ts';

export type SealMatterInput<E> = {
  readonly id: OperationId;
  readonly stream: StreamId;
  readonly by: string;
  readonly recordedAt: Instant;
  readonly today: PlainDate;
  readonly clockDoubt: boolean;
  /** The matter as it is now, as a sealed report. */
  readonly report: (view: MatterView) => Promise<Result<SealedMatter, E>>;
};

export type SealMatterFailure<E> =
  | { readonly kind: 'report'; readonly problem: E }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'storage'; readonly problem: StorageProblem }
  /** The county has refused its registration; that is dealt with first. */
  | { readonly kind: 'registration-refused' }
  | { readonly kind: 'not-enrolled' };

/**
 * 移交保密 (CF-13, CF-14), also without a network: in one strict transaction the operation that seals the matter is queued
 * and everything that it said leaves this device, sent or not. The county gets the sealed report with that operation; what
 * was not sent before is in it, so nothing is lost and nothing of it is ever sent in the clear.
 */
export function sealMatter<E>(
  store: DeviceStore,
  input: SealMatterInput<E>,
): Promise<Result<MatterView, SealMatterFailure<E>>> {
  return store
    .serial(() => seal(store, input))
    .catch((error: unknown) => err({ kind: 'storage', problem: storageProblemOf(error, 'failed') }));
}

async function seal<E>(
  store: DeviceStore,
  input: SealMatterInput<E>,
): Promise<Result<MatterView, SealMatterFailure<E>>> {
  const { state } = store;
  const { identity, profile } = state;
  if (identity === null) return err({ kind: 'not-enrolled' });
  const { id, stream, by, recordedAt, today, clockDoubt } = input;
  const body = (await readBodies(store, [stream])).get(stream);
  if (isDamaged(state, { table: 'matters', key: stream })) {
    return err({ kind: 'storage', problem: { code: 'damaged' } });
  }
  if (body === undefined) return err({ kind: 'refused', refusal: { code: 'not-registered' } });
  const refused = [...state.tray.values()].filter((row) => row.stream === stream).map(({ n }) => n);
  const waiting = [...state.outbox.values()].filter((row) => row.stream === stream).map(({ n }) => n);
  const open = await readOperations(
    store,
    [...refused, ...waiting].sort((a, b) => a - b),
  );
  if (refused.some((n) => open.get(n)?.action.kind === 'register')) return err({ kind: 'registration-refused' });

  const report = await input.report(body.view);
  if (!report.ok) return err({ kind: 'report', problem: report.error });
  const action = { kind: 'seal-confidential', on: today, report: report.value } as const;
  const acting = profile === null ? null : actingOf(profile, identity.office, by);
  const decision = decide(body.view, action, { acting, today: clockDoubt ? null : today });
  if (!decision.ok) return err({ kind: 'refused', refusal: decision.error });

  // The registration is still sent, for its number's sake; everything else that waits is in the report.
  const first = waiting.flatMap((n) => open.get(n) ?? []).find((op) => op.action.kind === 'register');
  const op = stampOperation({
    id,
    stream,
    office: identity.office,
    device: identity.device,
    n: state.lastN + 1,
    by,
    recordedAt,
    base: body.view.head,
    prev: first?.id ?? null,
    clockDoubt,
    action,
  });
  const dropped = waiting.filter((n) => n !== first?.n);
  const confirmed = confirmedOf(body);
  const left = {
    view: evolve(body.view, op, null),
    confirmed: confirmed === null ? null : redactView(confirmed),
  };
  const [rows, log, sealed] = await Promise.all([
    sealBodies(store, [left]),
    emptiedLog(store, new Set([stream]), new Set()),
    sealOperations(store, [op]),
  ]);
  const at = Date.parse(recordedAt);
  await write(store.db, ['matters', 'operations', 'outbox', 'tray', 'lists'], 'strict', (named) => {
    for (const row of log) named('operations').put(row);
    named('operations').add({ n: op.n, stream, body: sealed[0] });
    for (const n of dropped) named('outbox').delete(n);
    for (const n of refused) named('tray').delete(n);
    named('outbox').add({ n: op.n, stream, at });
    // The blocks hold names; they are made anew (stored-list.ts).
    named('lists').clear();
    named('stale').clear();
    putMatters(named, { ...state, listed: false }, rows);
  });
  state.lastN = op.n;
  state.listed = false;
  state.stale = 0;
  for (const n of dropped) state.outbox.delete(n);
  for (const n of refused) state.tray.delete(n);
  state.outbox.set(op.n, { n: op.n, stream, at });
  state.newestOwn.set(stream, { n: op.n, id: op.id });
  showBodies(store, [left]);
  store.changed();
  return ok(left.view);
}

const sealOperations = (store: DeviceStore, ops: readonly Operation[]) =>
  store.codec.seal(ops.map((op) => ({ place: { table: 'operations', key: op.n }, json: JSON.stringify(op) })));
