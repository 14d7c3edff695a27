/** 接访天数要求 (R001-20): who received on how many days, in the period that counts for the level. */
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { SessionView } from '#shared/model/reception.ts';
import { periodOf } from '#shared/domain/calendar/period.ts';
import { addDays, weekday } from '#shared/domain/calendar/plain-date.ts';
import { countWorkDays } from '#shared/domain/calendar/work-days.ts';

/** 乡镇每周、县每月、市每季 at least one day each. */
export type QuotaLevel = 'township' | 'county' | 'city';

export type QuotaPeriod = { readonly level: QuotaLevel; readonly first: PlainDate; readonly last: PlainDate };

export type Quota = {
  readonly officer: string;
  readonly period: QuotaPeriod;
  /** The days on which the officer really sat there. */
  readonly days: readonly PlainDate[];
  readonly workDays: number;
  /** `running` until the period is over; a period with (almost) no working day is `exempt`, and says so. */
  readonly state: 'met' | 'running' | 'missed' | 'exempt';
};

/** Monday to Sunday, the Gregorian month, or the quarter in which `day` falls. */
export function quotaPeriod(level: QuotaLevel, day: PlainDate): QuotaPeriod {
  if (level === 'township') {
    const first = addDays(day, 1 - weekday(day));
    return { level, first, last: addDays(first, 6) };
  }
  const { first, last } = periodOf(level === 'county' ? 'month' : 'quarter', day);
  return { level, first, last };
}

export type QuotaContext = {
  readonly calendar: WorkCalendar;
  readonly today: PlainDate;
  /** A period that begins on `first` with so many working days or fewer is exempt; the county says how many (calendar.md §4). */
  readonly exemptUpTo: (first: PlainDate) => number;
};

/** How `officer` stands in the period. Attendance counts, a plan does not; two sessions on one day are one day. */
export function quotaOf(
  officer: string,
  period: QuotaPeriod,
  sessions: readonly SessionView[],
  { calendar, today, exemptUpTo }: QuotaContext,
): Quota {
  const days = new Set<PlainDate>();
  for (const session of sessions) {
    const there = session.attendance.some((entry) => entry.officer === officer && entry.attendance !== 'absent');
    if (there && session.day >= period.first && session.day <= period.last) days.add(session.day);
  }
  const workDays = countWorkDays(calendar, period.first, period.last);
  const state = ((): Quota['state'] => {
    if (days.size > 0) return 'met';
    if (workDays <= exemptUpTo(period.first)) return 'exempt';
    return today > period.last ? 'missed' : 'running';
  })();
  return { officer, period, days: [...days].sort(), workDays, state };
}
