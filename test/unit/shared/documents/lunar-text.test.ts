import { expect, test } from 'vitest';
import { lunarDayText, lunarText } from '#shared/documents/lunar-text.ts';
import { PlainDate } from '#shared/model/plain-date.ts';

test.each([
  ['2026-10-03', '八月廿三'],
  ['2026-02-17', '正月初一'],
  ['2025-07-25', '闰六月初一'],
  ['2026-12-31', '冬月廿三'],
  ['2026-02-16', '腊月廿九'],
])('the lunar name of %s is %s', (date, text) => {
  expect(lunarText(PlainDate.parse(date))).toBe(text);
});

test('thirty names of days, all different', () => {
  const names = Array.from({ length: 30 }, (_, i) => lunarDayText(i + 1));
  expect(names.slice(8, 12)).toEqual(['初九', '初十', '十一', '十二']);
  expect(names.slice(18, 22)).toEqual(['十九', '二十', '廿一', '廿二']);
  expect(names.at(-1)).toBe('三十');
  expect(new Set(names).size).toBe(30);
});
