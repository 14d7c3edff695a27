import { expect, test } from 'vitest';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { weekday } from '#shared/domain/calendar/plain-date.ts';
import {
  firstMarketDays,
  marketDayChoices,
  type MarketCount,
} from '#shared/domain/reception/market/first-market-day.ts';
import { monthOf } from '#shared/domain/reception/market/month-span.ts';
import { MarketPattern } from '#shared/model/market-rule.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { MARKETS } from './markets.ts';

const day = (text: string): PlainDate => PlainDate.parse(text);

const written = (market: MarketCount, from: string): readonly string[] =>
  firstMarketDays(market, BUILT_IN_CALENDAR, day(from), 5).map(({ day: first, status }) =>
    first === null || status === null
      ? '-'
      : `${first.slice(5)} 周${'一二三四五六日'.charAt(weekday(first) - 1)}${status.work ? '' : '(休)'}`,
  );

/** calendar.md §3.1, Gregorian months 2026-08 to 12; where the table names no weekday, none is compared there. */
const GREGORIAN: readonly (readonly [keyof typeof MARKETS, readonly string[]])[] = [
  ['jiaxi', ['08-01 周六(休)', '09-04 周五', '10-03 周六(休)', '11-01 周日(休)', '12-01 周二']],
  ['yijiang', ['08-02 周日(休)', '09-02 周三', '10-02 周五(休)', '11-02 周一', '12-02 周三']],
  ['bingling', ['08-02 周日(休)', '09-01 周二', '10-05 周一(休)', '11-03 周二', '12-03 周四']],
  ['dingping', ['08-01 周六(休)', '09-02 周三', '10-03 周六(休)', '11-04 周三', '12-02 周三']],
  ['wuzhai', ['08-06 周四', '09-05 周六(休)', '10-05 周一(休)', '11-04 周三', '12-04 周五']],
];

test.each(GREGORIAN)('MK-10 calendar.md §3.1 by the Gregorian month: %s', (office, days) => {
  expect(written({ pattern: MARKETS[office], monthBasis: 'gregorian' }, '2026-08-15')).toEqual(days);
});

/** 六月 to 十月. */
const LUNAR: readonly (readonly [keyof typeof MARKETS, readonly string[]])[] = [
  ['jiaxi', ['07-16 周四', '08-15 周六(休)', '09-13 周日(休)', '10-12 周一', '11-11 周三']],
  ['bingling', ['07-18 周六(休)', '08-17 周一', '09-15 周二', '10-14 周三', '11-13 周五']],
];

test.each(LUNAR)('MK-10 calendar.md §3.1 by the lunar month: %s', (office, days) => {
  const market: MarketCount = { pattern: MARKETS[office], monthBasis: 'lunar' };
  expect(written(market, '2026-07-20')).toEqual(days);
  expect(firstMarketDays(market, BUILT_IN_CALENDAR, day('2026-07-20'), 1)[0]?.month.name).toEqual({
    basis: 'lunar',
    year: 2026,
    month: 6,
    leap: false,
  });
});

test('MK-10 the whole of both tables was tried', () => {
  expect([GREGORIAN.length, LUNAR.length]).toEqual([5, 2]);
});

test('MK-10 a leap month is a month of its own', () => {
  const names = firstMarketDays(
    { pattern: MARKETS.jiaxi, monthBasis: 'lunar' },
    BUILT_IN_CALENDAR,
    day('2025-06-25'),
    3,
  );
  expect(names.map(({ month: { name } }) => (name.basis === 'lunar' ? [name.month, name.leap] : null))).toEqual([
    [6, false],
    [6, true],
    [7, false],
  ]);
});

test('MK-11 twelve months at once, across the year', () => {
  const market: MarketCount = { pattern: MARKETS.jiaxi, monthBasis: 'gregorian' };
  const list = firstMarketDays(market, BUILT_IN_CALENDAR, day('2026-09-04'), 12);
  expect(list).toHaveLength(12);
  expect(list.at(-1)?.month.first).toBe('2027-08-01');
  // 2027 is not announced yet, and the list says so.
  expect(list.at(-1)?.status?.source).toBe('provisional');
});

test('MK-11 a month without a market has no reception day, and is not skipped', () => {
  const pattern = MarketPattern.parse({ type: 'interval-days', anchor: '2026-01-31', every: 45 });
  const list = firstMarketDays({ pattern, monthBasis: 'gregorian' }, BUILT_IN_CALENDAR, day('2026-01-01'), 3);
  expect(list.map(({ day: first }) => first)).toEqual(['2026-01-31', null, '2026-03-17']);
});

test('MK-12 C36 the first market day of 甲溪 falls into the holiday: three choices, asked again until it fits', () => {
  const market: MarketCount = { pattern: MARKETS.jiaxi, monthBasis: 'gregorian' };
  const october = monthOf('gregorian', day('2026-10-03'));
  const first = marketDayChoices(market, BUILT_IN_CALENDAR, october, day('2026-10-03'));
  expect(first.map(({ kind, day: to }) => [kind, to])).toEqual([
    ['keep', '2026-10-03'],
    ['next-market-day', '2026-10-06'],
    ['work-day', '2026-10-08'],
  ]);
  const again = marketDayChoices(market, BUILT_IN_CALENDAR, october, day('2026-10-06'));
  expect(again.find(({ kind }) => kind === 'next-market-day')).toMatchObject({
    day: '2026-10-09',
    status: { work: true },
  });
  expect(marketDayChoices(market, BUILT_IN_CALENDAR, october, day('2026-10-09'))).toEqual([]);
});

test('MK-12 no market is left in the month', () => {
  const market: MarketCount = { pattern: MARKETS.dingping, monthBasis: 'gregorian' };
  const month = monthOf('gregorian', day('2026-10-31'));
  const choices = marketDayChoices(market, BUILT_IN_CALENDAR, month, day('2026-10-31'));
  expect(choices.find(({ kind }) => kind === 'next-market-day')?.day).toBeNull();
});
