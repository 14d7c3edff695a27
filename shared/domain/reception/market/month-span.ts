/** Months as an office counts them: by the Gregorian or by the lunar calendar (calendar.md §3.1, MK-10). */
import type { MonthBasis } from '#shared/model/market-rule.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { lunarDateOf, type LunarMonth } from '#shared/domain/calendar/lunar.ts';
import { addDays, addMonths, plainDateOf } from '#shared/domain/calendar/plain-date.ts';

/** One month: its name for the reader, its first and last day. */
export type MonthSpan = {
  readonly name:
    | { readonly basis: 'gregorian'; readonly year: number; readonly month: number }
    | { readonly basis: 'lunar'; readonly year: number; readonly month: number; readonly leap: boolean };
  readonly first: PlainDate;
  readonly last: PlainDate;
};

/** The month in which `date` falls and those after it, `count` in all. */
export function monthsFrom(basis: MonthBasis, date: PlainDate, count: number): readonly MonthSpan[] {
  const months: MonthSpan[] = [];
  let next = monthOf(basis, date);
  for (;;) {
    months.push(next);
    if (months.length >= count) return months;
    next = monthOf(basis, addDays(next.last, 1));
  }
}

/** The month in which `date` falls. */
export function monthOf(basis: MonthBasis, date: PlainDate): MonthSpan {
  if (basis === 'lunar') return lunarSpan(lunarDateOf(date).month);
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  const first = plainDateOf(year, month, 1);
  return { name: { basis, year, month }, first, last: addDays(addMonths(first, 1), -1) };
}

function lunarSpan({ year, month, leap, first, days }: LunarMonth): MonthSpan {
  return { name: { basis: 'lunar', year, month, leap }, first, last: addDays(first, days - 1) };
}
