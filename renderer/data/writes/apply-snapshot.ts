import type { MatterView } from '#shared/model/matter.ts';
import { isBeginning, isMatter, isReception, type AnyOperation } from '#shared/model/reception-stream.ts';
import { evolve } from '#shared/domain/matter/evolve.ts';
import { replay } from '#shared/sync/merge.ts';
import type { GoneEntry, SnapshotResponse } from '#shared/sync/pull.ts';
import type { DeviceStore, ReadingPlace } from '../device-store.ts';
import { confirmedOf, readBodies, sealBodies, showBodies } from '../matter-rows.ts';
import { putMatters } from '../stored-list.ts';
import { healLogs, logIds, putLogs, readLogs, sealLogs, type ReceptionLog } from '../reception-rows.ts';
import { sealMeta } from '../meta-rows.ts';
import type { MatterBody } from '../rows.ts';
import { requested, write } from '../transaction.ts';
import { readOperations } from '../queries/own-operations.ts';
import { forgetOwn } from './apply-changes.ts';
import { applyEmptying, EMPTYING_STORES, fillEmptying, planEmptying } from './empty-log.ts';
import { applyWithdrawal, fillWithdrawal, planWithdrawal } from './withdraw-matters.ts';

/**
 * Stores a page of whole matters and where the reading stands (PROTOCOL L4). The cursor kept is that of the first page:
 * what changed during the reading comes again as changes and is then below the matter's head (L5).
 *
 * A page answers for every matter between the one before it and its last one. Stored matters of that stretch which it
 * does not name are unknown to the server (R2): they stay visible, with nothing confirmed, until their author's device
 * has sent them again. Own operations that a matter's history names are confirmed by it; the feed may begin behind them.
 */
export function applySnapshot(
  store: DeviceStore,
  page: SnapshotResponse,
  gone: readonly GoneEntry[] = [],
): Promise<void> {
  return store.serial(async () => {
    const { state } = store;
    const after = state.place.snapshot === 'done' ? null : state.place.snapshot.after;
    const lost = await unknownToServer(store, page, after);
    for (const { stream } of gone) lost.delete(stream);
    const lostLogs = await logsUnknownToServer(store, page, after);
    for (const { stream } of gone) lostLogs.delete(stream);
    const unplaced = [...(state.place.unplaced ?? []), ...lost.keys(), ...lostLogs.keys()];
    const place: ReadingPlace = {
      cursor: after === null ? page.cursor : state.place.cursor,
      chain: after === null ? page.chain : state.place.chain,
      snapshot: page.next === null ? 'done' : { after: page.next },
      seen: { cursor: page.cursor, chain: page.chain },
      scope: page.scope,
      ...(state.lastN > 0 && { asksOwn: true }),
      ...(unplaced.length > 0 && { unplaced }),
    };
    const here = [...page.views, ...page.receptions].map(({ id }) => id);
    const own = await openOperations(store, new Set<string>([...here, ...lost.keys(), ...lostLogs.keys()]));
    const { bodies, confirmed } = withPending(page.views, own);
    const logs = page.receptions.map(({ id, entries }): ReceptionLog => {
      const open = (own.get(id) ?? []).filter(isReception);
      const known = new Set<string>(entries.map(({ op }) => op.id));
      confirmed.push(...open.filter((op) => known.has(op.id)));
      return { id, confirmed: entries, waiting: open.filter((op) => !known.has(op.id)) };
    });
    for (const [id, log] of lostLogs) logs.push(lostLog(log, (own.get(id) ?? []).filter(isReception)));
    for (const [id, body] of lost) bodies.push({ view: waitingOnly(own.get(id)) ?? body.view, confirmed: null });
    const withdrawal = planWithdrawal(store, gone, here, page.serverNow);
    const { stubs } = withdrawal;
    const sealed = sealedNow(store, page, gone);
    const emptying = await planEmptying(store, sealed, new Set(confirmed.map((op) => op.n)));
    const [rows, logRows, meta] = await Promise.all([
      sealBodies(store, bodies),
      sealLogs(store, logs),
      sealMeta(store, { place, lastServerTime: page.serverNow, ...(stubs !== state.stubs && { stubs }) }),
    ]);
    // Relaxed: what is read can be read again; what was told here never takes this path.
    const stores = ['matters', 'reception', 'outbox', 'receipts', 'tray', 'meta'] as const;
    await write(store.db, sealed.size === 0 ? stores : [...stores, ...EMPTYING_STORES], 'relaxed', (named) => {
      if (sealed.size > 0) fillEmptying(named, emptying);
      putMatters(named, state, rows);
      putLogs(named, logRows);
      for (const op of confirmed) for (const name of ['outbox', 'receipts', 'tray'] as const) named(name).delete(op.n);
      fillWithdrawal(named, state, withdrawal);
      for (const row of meta) named('meta').put(row);
    });
    state.place = place;
    state.lastServerTime = page.serverNow;
    for (const op of confirmed) forgetOwn(store, op);
    applyWithdrawal(store, withdrawal);
    if (sealed.size > 0) applyEmptying(state, emptying);
    showBodies(store, bodies);
    healLogs(store, logs);
    store.changed();
  });
}

/** Matters that this device knew, and that are in confidence now (CF-14). */
function sealedNow(
  { index }: DeviceStore,
  { views }: SnapshotResponse,
  gone: readonly GoneEntry[],
): ReadonlySet<string> {
  const here = views.filter(({ id, status }) => status === 'confidential' && isOpen(index.get(id)));
  const away = gone.filter((entry) => entry.gone.sealed === true && isOpen(index.get(entry.stream)));
  return new Set([...here.map(({ id }) => id), ...away.map(({ stream }) => stream)]);
}

const isOpen = (row: { readonly status: string } | undefined): boolean =>
  row !== undefined && row.status !== 'confidential';

/**
 * Stored matters within the page's stretch of ids that it does not name: lost by the server, or elsewhere now (W3). So are
 * those that left before, of which a restored server has given new receipts: only a newer withdrawal confirms them (W2).
 */
export async function findUnnamed(store: DeviceStore, page: SnapshotResponse): Promise<readonly string[]> {
  const after = store.state.place.snapshot === 'done' ? null : store.state.place.snapshot.after;
  const [matters, logs] = [await unknownToServer(store, page, after), await logsUnknownToServer(store, page, after)];
  const { receipts, stubs } = store.state;
  const left = [...receipts.values()]
    .map(({ stream }) => stream)
    .filter((stream) => (stubs[stream]?.gone ?? null) !== null);
  const isHere = (id: string): boolean => (after === null || id > after) && (page.next === null || id <= page.next);
  return [...new Set([...matters.keys(), ...logs.keys(), ...left.filter(isHere)])];
}

/** Those of them that the server had once: all but the own registrations that wait to be sent. */
async function unknownToServer(
  store: DeviceStore,
  page: SnapshotResponse,
  after: string | null,
): Promise<Map<string, MatterBody>> {
  const matters = store.db.backendDB().transaction('matters').objectStore('matters');
  const keys = await requested<IDBValidKey[]>(matters.getAllKeys(stretch(after, page.next)));
  const named = new Set<IDBValidKey>(page.views.map((view) => view.id));
  const missing = keys.flatMap((key) => (typeof key === 'string' && !named.has(key) ? [key] : []));
  const bodies = await readBodies(store, missing);
  const { identity } = store.state;
  for (const [id, body] of bodies) {
    const isOwn = body.view.office === identity?.office && body.view.device === identity.device;
    if (isOwn && confirmedOf(body) === null) bodies.delete(id);
  }
  return bodies;
}

/** The same for the streams of receptions. */
async function logsUnknownToServer(
  store: DeviceStore,
  page: SnapshotResponse,
  after: string | null,
): Promise<Map<string, ReceptionLog>> {
  const named = new Set<string>(page.receptions.map(({ id }) => id));
  const ids = await logIds(store, after, page.next);
  const logs = await readLogs(
    store,
    ids.filter((id) => !named.has(id)),
  );
  for (const [id, log] of logs) if (log.confirmed.length === 0) logs.delete(id);
  return logs;
}

/** Nothing of it is confirmed any more; until its author has sent it again it stays as it was. */
function lostLog(log: ReceptionLog, open: ReceptionLog['waiting']): ReceptionLog {
  const isWhole = open[0] !== undefined && isBeginning(open[0]);
  return { ...log, confirmed: [], waiting: isWhole ? open : [...log.confirmed.map(({ op }) => op), ...log.waiting] };
}

function stretch(after: string | null, last: string | null): IDBKeyRange | null {
  if (after === null) return last === null ? null : IDBKeyRange.upperBound(last);
  return last === null ? IDBKeyRange.lowerBound(after, true) : IDBKeyRange.bound(after, last, true, false);
}

/** This device's unconfirmed operations on the given matters, in their order. */
async function openOperations(store: DeviceStore, ids: ReadonlySet<string>): Promise<Map<string, AnyOperation[]>> {
  const { newestOwn, receipts, tray, outbox } = store.state;
  const found = new Map<string, AnyOperation[]>();
  if (newestOwn.size === 0) return found;
  const open = [...receipts.values(), ...tray.values(), ...outbox.values()].filter((row) => ids.has(row.stream));
  const numbers = open.map((row) => row.n).sort((a, b) => a - b);
  for (const op of (await readOperations(store, numbers)).values()) {
    found.set(op.stream, [...(found.get(op.stream) ?? []), op]);
  }
  return found;
}

/** Puts the operations that a matter's history does not name on top of it; the others are confirmed. */
function withPending(
  views: readonly MatterView[],
  own: ReadonlyMap<string, readonly AnyOperation[]>,
): { readonly bodies: MatterBody[]; readonly confirmed: AnyOperation[] } {
  const confirmed: AnyOperation[] = [];
  const bodies = views.map((view): MatterBody => {
    const open = (own.get(view.id) ?? []).filter(isMatter);
    if (open.length === 0) return { view };
    const known = new Set(view.history.map((line) => line.op));
    confirmed.push(...open.filter((op) => known.has(op.id)));
    const pending = open.filter((op) => !known.has(op.id));
    if (pending.length === 0) return { view };
    return { view: replay(view, pending, evolve) ?? view, confirmed: view };
  });
  return { bodies, confirmed };
}

/** A matter that only waiting operations describe; `null` when its registration is not among them. */
function waitingOnly(own: readonly AnyOperation[] = []): MatterView | null {
  const ops = own.filter(isMatter);
  return ops[0]?.action.kind === 'register' ? replay<MatterView>(null, ops, evolve) : null;
}
