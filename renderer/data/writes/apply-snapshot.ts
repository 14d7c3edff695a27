import type { MatterView } from '#shared/model/matter.ts';
import type { Operation } from '#shared/model/operation.ts';
import { evolve } from '#shared/domain/matter/evolve.ts';
import { replay } from '#shared/sync/merge.ts';
import type { SnapshotResponse } from '#shared/sync/pull.ts';
import type { DeviceStore, ReadingPlace } from '../device-store.ts';
import { rowOf, sealBodies } from '../matter-rows.ts';
import type { MatterBody } from '../rows.ts';
import { write } from '../transaction.ts';
import { readOperations } from './apply-changes.ts';

/**
 * Stores a page of whole matters and where the reading stands (PROTOCOL L4). The cursor kept is that of the first page:
 * what changed during the reading comes again as changes and is then below the matter's head (L5).
 */
export function applySnapshot(store: DeviceStore, page: SnapshotResponse): Promise<void> {
  return store.serial(async () => {
    const { state } = store;
    const begun = state.place.snapshot !== 'done' && state.place.snapshot.after !== null;
    const place: ReadingPlace = {
      cursor: begun ? state.place.cursor : page.cursor,
      chain: begun ? state.place.chain : page.chain,
      snapshot: page.next === null ? 'done' : { after: page.next },
    };
    const bodies = await withPending(store, page.views);
    const rows = await sealBodies(store, bodies);
    // Relaxed: what is read can be read again; what was told here never takes this path.
    await write(store.db, ['matters', 'meta'], 'relaxed', (named) => {
      const matters = named('matters');
      for (const row of rows) matters.put(row);
      named('meta').put({ key: 'place', value: place });
      named('meta').put({ key: 'lastServerTime', value: page.serverNow });
    });
    state.place = place;
    state.lastServerTime = page.serverNow;
    store.index.putAll(bodies.map((body) => rowOf(state, body.view)));
    store.changed();
  });
}

/** Puts this device's unconfirmed operations on top of the matters they belong to. */
async function withPending(store: DeviceStore, views: readonly MatterView[]): Promise<readonly MatterBody[]> {
  const { newestOwn, receipts, tray, outbox } = store.state;
  if (newestOwn.size === 0) return views.map((view) => ({ view }));
  const ids = new Set<string>(views.filter((view) => newestOwn.has(view.id)).map((view) => view.id));
  if (ids.size === 0) return views.map((view) => ({ view }));
  const open = [...receipts.values(), ...tray.values(), ...outbox.values()].filter((row) => ids.has(row.stream));
  const ops = await readOperations(
    store,
    open.map((row) => row.n).sort((a, b) => a - b),
  );
  return views.map((confirmed): MatterBody => {
    const known = new Set<string>(confirmed.history.map((line) => line.op));
    const pending = [...ops.values()].filter((op: Operation) => op.stream === confirmed.id && !known.has(op.id));
    if (pending.length === 0) return { view: confirmed };
    return { view: replay(confirmed, pending, evolve) ?? confirmed, confirmed };
  });
}
