import type { DeviceStore } from './device-store.ts';
import { readBodies, rowOf } from './matter-rows.ts';
import { storeList } from './stored-list.ts';

/** So many matters are opened before other writers have their turn. */
const PAGE = 200;

/**
 * Computes the days of the lists anew after the county has entered a year (CAL-10, MD-01). Only matters with a running
 * limit or an internal day are opened; whatever was not finished is done at the next start, because the stored blocks name their calendar.
 */
export async function redate(store: DeviceStore): Promise<void> {
  const ids = store.index
    .all()
    .flatMap(({ id, clocks, expected }) => (clocks.length > 0 || expected.some(({ wait }) => wait) ? [id] : []));
  if (ids.length === 0) return;
  for (let from = 0; from < ids.length; from += PAGE) {
    await store.serial(async () => {
      const bodies = await readBodies(store, ids.slice(from, from + PAGE));
      store.index.putAll([...bodies.values()].map(({ view }) => rowOf(store.state, view)));
    });
  }
  store.changed();
  store.state.stale = Infinity;
  await storeList(store);
}
