import type { Operation } from '#shared/model/operation.ts';
import { isMatter } from '#shared/model/reception-stream.ts';
import type { DeviceStore, Stub } from '../device-store.ts';
import { readBodies, sealBodies, showBodies } from '../matter-rows.ts';
import { putMatters } from '../stored-list.ts';
import { sealMeta } from '../meta-rows.ts';
import type { MatterBody, OutboxRow } from '../rows.ts';
import { write } from '../transaction.ts';
import { emptiedLog } from './empty-log.ts';
import { othersOpen } from './open-operations.ts';
import { bodyOf } from './tray.ts';
import { withStubs } from './withdraw-matters.ts';

/**
 * Operations that the county keeps in its tray, because the matter is with another unit now (PROTOCOL W5): they leave
 * the queue, the stub says how many, and a matter that is still here is shown without them. The log keeps them (R3).
 * Those of `sealed` are late work on a matter in confidence: the log forgets what they said (CF-16).
 */
export async function applyKept(
  store: DeviceStore,
  rows: readonly OutboxRow[],
  sealed: ReadonlySet<number>,
  at: string,
): Promise<void> {
  const { state } = store;
  const numbers = new Set(rows.map((row) => row.n));
  const streams = [...new Set(rows.map((row) => row.stream))];
  const changed: Record<string, Stub> = {};
  for (const stream of streams) {
    const old = state.stubs[stream] ?? { seq: 0, at, gone: null, kept: [] };
    changed[stream] = {
      ...old,
      kept: [...old.kept, ...rows.filter((row) => row.stream === stream && !sealed.has(row.n)).map((row) => row.n)],
    };
  }
  const stubs = withStubs(state.stubs, changed);
  const bodies = await readBodies(store, streams);
  const open = new Map<string, readonly Operation[]>();
  for (const stream of streams) open.set(stream, (await othersOpen(store, stream, numbers)).filter(isMatter));
  const left = [...bodies].flatMap(([stream, body]): readonly MatterBody[] => {
    const shown = bodyOf(body, open.get(stream) ?? []);
    return shown === null ? [] : [shown];
  });
  const concealed = new Set(rows.filter((row) => sealed.has(row.n)).map((row) => row.stream));
  const waiting = new Set([...state.outbox.keys()].filter((n) => !numbers.has(n)));
  const [bodyRows, meta, log] = await Promise.all([
    sealBodies(store, left),
    sealMeta(store, { stubs }),
    concealed.size === 0 ? [] : emptiedLog(store, concealed, waiting),
  ]);
  await write(store.db, ['matters', 'operations', 'outbox', 'meta'], 'relaxed', (named) => {
    for (const row of log) named('operations').put(row);
    for (const n of numbers) named('outbox').delete(n);
    for (const row of meta) named('meta').put(row);
    putMatters(named, store.state, bodyRows);
  });
  for (const n of numbers) state.outbox.delete(n);
  state.stubs = stubs;
  for (const stream of streams) {
    const newest = open.get(stream)?.at(-1);
    if (newest === undefined) state.newestOwn.delete(stream);
    else state.newestOwn.set(stream, { n: newest.n, id: newest.id });
  }
  showBodies(store, left);
}
