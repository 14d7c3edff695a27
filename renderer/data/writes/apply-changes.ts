import type { MatterView } from '#shared/model/matter.ts';
import type { Operation } from '#shared/model/operation.ts';
import { evolve } from '#shared/domain/matter/evolve.ts';
import { mergeStream, type Incoming } from '#shared/sync/merge.ts';
import { isMatter, isReception, type AnyOperation, type ReceptionOperation } from '#shared/model/reception-stream.ts';
import type { PullResponse } from '#shared/sync/pull.ts';
import type { DeviceStore, ReadingPlace } from '../device-store.ts';
import { confirmedOf, readBodies, sealBodies, showBodies } from '../matter-rows.ts';
import { putMatters } from '../stored-list.ts';
import { healLogs, putLogs, readLogs, sealLogs, type ReceptionLog } from '../reception-rows.ts';
import { sealMeta } from '../meta-rows.ts';
import { readOperations } from '../queries/own-operations.ts';
import type { MatterBody } from '../rows.ts';
import { write } from '../transaction.ts';
import { applyEmptying, EMPTYING_STORES, fillEmptying, planEmptying } from './empty-log.ts';
import { mergeLog } from './merge-reception.ts';
import { applyWithdrawal, fillWithdrawal, planWithdrawal } from './withdraw-matters.ts';

/** Own operations the server has but this device does not (a restored device), or streams whose beginning is missing. */
export type ChangesOutcome = { readonly kind: 'applied' } | { readonly kind: 'reread' };

/**
 * Stores a page of changes and its cursor in one transaction (PROTOCOL L2): each touched matter gets the incoming
 * operations below its pending ones. Own operations are taken from this device's log (L3).
 */
export function applyChanges(store: DeviceStore, page: PullResponse): Promise<ChangesOutcome> {
  return store.serial(async () => {
    const { state } = store;
    const { seen, asksOwn, scope } = state.place;
    // Other officers, other rights: what this device has is not what it would be given now (W4).
    if (scope !== undefined && scope !== page.scope) return { kind: 'reread' };
    const own = await ownOperations(store, page);
    const byStream = new Map<string, Incoming<AnyOperation>[]>();
    const confirmedN: number[] = [];
    for (const entry of page.entries) {
      const op = 'op' in entry ? entry.op : own.get(entry.n);
      // Another id under the own number: this device's data were copied, and the copy has been writing (L3).
      if (op === undefined || (!('op' in entry) && op.id !== entry.id)) return { kind: 'reread' };
      if (!('op' in entry)) confirmedN.push(entry.n);
      const list = byStream.get(op.stream);
      if (list === undefined) byStream.set(op.stream, [{ op, stamp: entry.stamp }]);
      else list.push({ op, stamp: entry.stamp });
    }
    const [bodies, logs] = await Promise.all([
      readBodies(store, [...byStream.keys()]),
      readLogs(
        store,
        [...byStream].flatMap(([stream, [first]]) => (first && isReception(first.op) ? [stream] : [])),
      ),
    ]);
    const pending = await pendingOf(store, byStream, new Set(confirmedN));
    const next: MatterBody[] = [];
    const nextLogs: ReceptionLog[] = [];
    for (const [stream, all] of byStream) {
      const receptions = all.filter(isOfReception);
      const open = pending.get(stream) ?? [];
      if (receptions[0] !== undefined) {
        const log = mergeLog(logs.get(stream), receptions[0].op.stream, receptions, open.filter(isReception));
        if (log === null) return { kind: 'reread' };
        nextLogs.push(log);
        continue;
      }
      const incoming = all.filter(isOfMatter);
      const body = bodies.get(stream);
      if (confirmedOf(body) === null && incoming[0]?.op.action.kind !== 'register') return { kind: 'reread' };
      const merged = mergeOne(body, incoming, open.filter(isMatter));
      if (merged !== null) next.push(merged);
    }
    const withdrawal = planWithdrawal(store, page.gone, byStream.keys(), page.serverNow);
    const placed = new Set<string>([...byStream.keys(), ...withdrawal.streams]);
    const unplaced = state.place.unplaced?.filter((stream) => !placed.has(stream)) ?? [];
    const place: ReadingPlace = {
      cursor: page.cursor,
      chain: page.chain,
      snapshot: 'done',
      scope: page.scope,
      ...(seen !== undefined && seen.cursor > page.cursor && { seen }),
      ...(asksOwn && { asksOwn }),
      ...(unplaced.length > 0 && { unplaced }),
    };
    const { stubs } = withdrawal;
    const sealed = sealedNow(page, byStream);
    const emptying = await planEmptying(store, sealed, new Set(confirmedN));
    const [rows, logRows, meta] = await Promise.all([
      sealBodies(store, next),
      sealLogs(store, nextLogs),
      sealMeta(store, { place, lastServerTime: page.serverNow, ...(stubs !== state.stubs && { stubs }) }),
    ]);
    const stores = ['matters', 'reception', 'outbox', 'receipts', 'tray', 'meta'] as const;
    await write(store.db, sealed.size === 0 ? stores : [...stores, ...EMPTYING_STORES], 'relaxed', (named) => {
      if (sealed.size > 0) fillEmptying(named, emptying);
      putMatters(named, state, rows);
      putLogs(named, logRows);
      for (const n of confirmedN) {
        named('receipts').delete(n);
        if (state.outbox.has(n)) named('outbox').delete(n);
        if (state.tray.has(n)) named('tray').delete(n);
      }
      fillWithdrawal(named, state, withdrawal);
      for (const row of meta) named('meta').put(row);
    });
    for (const op of own.values()) forgetOwn(store, op);
    state.place = place;
    state.lastServerTime = page.serverNow;
    applyWithdrawal(store, withdrawal);
    if (sealed.size > 0) applyEmptying(state, emptying);
    showBodies(store, next);
    healLogs(store, nextLogs);
    if (page.entries.length + page.gone.length > 0) store.changed();
    return { kind: 'applied' };
  });
}

const isOfMatter = (entry: Incoming<AnyOperation>): entry is Incoming => isMatter(entry.op);
const isOfReception = (entry: Incoming<AnyOperation>): entry is Incoming<ReceptionOperation> => isReception(entry.op);
/** Matters that this page says are in confidence now (CF-14). */
function sealedNow(
  page: PullResponse,
  byStream: ReadonlyMap<string, readonly Incoming<AnyOperation>[]>,
): ReadonlySet<string> {
  const gone = page.gone.flatMap((entry) => (entry.gone.sealed === true ? [entry.stream] : []));
  const here = [...byStream].filter(([, incoming]) =>
    incoming.some(({ op }) => op.action.kind === 'seal-confidential'),
  );
  return new Set([...gone, ...here.map(([stream]) => stream)]);
}

function mergeOne(
  body: MatterBody | undefined,
  incoming: readonly Incoming[],
  pending: readonly Operation[],
): MatterBody | null {
  const confirmed = confirmedOf(body);
  const merged = mergeStream<MatterView>({ confirmed, head: confirmed?.head ?? 0, pending, incoming }, evolve);
  if (merged.shown === null) return null;
  return merged.pending.length === 0 ? { view: merged.shown } : { view: merged.shown, confirmed: merged.confirmed };
}

/** The content of own entries, by number. */
async function ownOperations(store: DeviceStore, page: PullResponse): Promise<Map<number, AnyOperation>> {
  const numbers = page.entries.flatMap((entry) => ('op' in entry ? [] : [entry.n]));
  return readOperations(store, numbers);
}

/** Unconfirmed own operations of the touched streams: queued, receipted, or refused and still shown. */
async function pendingOf(
  store: DeviceStore,
  touched: ReadonlyMap<string, unknown>,
  confirmed: ReadonlySet<number>,
): Promise<Map<string, AnyOperation[]>> {
  const rows = [...store.state.receipts.values(), ...store.state.tray.values(), ...store.state.outbox.values()];
  const numbers = rows.filter((row) => touched.has(row.stream) && !confirmed.has(row.n)).map((row) => row.n);
  const found = new Map<string, AnyOperation[]>();
  const ops = await readOperations(
    store,
    numbers.sort((a, b) => a - b),
  );
  for (const op of ops.values()) found.set(op.stream, [...(found.get(op.stream) ?? []), op]);
  return found;
}

/** An own operation is confirmed: nothing waits for it any more. The stored rows are the caller's. */
export function forgetOwn(store: DeviceStore, op: AnyOperation): void {
  const { state } = store;
  state.receipts.delete(op.n);
  state.outbox.delete(op.n);
  state.tray.delete(op.n);
  if (state.newestOwn.get(op.stream)?.n === op.n) state.newestOwn.delete(op.stream);
}
