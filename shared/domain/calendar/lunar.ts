/**
 * 农历: month and day of a Beijing calendar day, from a table of month lengths (LU-01). Years 2000 to 2056; outside of it
 * every function throws a RangeError, because a guessed lunar day would announce a market on the wrong morning.
 */
import { PlainDate } from '#shared/model/plain-date.ts';
import { FIRST_LUNAR_DAY, LUNAR_YEARS } from './data/lunar-years.ts';
import { addDays, daysBetween } from './plain-date.ts';

/** One lunar month. `leap` is the second of two months with one name (闰六月). */
export interface LunarMonth {
  readonly year: number;
  readonly month: number;
  readonly leap: boolean;
  /** The Gregorian day of 初一. */
  readonly first: PlainDate;
  readonly days: 29 | 30;
}

/** A day of it: 1 is 初一, 30 is 三十. */
export interface LunarDate {
  readonly month: LunarMonth;
  readonly day: number;
}

const EPOCH = PlainDate.parse(FIRST_LUNAR_DAY);
const MONTHS: readonly LunarMonth[] = allMonths();

export function lunarDateOf(date: PlainDate): LunarDate {
  const month = MONTHS[indexOf(date)];
  const day = month === undefined ? 0 : daysBetween(month.first, date) + 1;
  if (month === undefined || day > month.days) throw new RangeError(`no lunar calendar for ${date}`);
  return { month, day };
}

/** The month that follows; throws at the end of the table. */
export function nextLunarMonth(month: LunarMonth): LunarMonth {
  return lunarDateOf(addDays(month.first, month.days)).month;
}

/** Index of the last month that began on `date` or before; -1 before the table. */
function indexOf(date: PlainDate): number {
  let low = 0;
  let high = MONTHS.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = MONTHS[middle]?.first;
    if (start !== undefined && start <= date) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function allMonths(): readonly LunarMonth[] {
  const months: LunarMonth[] = [];
  let first = EPOCH;
  for (const [year, leapAfter, lengths] of LUNAR_YEARS) {
    [...lengths].forEach((length, index) => {
      const leap = leapAfter > 0 && index === leapAfter;
      const month = leapAfter > 0 && index >= leapAfter ? index : index + 1;
      const days = length === '大' ? 30 : 29;
      months.push({ year, month, leap, first, days });
      first = addDays(first, days);
    });
  }
  return months;
}
