import type { Acting } from '#shared/domain/access/acting.ts';
import { may } from '#shared/domain/access/matrix.ts';
import { rowFacts } from '#shared/domain/access/matter-facts.ts';
import type { DeviceStore } from './device-store.ts';
import type { ListRow } from './list-row.ts';
import type { MatterIndex } from './matter-index.ts';

/** May this officer see the matter of this row? */
const maySee = (acting: Acting | null, row: ListRow): boolean => may(acting, 'view', rowFacts(row)).ok;

/**
 * The device's store as one officer may see it. Several officers share a laptop and one store (decision 0005), so lists,
 * search, candidates and counts are cut to what the table allows whoever sits there; what is written goes to the whole.
 */
export function storeFor(store: DeviceStore, acting: Acting | null): DeviceStore {
  return { ...store, index: visibleIndex(store.index, (row) => maySee(acting, row)) };
}

/** An index cut to the rows of `sees`. */
function visibleIndex(whole: MatterIndex, sees: (row: ListRow) => boolean): MatterIndex {
  let known: { readonly of: readonly ListRow[]; readonly rows: readonly ListRow[] } | null = null;
  // The whole list is another array after every change.
  const all = (): readonly ListRow[] => {
    const of = whole.all();
    if (known?.of !== of) {
      const rows = of.filter(sees);
      // Whoever sees everything shares the list.
      known = { of, rows: rows.length === of.length ? of : rows };
    }
    return known.rows;
  };
  const isWhole = (): boolean => all().length === whole.size();
  return {
    put: whole.put,
    putAll: whole.putAll,
    remove: whole.remove,
    all,
    get: (id) => {
      const row = whole.get(id);
      return row !== undefined && sees(row) ? row : undefined;
    },
    size: () => all().length,
    counts: () => (isWhole() ? whole.counts() : countsOf(all())),
    list: ({ matches, ...filter }, limit) =>
      whole.list({ ...filter, matches: (row) => sees(row) && (matches === undefined || matches(row)) }, limit),
    names: (text, mode, limit) =>
      isWhole()
        ? whole.names(text, mode, limit)
        : whole.names(text, mode, Number.POSITIVE_INFINITY).filter(sees).slice(0, limit),
  };
}

function countsOf(rows: readonly ListRow[]): ReadonlyMap<ListRow['status'], number> {
  const counts = new Map<ListRow['status'], number>();
  for (const row of rows) counts.set(row.status, (counts.get(row.status) ?? 0) + 1);
  return counts;
}
