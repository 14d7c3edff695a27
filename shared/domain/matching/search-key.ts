import { foldedNameKey, pinyinKey } from './name-key.ts';
import { foldCharacters } from './character-variants.ts';

/** What a registration can be found by (R004-52): provisional and official number alike (RX-02). */
export interface SearchHaystack {
  readonly names: readonly string[];
  readonly numbers: readonly string[];
  readonly queryCode?: string | undefined;
  /** 'zmj', one for each name */
  readonly pinyinInitials: readonly string[];
  /** 'zhaomoujia', one for each name; spaces do not matter */
  readonly pinyinFull: readonly string[];
}

/** The haystack made ready once, so that one keystroke over 50,000 rows is 50,000 plain substring tests. */
export interface SearchKey {
  /** Names and numbers: a fragment anywhere counts. */
  readonly anywhere: string;
  /** Query code and pinyin: only from their beginning; a code is not to be guessed by fragments. */
  readonly fromStart: string;
}

const SEPARATOR = '\u0001';

export function searchKey({ names, numbers, queryCode, pinyinInitials, pinyinFull }: SearchHaystack): SearchKey {
  const code = queryCode === undefined ? [] : [compact(queryCode)];
  return {
    anywhere: joined([...names.map(foldedNameKey), ...numbers.map(compact)]),
    fromStart: joined([...code, ...pinyinInitials.map(pinyinKey), ...pinyinFull.map(pinyinKey)]),
  };
}

/** A test for one query: a number fragment, a query code, part of a name, initials (zmj) or full pinyin from its beginning. */
export function searchFor(query: string): (key: SearchKey) => boolean {
  const needle = compact(query);
  if (needle === '') return () => true;
  const start = SEPARATOR + needle;
  return (key) => key.anywhere.includes(needle) || key.fromStart.includes(start);
}

export function matchesSearch(haystack: SearchHaystack, query: string): boolean {
  return searchFor(query)(searchKey(haystack));
}

function joined(parts: readonly string[]): string {
  return parts.map((part) => SEPARATOR + part).join('');
}

/** Letters and digits only, folded: '甲溪-D1-20260904-001' is found by 'd1 2026'. */
function compact(text: string): string {
  return foldCharacters(text)
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
