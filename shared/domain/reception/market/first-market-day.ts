/** 「每月第一个赶集日」 (R004-31, calendar.md §3): where the seed's reception day falls, month by month. */
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { MarketPattern, MonthBasis } from '#shared/model/market-rule.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { dayStatus, type DayStatus } from '#shared/domain/calendar/day-status.ts';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import { addWorkDays } from '#shared/domain/calendar/work-days.ts';
import { isMarketDay } from './market-day.ts';
import { monthsFrom, type MonthSpan } from './month-span.ts';

/** What an office needs to know about its market to find its reception days. */
export type MarketCount = { readonly pattern: MarketPattern; readonly monthBasis: MonthBasis };

/** One month's reception day; `day` is `null` where no market falls into the month (a long interval). */
export type MarketReception = {
  readonly month: MonthSpan;
  readonly day: PlainDate | null;
  /** Whether that day is a working day, and why; rest days are shown, never moved by machine (MK-12). */
  readonly status: DayStatus | null;
};

/** The reception days of `count` months, beginning with the month of `from`. */
export function firstMarketDays(
  market: MarketCount,
  calendar: WorkCalendar,
  from: PlainDate,
  count: number,
): readonly MarketReception[] {
  return monthsFrom(market.monthBasis, from, count).map((month) => {
    const day = nextMarketDay(market.pattern, month.first, month.last);
    return { month, day, status: day === null ? null : dayStatus(calendar, day) };
  });
}

/**
 * The three answers to a market day on a rest day (calendar.md §3.2). A person takes one and writes why; until then the
 * reception is held as usual, and the board says so (MK-13).
 */
export type MarketDayChoice =
  /** 照常接访: who receives gets another day off. */
  | { readonly kind: 'keep'; readonly day: PlainDate }
  /** 改为当月下一个赶集日; `null` when the month has none left. It may rest as well, and is then asked about again (C36). */
  | { readonly kind: 'next-market-day'; readonly day: PlainDate | null; readonly status: DayStatus | null }
  /** 改为某工作日: the first one after, as a proposal. */
  | { readonly kind: 'work-day'; readonly day: PlainDate };

/** The choices for `day`, a market day of `month`; empty when it is a working day and there is nothing to settle. */
export function marketDayChoices(
  market: MarketCount,
  calendar: WorkCalendar,
  month: MonthSpan,
  day: PlainDate,
): readonly MarketDayChoice[] {
  if (dayStatus(calendar, day).work) return [];
  const next = nextMarketDay(market.pattern, addDays(day, 1), month.last);
  return [
    { kind: 'keep', day },
    { kind: 'next-market-day', day: next, status: next === null ? null : dayStatus(calendar, next) },
    { kind: 'work-day', day: addWorkDays(calendar, day, 1) },
  ];
}

function nextMarketDay(pattern: MarketPattern, from: PlainDate, last: PlainDate): PlainDate | null {
  for (let date = from; date <= last; date = addDays(date, 1)) if (isMarketDay(pattern, date)) return date;
  return null;
}
