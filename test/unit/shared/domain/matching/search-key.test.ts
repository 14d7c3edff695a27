import { describe, expect, test } from 'vitest';
import { matchesSearch } from '#shared/domain/matching/search-key.ts';

const ROW = {
  names: ['趙有民', '吕某'],
  numbers: ['甲溪-D1-20260904-001', '青岚司-2026-000017'],
  queryCode: 'K7QH2M9T',
  pinyinInitials: ['zym', 'lm'],
  pinyinFull: ['zhao you min', 'lv mou'],
};

describe('R004-52 found by number, code, name or pinyin', () => {
  test.each([
    ['nothing typed', ''],
    ['RX-02 provisional number', '甲溪-D1-20260904-001'],
    ['its end', '0904-001'],
    ['without hyphens, lower case', 'd1 20260904'],
    ['RX-02 official number', '2026-000017'],
    ['query code', 'k7qh2m9t'],
    ['query code from its beginning', 'K7QH'],
    ['name', '趙有民'],
    ['name in the other script', '赵有民'],
    ['part of a name', '有民'],
    ['second person', '吕'],
    ['initials', 'zym'],
    ['initials, capital and incomplete', 'ZY'],
    ['full pinyin', 'zhaoyoumin'],
    ['beginning of the pinyin, with a space', 'zhao you'],
    ['ü as v', 'lvm'],
    ['ü as ü', 'lü'],
    ['full width', '０９０４－００１'],
  ])('%s', (_name, query) => expect(matchesSearch(ROW, query)).toBe(true));

  test.each([
    ['another number', '0905-001'],
    ['a fragment from the middle of the query code', '2M9T'],
    ['pinyin from the middle', 'oyou'],
    ['parts of two names', '民吕'],
    ['another name', '赵无民'],
  ])('not by %s', (_name, query) => expect(matchesSearch(ROW, query)).toBe(false));
});
