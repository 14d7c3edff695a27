import type { OperationId } from '#shared/model/ids.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { Operation } from '#shared/model/operation.ts';
import { evolve } from '#shared/domain/matter/evolve.ts';
import { replay } from '#shared/sync/merge.ts';
import type { DeviceStore } from '../device-store.ts';
import { readBodies, rowOf, sealBodies } from '../matter-rows.ts';
import type { OutboxRow } from '../rows.ts';
import { write } from '../transaction.ts';
import { readOperations } from './apply-changes.ts';

/** Sends a refused operation again as it was: the reason may have gone (an office restored, a server upgraded). */
export function retryRefused(store: DeviceStore, n: number): Promise<void> {
  return store.serial(async () => {
    const { state } = store;
    const refused = state.tray.get(n);
    if (refused === undefined) return;
    const row: OutboxRow = { n, stream: refused.stream, at: refused.at };
    await write(store.db, ['outbox', 'tray'], 'strict', (named) => {
      named('tray').delete(n);
      named('outbox').put(row);
    });
    state.tray.delete(n);
    state.outbox.set(n, row);
    renew(store, refused.stream);
    store.changed();
  });
}

/**
 * Takes a refused operation back, and with it what its author built on it. Operations waiting behind it go on as new
 * ones with their old content and times, because a sent operation never changes (PROTOCOL S1); their ids come from
 * `newId`. The operation itself stays in the device's log.
 */
export function withdrawRefused(store: DeviceStore, n: number, newId: () => OperationId): Promise<void> {
  return store.serial(async () => {
    const { state } = store;
    const refused = state.tray.get(n);
    if (refused === undefined) return;
    const stream = refused.stream;
    const waiting = [...state.outbox.values()].filter((row) => row.stream === stream && row.n > n);
    const ops = await readOperations(
      store,
      waiting.map((row) => row.n),
    );
    const body = (await readBodies(store, [stream])).get(stream);
    const confirmed = body?.confirmed === undefined ? null : body.confirmed;
    const earlier = await receiptedOf(store, stream);
    const again =
      confirmed === null && earlier.length === 0
        ? []
        : reissued([...ops.values()], state.lastN, earlier.at(-1)?.id ?? null, newId);
    const shown = replay<MatterView>(confirmed, [...earlier, ...again], evolve);
    const rows =
      shown === null
        ? []
        : await sealBodies(store, [again.length + earlier.length > 0 ? { view: shown, confirmed } : { view: shown }]);
    const sealed = await store.codec.seal(
      again.map((op) => ({ place: { table: 'operations', key: op.n }, json: JSON.stringify(op) })),
    );
    await write(store.db, ['matters', 'operations', 'outbox', 'tray'], 'strict', (named) => {
      named('tray').delete(n);
      for (const row of waiting) named('outbox').delete(row.n);
      again.forEach((op, i) => {
        named('operations').add({ n: op.n, stream, body: sealed[i] });
        named('outbox').add({ n: op.n, stream, at: Date.parse(op.recordedAt) });
      });
      for (const row of rows) named('matters').put(row);
    });
    state.tray.delete(n);
    for (const row of waiting) state.outbox.delete(row.n);
    for (const op of again) state.outbox.set(op.n, { n: op.n, stream, at: Date.parse(op.recordedAt) });
    state.lastN += again.length;
    const last = again.at(-1) ?? earlier.at(-1);
    if (last === undefined) state.newestOwn.delete(stream);
    else state.newestOwn.set(stream, { n: last.n, id: last.id });
    if (shown !== null) store.index.put(rowOf(state, shown));
    else renew(store, stream);
    store.changed();
  });
}

async function receiptedOf(store: DeviceStore, stream: string): Promise<readonly Operation[]> {
  const rows = [...store.state.receipts.values()].filter((row) => row.stream === stream);
  return [
    ...(
      await readOperations(
        store,
        rows.map((row) => row.n).sort((a, b) => a - b),
      )
    ).values(),
  ];
}

function reissued(
  ops: readonly Operation[],
  lastN: number,
  prev: OperationId | null,
  newId: () => OperationId,
): readonly Operation[] {
  const result: Operation[] = [];
  for (const op of ops) {
    const { prev: _, ...rest } = op;
    const before = result.at(-1)?.id ?? prev;
    result.push({ ...rest, id: newId(), n: lastN + result.length + 1, ...(before !== null && { prev: before }) });
  }
  return result;
}

function renew(store: DeviceStore, stream: string): void {
  const row = store.index.get(stream);
  if (row === undefined) return;
  for (const waiting of store.state.tray.values()) if (waiting.stream === stream) return;
  store.index.put({ ...row, delivery: store.state.outbox.size > 0 ? 'pending' : 'receipted' });
}
