import { expect, test } from 'vitest';
import {
  draftLetterNo,
  formatLetterNo,
  nextLetterNumber,
  parseLetterNo,
} from '#shared/domain/letters/letter-number.ts';

const series = { prefix: '青司信甲溪', word: '告' };

test.each([
  [
    'LN-01 unit, kind, full year in hexagonal brackets, plain number',
    formatLetterNo(series, 2026, 12),
    '青司信甲溪告〔2026〕12号',
  ],
  ['LN-03 a draft has neither year nor number', draftLetterNo(series), '青司信甲溪告〔　　〕　　号'],
])('%s', (_name, text, expected) => {
  expect(text).toBe(expected);
});

test.each([
  ['LN-04 its own series', '青司信甲溪告〔2026〕12号', { year: 2026, n: 12 }],
  ['LN-04 another kind of letter', '青司信甲溪意〔2026〕12号', null],
  ['LN-04 another unit', '青司信告〔2026〕12号', null],
  ['LN-04 a leading zero', '青司信甲溪告〔2026〕012号', null],
  ['LN-04 square brackets', '青司信甲溪告[2026]12号', null],
  ['LN-04 第', '青司信甲溪告〔2026〕第12号', null],
  ['LN-03 a draft is no number', '青司信甲溪告〔　　〕　　号', null],
])('%s: %s', (_name, text, expected) => {
  expect(parseLetterNo(text, series)).toEqual(expected);
});

test.each([
  ['the first of the year', [], 1],
  ['the next', [1, 2], 3],
  ['a cancelled letter keeps its number', [1, 3], 4],
])('LN-02 %s', (_name, given, expected) => {
  expect(nextLetterNumber(given)).toBe(expected);
});
