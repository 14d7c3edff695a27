/**
 * Is there a market on this day? (calendar.md §2, MK-01 to MK-08.) A market is held on weekends and holidays too, so the
 * work calendar has no say here; a conflict is shown by `conflict.ts` and settled by a person.
 */
import type { MarketPattern } from '#shared/model/market-rule.ts';
import { BRANCHES, type Branch } from '#shared/model/market-rule.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { lunarDateOf } from '#shared/domain/calendar/lunar.ts';
import { addDays, daysBetween, weekday } from '#shared/domain/calendar/plain-date.ts';

/** Throws a RangeError for a lunar pattern outside the lunar table (LU-03). */
export function isMarketDay(pattern: MarketPattern, date: PlainDate): boolean {
  switch (pattern.type) {
    case 'solar-digit': {
      const day = dayOfMonth(date);
      return pattern.digits.includes(day % 10) && (day !== 31 || pattern.include31);
    }
    case 'lunar-digit':
      return isLunarDigitDay(pattern, date);
    case 'weekday':
      return pattern.weekdays.includes(weekday(date));
    case 'branch':
      return pattern.branches.includes(branchOf(date));
    case 'interval-days':
      // `% every` of an earlier day is negative or −0, both of which only equal 0 on a market day.
      return daysBetween(pattern.anchor, date) % pattern.every === 0;
    case 'odd-even': {
      const day = pattern.calendar === 'solar' ? dayOfMonth(date) : lunarDateOf(date).day;
      return (day % 2 === 1) === (pattern.parity === 'odd');
    }
    case 'every-day':
      return true;
  }
}

/** Market days from `first` to `last`, both included, in order. */
export function marketDays(pattern: MarketPattern, first: PlainDate, last: PlainDate): readonly PlainDate[] {
  const days: PlainDate[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) if (isMarketDay(pattern, date)) days.push(date);
  return days;
}

/** 日支. Independent of months, leap months and of what the lunar calendar calls the day (calendar.md §2.2⑤). */
export function branchOf(date: PlainDate): Branch {
  const index = ((daysBetween(A_ZI_DAY, date) % 12) + 12) % 12;
  // The double remainder is one of 0–11.
  return BRANCHES[index] as Branch;
}

/** 甲子, the first day of a cycle of sixty. */
const A_ZI_DAY = PlainDate.parse('2000-01-07');

function isLunarDigitDay(pattern: Extract<MarketPattern, { type: 'lunar-digit' }>, date: PlainDate): boolean {
  const { month, day } = lunarDateOf(date);
  if (pattern.digits.includes(day % 10)) return true;
  const standsInFor30 = day === 29 && month.days === 29 && pattern.monthEnd === 'last-day-if-missing';
  return standsInFor30 && pattern.digits.includes(0);
}

const dayOfMonth = (date: PlainDate): number => Number(date.slice(8, 10));
