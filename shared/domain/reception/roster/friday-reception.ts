/** 县局领导接待日：每周星期五 (R004-32, calendar.md §4, C29). */
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { dayStatus, type DayStatus } from '#shared/domain/calendar/day-status.ts';
import { addDays, plainDateOf, weekday } from '#shared/domain/calendar/plain-date.ts';
import { addWorkDays } from '#shared/domain/calendar/work-days.ts';

const FRIDAY = 5;

export type FridayReception = { readonly day: PlainDate; readonly status: DayStatus };

/** Every Friday of the year with its status. A make-up Saturday or Sunday is no Friday (RO-02). */
export function fridayReceptions(calendar: WorkCalendar, year: number): readonly FridayReception[] {
  const fridays: FridayReception[] = [];
  const last = plainDateOf(year, 12, 31);
  let day = plainDateOf(year, 1, 1);
  while (weekday(day) !== FRIDAY) day = addDays(day, 1);
  for (; day <= last; day = addDays(day, 7)) fridays.push({ day, status: dayStatus(calendar, day) });
  return fridays;
}

/** What 信访办 may do with a Friday at rest; nothing is chosen by machine. */
export type FridayChoice =
  | { readonly kind: 'cancel' }
  /** 提前 to the last working day before, 顺延 to the first one after. */
  | { readonly kind: 'earlier' | 'later'; readonly day: PlainDate };

/** The three choices for a Friday at rest; none for a working Friday. */
export function fridayChoices(calendar: WorkCalendar, friday: PlainDate): readonly FridayChoice[] {
  if (dayStatus(calendar, friday).work) return [];
  return [
    { kind: 'cancel' },
    { kind: 'earlier', day: lastWorkDayBefore(calendar, friday) },
    { kind: 'later', day: addWorkDays(calendar, friday, 1) },
  ];
}

/** C29: a Friday moved onto another working Friday meets that week's own reception; the two are merged or moved apart. */
export function meetsRegularFriday(calendar: WorkCalendar, moved: PlainDate): boolean {
  return weekday(moved) === FRIDAY && dayStatus(calendar, moved).work;
}

function lastWorkDayBefore(calendar: WorkCalendar, from: PlainDate): PlainDate {
  let day = addDays(from, -1);
  while (!dayStatus(calendar, day).work) day = addDays(day, -1);
  return day;
}
