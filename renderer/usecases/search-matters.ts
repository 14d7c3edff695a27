import { searchFor, searchKey, type SearchKey } from '#shared/domain/matching/search-key.ts';
import type { ListRow } from '#renderer/data/list-row.ts';
import { loadPinyin, type Pinyin } from '#renderer/data/pinyin.ts';

/** A matter as lists show it; held in memory for every matter of this device. */
export type MatterListRow = ListRow;

export type MatterSearch = {
  /** A test for one query over rows; number fragments (slip, official, former), query code, name, pinyin (R004-52). */
  readonly matcher: (query: string) => (row: MatterListRow) => boolean;
  /**
   * Makes the keys of `rows` ready, giving the screen room between portions; then a keystroke over 50,000 rows is
   * 50,000 substring tests. Stops when `isStale` says so.
   */
  readonly prepare: (rows: readonly MatterListRow[], isStale: () => boolean) => Promise<void>;
};

const PORTION = 400;

export function createMatterSearch(options: {
  readonly pinyin: Pinyin | null;
  /** Resolves when the screen has had its turn. */
  readonly pause: () => Promise<void>;
}): MatterSearch {
  const { pinyin, pause } = options;
  // Rows are never changed in place: a changed matter has a new row and so gets a new key.
  const keys = new WeakMap<MatterListRow, SearchKey>();
  const pinyinByName = new Map<string, { readonly initials: string; readonly full: string }>();

  const pinyinOf = (name: string): { readonly initials: string; readonly full: string } => {
    const known = pinyinByName.get(name);
    if (known !== undefined || pinyin === null) return known ?? { initials: '', full: '' };
    const made = { initials: pinyin.initials(name), full: pinyin.full(name) };
    pinyinByName.set(name, made);
    return made;
  };
  const keyOf = (row: MatterListRow): SearchKey => {
    const known = keys.get(row);
    if (known !== undefined) return known;
    const readings = pinyin === null ? [] : row.names.map(pinyinOf);
    const key = searchKey({
      names: row.names,
      numbers: [row.slipNo, row.officialNo, row.formerNo, row.ledgerNo].filter((number) => number !== undefined),
      queryCode: row.queryCode,
      pinyinInitials: readings.map((reading) => reading.initials),
      pinyinFull: readings.map((reading) => reading.full),
    });
    keys.set(row, key);
    return key;
  };
  return {
    matcher: (query) => {
      const test = searchFor(query);
      return (row) => test(keyOf(row));
    },
    async prepare(rows, isStale) {
      for (let start = 0; start < rows.length; start += PORTION) {
        if (isStale()) return;
        for (const row of rows.slice(start, start + PORTION)) keyOf(row);
        await pause();
      }
    },
  };
}

/** The table of readings, loaded when somebody first searches (143 KB gzipped). */
export const loadReadings = (): Promise<Pinyin> => loadPinyin();
