import { foldCharacters } from './character-variants.ts';

/** Words written where a name belongs when there is none: two anonymous letters are not one person (C37). */
const NOT_A_NAME = new Set(['匿名', '不详', '未署名', '无名', '无名氏', '未知', '未留姓名', '不愿透露', '群众']);

/**
 * The name as written, without what writing adds: full width, spaces, middle dots, a remark in brackets. Empty when it names
 * nobody (匿名, or masked with an asterisk).
 */
export function nameKey(name: string): string {
  const plain = name.normalize('NFKC');
  if (/[*×]/.test(plain)) return '';
  const key = plain
    .replaceAll(/\([^)]*\)/g, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
  return NOT_A_NAME.has(key) ? '' : key;
}

/** The name with traditional and variant characters folded: equal for 張建國 and 张建国. */
export function foldedNameKey(name: string): string {
  return foldCharacters(nameKey(name));
}

/** Pinyin as one run of letters: 'lǚ' typed as lv, lü or lu: is one key. */
export function pinyinKey(pinyin: string): string {
  return pinyin
    .toLowerCase()
    .replaceAll(/u:|ü/g, 'v')
    .replaceAll(/[^a-z]/g, '');
}
