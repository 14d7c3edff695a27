import { compareText } from '#shared/lib/compare-text.ts';
import type { ListRow } from './list-row.ts';

export type ListFilter = {
  readonly status?: ListRow['status'] | undefined;
  readonly office?: string | undefined;
  readonly form?: ListRow['form'] | undefined;
  readonly dutyUnit?: string | undefined;
  readonly delivery?: ListRow['delivery'] | undefined;
  readonly matches?: ((row: ListRow) => boolean) | undefined;
};

/**
 * Every matter of this device in memory, newest change first. Sealed rows cannot be searched on the disk, so lists,
 * search and counts are answered from here (security §3.2): a list stops at the rows it needs, a search is one scan of
 * names, counts are kept up to date by each change.
 */
export type MatterIndex = {
  readonly put: (row: ListRow) => void;
  readonly putAll: (rows: readonly ListRow[]) => void;
  readonly remove: (id: string) => void;
  readonly get: (id: string) => ListRow | undefined;
  readonly size: () => number;
  readonly list: (filter: ListFilter, limit: number) => readonly ListRow[];
  readonly names: (text: string, mode: 'prefix' | 'contains', limit: number) => readonly ListRow[];
  readonly counts: () => ReadonlyMap<ListRow['status'], number>;
  readonly all: () => readonly ListRow[];
};

export function createMatterIndex(): MatterIndex {
  const byId = new Map<string, ListRow>();
  const counts = new Map<ListRow['status'], number>();
  /** Newest first; rows of `moved` are still to be put in their place. */
  let sorted: ListRow[] = [];
  let stale = new Set<string>();
  /** Made when somebody searches. */
  let labels: Labels | null = null;

  const count = (row: ListRow, step: 1 | -1): void => {
    counts.set(row.status, (counts.get(row.status) ?? 0) + step);
  };

  const put = (row: ListRow): void => {
    const old = byId.get(row.id);
    if (old !== undefined) count(old, -1);
    count(row, 1);
    byId.set(row.id, row);
    stale.add(row.id);
  };

  const newestFirst = (a: ListRow, b: ListRow): number => {
    if (a.updatedAt !== b.updatedAt) return a.updatedAt < b.updatedAt ? 1 : -1;
    // Equal times in a fixed order, or rows would change places when the program starts again.
    return compareText(a.id, b.id);
  };

  /** Puts changed rows in their place: a merge of two sorted lists, however many changed. */
  const settle = (): readonly ListRow[] => {
    if (stale.size === 0) return sorted;
    const changed = [...stale].flatMap((id) => byId.get(id) ?? []).sort(newestFirst);
    const kept = sorted.filter((row) => !stale.has(row.id));
    const merged: ListRow[] = [];
    let next = 0;
    for (const row of changed) {
      while (next < kept.length) {
        const other = kept[next];
        if (other === undefined || newestFirst(other, row) > 0) break;
        merged.push(other);
        next += 1;
      }
      merged.push(row);
    }
    sorted = merged.concat(kept.slice(next));
    stale = new Set();
    labels = null;
    return sorted;
  };

  return {
    put,
    putAll: (rows) => {
      for (const row of rows) put(row);
    },
    remove(id) {
      const old = byId.get(id);
      if (old === undefined) return;
      count(old, -1);
      byId.delete(id);
      stale.add(id);
    },
    get: (id) => byId.get(id),
    size: () => byId.size,
    counts: () => counts,
    all: settle,
    list(filter, limit) {
      const found: ListRow[] = [];
      for (const row of settle()) {
        if (filter.status !== undefined && row.status !== filter.status) continue;
        if (filter.office !== undefined && row.office !== filter.office) continue;
        if (filter.form !== undefined && row.form !== filter.form) continue;
        if (filter.dutyUnit !== undefined && row.dutyUnit !== filter.dutyUnit) continue;
        if (filter.delivery !== undefined && row.delivery !== filter.delivery) continue;
        if (filter.matches !== undefined && !filter.matches(row)) continue;
        found.push(row);
        if (found.length >= limit) break;
      }
      return found;
    },
    names(text, mode, limit) {
      // No name has a line break; what was pasted into the search may.
      if (text.includes('\n')) return [];
      const rows = settle();
      labels ??= labelsOf(rows);
      return placesOf(labels, text, mode, limit).flatMap((i) => rows[i] ?? []);
    },
  };
}

/**
 * The names of all rows as one text, each behind a line break, and where those of a row begin: one search through one
 * text instead of fifty thousand through short ones.
 */
type Labels = { readonly text: string; readonly starts: readonly number[] };

function labelsOf(rows: readonly ListRow[]): Labels {
  const parts = rows.map(({ names }) => `\n${names.join('\n')}`);
  let end = 0;
  return { text: parts.join(''), starts: parts.map((part) => (end += part.length) - part.length) };
}

/** Rows with `wanted` in a name, or at its beginning, in their order, each once. */
function placesOf(
  { text, starts }: Labels,
  wanted: string,
  mode: 'prefix' | 'contains',
  limit: number,
): readonly number[] {
  const found: number[] = [];
  let row = 0;
  for (let from = 0; found.length < limit && from <= text.length; ) {
    const at = text.indexOf(wanted, from);
    if (at < 0) break;
    from = at + 1;
    // Looked at afterwards: a search that began with the line break would stop at every name.
    if (mode === 'prefix' && text[at - 1] !== '\n') continue;
    while ((starts[row + 1] ?? Infinity) <= at) row += 1;
    found.push(row);
    from = starts[row + 1] ?? text.length + 1;
  }
  return found;
}
