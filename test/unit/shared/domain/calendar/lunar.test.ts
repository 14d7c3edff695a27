import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { LUNAR_YEARS } from '#shared/domain/calendar/data/lunar-years.ts';
import { lunarDateOf, nextLunarMonth } from '#shared/domain/calendar/lunar.ts';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import { PlainDate } from '#shared/model/plain-date.ts';

const day = (text: string): PlainDate => PlainDate.parse(text);
const FIRST = day('2000-02-05');
const LAST = day('2057-02-03');

const brief = (date: PlainDate): string => {
  const { month, day: of } = lunarDateOf(date);
  return `${month.year}-${month.month}${month.leap ? 'bis' : ''}-${of}`;
};

/**
 * New moons within minutes of midnight in Beijing, where ICU's approximation takes the other day. The days of the list
 * are the published ones (紫金山 and Hong Kong observatories): 春节 2027 is on 02-06, 春节 2030 on 02-03.
 */
const ICU_SLIPS = ['2012-08-17', '2018-10-09', '2018-11-08', '2027-02-06', '2030-01-04', '2030-02-03'];
const slipDays = new Set(
  ICU_SLIPS.flatMap((start) => Array.from({ length: 31 }, (_, i) => addDays(day(start), i - 1))),
);

test('LU-01 every day of 2000 to 2056 is what ICU computes, but for its six known slips', () => {
  const icu = new Intl.DateTimeFormat('en-u-ca-chinese', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  let compared = 0;
  const strange: string[] = [];
  for (let date = FIRST; date <= LAST; date = addDays(date, 1)) {
    const part = new Map(icu.formatToParts(Date.parse(date)).map(({ type, value }) => [String(type), value]));
    const theirs = `${part.get('relatedYear')}-${part.get('month')}-${part.get('day')}`;
    compared += 1;
    if (theirs !== brief(date) && !slipDays.has(date)) strange.push(`${date}: ${brief(date)}, ICU ${theirs}`);
  }
  expect(strange).toEqual([]);
  expect(compared).toBe(20_819);
});

test('LU-01 every day of 2000 to 2056 is what chinese-days has', () => {
  type Theirs = { lunarYear: number; lunarMon: number; isLeap: boolean; lunarDay: number };
  // The package has no ES module entry with types that Node's resolution takes.
  const { getLunarDate } = createRequire(import.meta.url)('chinese-days') as { getLunarDate: (d: string) => Theirs };
  const strange: PlainDate[] = [];
  let compared = 0;
  for (let date = FIRST; date <= LAST; date = addDays(date, 1)) {
    const { lunarYear, lunarMon, isLeap, lunarDay } = getLunarDate(date);
    if (`${lunarYear}-${lunarMon}${isLeap ? 'bis' : ''}-${lunarDay}` !== brief(date)) strange.push(date);
    compared += 1;
  }
  expect(strange).toEqual([]);
  expect(compared).toBe(20_819);
});

test('LU-02 leap months come where they belong', () => {
  const leaps = LUNAR_YEARS.filter(([, leap]) => leap > 0).map(([year, leap]) => `${year}闰${leap}`);
  expect(leaps.filter((text) => text >= '2020' && text < '2034')).toEqual([
    '2020闰4',
    '2023闰2',
    '2025闰6',
    '2028闰5',
    '2031闰3',
    '2033闰11',
  ]);
  expect(brief(day('2025-07-25'))).toBe('2025-6bis-1');
  expect(brief(day('2025-06-25'))).toBe('2025-6-1');
});

test('LU-03 a table that has ended says so instead of guessing', () => {
  expect(() => lunarDateOf(addDays(FIRST, -1))).toThrow(RangeError);
  expect(() => lunarDateOf(addDays(LAST, 1))).toThrow(RangeError);
  expect(() => nextLunarMonth(lunarDateOf(LAST).month)).toThrow(RangeError);
});
