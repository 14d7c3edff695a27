import type { OperationId } from '#shared/model/ids.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { Operation } from '#shared/model/operation.ts';
import { isMatter, isReception } from '#shared/model/reception-stream.ts';
import { evolve } from '#shared/domain/matter/evolve.ts';
import { replay } from '#shared/sync/merge.ts';
import type { DeviceStore } from '../device-store.ts';
import { confirmedOf, readBodies, refreshDelivery, rowOf, sealBodies } from '../matter-rows.ts';
import { dropMatters, putMatters } from '../stored-list.ts';
import { openTexts } from '../open-rows.ts';
import { sealOutbox } from '../queue-rows.ts';
import type { MatterBody, OperationRow, OutboxRow, TrayBody } from '../rows.ts';
import { readMany, write } from '../transaction.ts';
import { readOperations } from '../queries/own-operations.ts';
import { numbersOf, othersOpen, reissued } from './open-operations.ts';
import { withdrawReception } from './withdraw-reception.ts';

/** Sends a refused operation again as it was: the reason may have gone (an office restored, a server upgraded). */
export function retryRefused(store: DeviceStore, n: number): Promise<void> {
  return store.serial(async () => {
    const { state } = store;
    const refused = state.tray.get(n);
    if (refused === undefined) return;
    const { body: _, ...kept } = refused;
    const [opened] = await openTexts(store, 'tray', [refused], () => n);
    // Sealed by `applyReceipts`; a damaged reason does not keep the operation from being sent.
    const claim = opened === undefined ? undefined : (JSON.parse(opened.text) as TrayBody).claim;
    const row: OutboxRow = { ...kept, ...(claim !== undefined && { claim }) };
    const stored = await sealOutbox(store.codec, [row]);
    await write(store.db, ['outbox', 'tray'], 'strict', (named) => {
      named('tray').delete(n);
      for (const each of stored) named('outbox').put(each);
    });
    state.tray.delete(n);
    state.outbox.set(n, row);
    refreshDelivery(store, refused.stream);
    store.changed();
  });
}

/**
 * Takes a refused operation back. Operations waiting behind it go on as new ones with their old content and times,
 * because a sent operation never changes (PROTOCOL S1); their ids come from `newId`. Behind a refused registration
 * there is nothing to go on with: the matter disappears from this device. All that was taken back stays in the log,
 * marked, so that a restored server is never given it again (R3).
 */
export function withdrawRefused(store: DeviceStore, n: number, newId: () => OperationId): Promise<void> {
  return store.serial(async () => {
    const { state } = store;
    const refused = state.tray.get(n);
    if (refused === undefined) return;
    const stream = refused.stream;
    const op = (await readOperations(store, [n])).get(n);
    if (op !== undefined && isReception(op)) return withdrawReception(store, op, newId);
    const waiting = [...state.outbox.values()].filter((row) => row.stream === stream && row.n > n);
    const log = await readMany<OperationRow>(store.db, 'operations', [n, ...waiting.map((row) => row.n)]);
    const body = (await readBodies(store, [stream])).get(stream);
    const stay = (await othersOpen(store, stream, new Set([n, ...waiting.map((row) => row.n)]))).filter(isMatter);
    const behind = [...(await readOperations(store, numbersOf(waiting))).values()].filter(isMatter);
    const isElsewhere = (state.stubs[stream]?.gone ?? null) !== null;
    const goesOn = isElsewhere || confirmedOf(body) !== null || stay[0]?.action.kind === 'register';
    const again = goesOn ? reissued(behind, state.lastN, stay.at(-1)?.id ?? null, newId) : [];
    const left = goesOn && !isElsewhere ? bodyOf(body, [...stay, ...again]) : null;
    const rows = left === null ? [] : await sealBodies(store, [left]);
    const sealed = await store.codec.seal(
      again.map((op) => ({ place: { table: 'operations', key: op.n }, json: JSON.stringify(op) })),
    );
    const isGone = left === null && body !== undefined && isOwnOnly(body);
    await write(store.db, ['matters', 'operations', 'outbox', 'tray'], 'strict', (named) => {
      named('tray').delete(n);
      for (const row of waiting) named('outbox').delete(row.n);
      for (const row of log) if (row !== undefined) named('operations').put({ ...row, withdrawn: true });
      again.forEach((op, i) => {
        named('operations').add({ n: op.n, stream, body: sealed[i] });
        named('outbox').add({ n: op.n, stream, at: Date.parse(op.recordedAt) });
      });
      putMatters(named, state, rows);
      if (isGone) dropMatters(named, state, [stream]);
    });
    state.tray.delete(n);
    for (const row of waiting) state.outbox.delete(row.n);
    for (const op of again) state.outbox.set(op.n, { n: op.n, stream, at: Date.parse(op.recordedAt) });
    state.lastN += again.length;
    const last = again.at(-1) ?? stay.at(-1);
    if (last === undefined) state.newestOwn.delete(stream);
    else state.newestOwn.set(stream, { n: last.n, id: last.id });
    if (left !== null) store.index.put(rowOf(state, left.view));
    else if (isGone) store.index.remove(stream);
    else refreshDelivery(store, stream);
    store.changed();
  });
}

/** A matter that no server ever confirmed: its operations all come from this device. */
const isOwnOnly = (body: MatterBody): boolean => confirmedOf(body) === null && body.view.head === 0;

/** The matter with these operations of ours on top of what is confirmed; `null` when nothing is left of it. */
export function bodyOf(body: MatterBody | undefined, open: readonly Operation[]): MatterBody | null {
  const confirmed = confirmedOf(body);
  const view = replay<MatterView>(confirmed, open, evolve);
  if (view === null) return null;
  return open.length === 0 ? { view } : { view, confirmed };
}
