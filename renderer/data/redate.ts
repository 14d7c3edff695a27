import type { DeviceStore } from './device-store.ts';
import type { ListRow } from './list-row.ts';
import { readBodies, rowOf } from './matter-rows.ts';
import { storeList } from './stored-list.ts';

/** So many matters are opened before other writers have their turn. */
const PAGE = 200;

/**
 * Computes the rows of the lists anew after the county has entered a year (CAL-10, MD-01) or set a value (ST-02). Of a year
 * only matters with a running limit or an internal day are opened; a setting may be a ground of supervision anywhere.
 * Whatever was not finished is done at the next start, because the stored blocks name what they were computed with.
 */
export async function redate(store: DeviceStore, because: 'year' | 'setting'): Promise<void> {
  const isConcerned = ({ clocks, expected }: ListRow): boolean =>
    because === 'setting' || clocks.length > 0 || expected.some(({ wait }) => wait);
  const ids = store.index.all().flatMap((row) => (isConcerned(row) ? [row.id] : []));
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
