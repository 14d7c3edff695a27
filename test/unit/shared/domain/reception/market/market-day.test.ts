import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { branchOf, isMarketDay, marketDays } from '#shared/domain/reception/market/market-day.ts';
import { MarketPattern } from '#shared/model/market-rule.ts';
import { monthOf } from '#shared/domain/reception/market/month-span.ts';
import { addDays, daysBetween } from '#shared/domain/calendar/plain-date.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { MARKETS } from './markets.ts';

const day = (text: string): PlainDate => PlainDate.parse(text);
const inMonth = (pattern: MarketPattern, month: string): string => {
  const { first, last } = monthOf('gregorian', day(`${month}-01`));
  return marketDays(pattern, first, last)
    .map((date) => Number(date.slice(8)))
    .join(' ');
};

/** calendar.md §2.3, both months of it. */
const TABLE: readonly (readonly [keyof typeof MARKETS, string, string])[] = [
  ['jiaxi', '4 7 10 13 16 19 23 26 29', '3 6 9 12 15 18 22 25 28'],
  ['yijiang', '2 5 8 12 15 18 22 25 28', '2 5 8 12 15 18 22 25 28'],
  ['bingling', '1 6 15 20 25 30', '5 14 19 24 29'],
  ['dingping', '2 5 9 12 16 19 23 26 30', '3 7 10 14 17 21 24 28 31'],
  ['wuzhai', '5 11 17 23 29', '5 11 17 23 29'],
  ['jihe', '1 4 7 11 14 17 21 24 27', '1 4 7 11 14 17 21 24 27 31'],
  ['xindong', '4 8 12 16 20 24 28', '2 6 10 14 18 22 26 30'],
];

test.each(TABLE)('MK-01 calendar.md §2.3: %s in September and October 2026', (office, september, october) => {
  expect(inMonth(MARKETS[office], '2026-09')).toBe(september);
  expect(inMonth(MARKETS[office], '2026-10')).toBe(october);
});

test('MK-01 the whole table was tried', () => {
  expect(TABLE).toHaveLength(7);
});

const pattern = (value: unknown): MarketPattern => MarketPattern.parse(value);

test.each([
  ['MK-02 逢十 by the Gregorian month', { type: 'solar-digit', digits: [0], include31: true }, '2026-02', '10 20'],
  ['MK-02 逢一 with the 31st', { type: 'solar-digit', digits: [1], include31: true }, '2026-01', '1 11 21 31'],
  ['MK-02 逢一 without the 31st', { type: 'solar-digit', digits: [1], include31: false }, '2026-01', '1 11 21'],
  [
    'MK-03 small month: the 三十 is left out',
    { type: 'lunar-digit', digits: [0], monthEnd: 'exact' },
    '2026-10',
    '19 29',
  ],
  [
    'MK-03 small month: 廿九 stands in',
    { type: 'lunar-digit', digits: [0], monthEnd: 'last-day-if-missing' },
    '2026-10',
    '9 19 29',
  ],
  [
    'MK-03 廿九 is a market anyway, and stays one',
    { type: 'lunar-digit', digits: [9, 0], monthEnd: 'last-day-if-missing' },
    '2026-10',
    '9 18 19 28 29',
  ],
  ['MK-05 every second day', { type: 'interval-days', anchor: '2026-02-28', every: 2 }, '2026-03', DAYS('even')],
  ['MK-05 before the anchor too', { type: 'interval-days', anchor: '2026-03-20', every: 9 }, '2026-03', '2 11 20 29'],
  ['MK-06 odd days', { type: 'odd-even', parity: 'odd', calendar: 'solar' }, '2026-02', DAYS('odd', 28)],
  ['MK-06 even days', { type: 'odd-even', parity: 'even', calendar: 'solar' }, '2026-03', DAYS('even')],
  [
    'MK-06 odd days of the lunar month: 廿九 and 初一 are neighbours after a small month',
    { type: 'odd-even', parity: 'odd', calendar: 'lunar' },
    '2026-09',
    '2 4 6 8 10 11 13 15 17 19 21 23 25 27 29',
  ],
  ['MK-07 every day', { type: 'every-day' }, '2026-02', DAYS('all', 28)],
])('%s', (_name, value, month, days) => {
  expect(inMonth(pattern(value), month)).toBe(days);
});

function DAYS(which: 'odd' | 'even' | 'all', last = 31): string {
  return Array.from({ length: last }, (_, i) => i + 1)
    .filter((n) => which === 'all' || (n % 2 === 1) === (which === 'odd'))
    .join(' ');
}

test('MK-03 丙岭 waits nine days around the small eighth month (calendar.md §2.2②)', () => {
  const days = marketDays(MARKETS.bingling, day('2026-10-01'), day('2026-10-31'));
  const gaps = days.slice(1).map((date, i) => daysBetween(days[i] ?? date, date));
  expect(gaps).toEqual([9, 5, 5, 5]);
});

test.each([
  ['the second sixth month of 2025', '2025-07-27'],
  ['the first sixth month of 2025', '2025-06-27'],
  ['the second fifth month of 2028', '2028-06-25'],
])('MK-04 a leap month has its markets by its days: 初三 of %s', (_name, date) => {
  expect(isMarketDay(MARKETS.jiaxi, day(date))).toBe(true);
});

test('MK-08 the branch of every day of sixty years is what chinese-days has', () => {
  // The package has no ES module entry with types that Node's resolution takes.
  const { getLunarDate } = createRequire(import.meta.url)('chinese-days') as {
    getLunarDate: (date: string) => { readonly dayCyl: string };
  };
  const strange: PlainDate[] = [];
  let seen = 0;
  for (let date = day('1997-01-01'); date < day('2057-01-01'); date = addDays(date, 1)) {
    if (branchOf(date) !== getLunarDate(date).dayCyl.slice(1)) strange.push(date);
    seen += 1;
  }
  expect(strange).toEqual([]);
  expect(seen).toBe(21_915);
});

test.each([
  ['no digit', { type: 'solar-digit', digits: [], include31: true }],
  ['a digit twice', { type: 'lunar-digit', digits: [3, 3], monthEnd: 'exact' }],
  ['an eighth weekday', { type: 'weekday', weekdays: [8] }],
  ['an interval of one day, which is 天天', { type: 'interval-days', anchor: '2026-01-05', every: 1 }],
  ['a day that does not exist', { type: 'interval-days', anchor: '2026-02-30', every: 5 }],
  ['a shape nobody knows', { type: 'moon' }],
])('MK-09 %s is no rule', (_name, value) => {
  expect(MarketPattern.safeParse(value).success).toBe(false);
});
