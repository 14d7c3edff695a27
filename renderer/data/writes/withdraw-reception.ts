import type { OperationId } from '#shared/model/ids.ts';
import { isBeginning, isReception, type ReceptionOperation } from '#shared/model/reception-stream.ts';
import type { DeviceStore } from '../device-store.ts';
import { readOperations } from '../queries/own-operations.ts';
import { dropLogs, putLogs, readLogs, sealLogs } from '../reception-rows.ts';
import type { OperationRow } from '../rows.ts';
import { readMany, write } from '../transaction.ts';
import { numbersOf, othersOpen, reissued } from './open-operations.ts';

/** `withdrawRefused` for a stream of a reception; called inside of the store's line of writers. */
export async function withdrawReception(
  store: DeviceStore,
  { n, stream }: ReceptionOperation,
  newId: () => OperationId,
): Promise<void> {
  const { state } = store;
  const waiting = [...state.outbox.values()].filter((row) => row.stream === stream && row.n > n);
  const rows = await readMany<OperationRow>(store.db, 'operations', [n, ...numbersOf(waiting)]);
  const log = (await readLogs(store, [stream])).get(stream);
  const stay = (await othersOpen(store, stream, new Set([n, ...numbersOf(waiting)]))).filter(isReception);
  const behind = [...(await readOperations(store, numbersOf(waiting))).values()].filter(isReception);
  const confirmed = log?.confirmed ?? [];
  const goesOn = confirmed.length > 0 || (stay[0] !== undefined && isBeginning(stay[0]));
  const again = goesOn ? reissued(behind, state.lastN, stay.at(-1)?.id ?? null, newId) : [];
  const left = goesOn ? [{ id: stream, confirmed, waiting: [...stay, ...again] }] : [];
  const [logRows, sealed] = await Promise.all([
    sealLogs(store, left),
    store.codec.seal(again.map((op) => ({ place: { table: 'operations', key: op.n }, json: JSON.stringify(op) }))),
  ]);
  const queued = again.map((op) => ({ n: op.n, stream, at: Date.parse(op.recordedAt) }));
  await write(store.db, ['reception', 'operations', 'outbox', 'tray'], 'strict', (named) => {
    named('tray').delete(n);
    for (const row of waiting) named('outbox').delete(row.n);
    for (const row of rows) if (row !== undefined) named('operations').put({ ...row, withdrawn: true });
    again.forEach((op, i) => named('operations').add({ n: op.n, stream, body: sealed[i] }));
    for (const row of queued) named('outbox').add(row);
    if (goesOn) putLogs(named, logRows);
    else dropLogs(named, [stream]);
  });
  state.tray.delete(n);
  for (const row of waiting) state.outbox.delete(row.n);
  for (const row of queued) state.outbox.set(row.n, row);
  state.lastN += again.length;
  const last = again.at(-1) ?? stay.at(-1);
  if (last === undefined) state.newestOwn.delete(stream);
  else state.newestOwn.set(stream, { n: last.n, id: last.id });
  store.changed();
}
