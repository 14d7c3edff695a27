/** Counting in working days (calendar.md §1.3, CAL-06 and CAL-08). */
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { dayStatus, type DayStatus } from './day-status.ts';
import { addDays } from './plain-date.ts';

/** The `count`-th working day after `from`; `from` itself is not counted (CAL-06). */
export function addWorkDays(calendar: WorkCalendar, from: PlainDate, count: number): PlainDate {
  return walkWorkDays(calendar, from, count).at(-1)?.date ?? from;
}

/**
 * Every day looked at while counting `count` working days from the day after `from`, the last counted one included:
 * working days were counted, rest days skipped. Throws when `count` is not a whole number ≥ 0.
 */
export function walkWorkDays(calendar: WorkCalendar, from: PlainDate, count: number): readonly DayStatus[] {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a number of working days: ${count}`);
  const walked: DayStatus[] = [];
  let date = from;
  let left = count;
  while (left > 0) {
    date = addDays(date, 1);
    const status = dayStatus(calendar, date);
    walked.push(status);
    if (status.work) left -= 1;
  }
  return walked;
}

/** The day itself when it is a working day, otherwise the first working day after it (民法典 203 条, CAL-08). */
export function rollForward(calendar: WorkCalendar, date: PlainDate): PlainDate {
  return walkToWorkDay(calendar, date).date;
}

/** `rollForward` with the rest days passed over; `last` is the status of the working day reached. */
export function walkToWorkDay(
  calendar: WorkCalendar,
  from: PlainDate,
): { readonly date: PlainDate; readonly skipped: readonly DayStatus[]; readonly last: DayStatus } {
  const skipped: DayStatus[] = [];
  let last = dayStatus(calendar, from);
  while (!last.work) {
    skipped.push(last);
    last = dayStatus(calendar, addDays(last.date, 1));
  }
  return { date: last.date, skipped, last };
}

/** Working days from `first` to `last`, both included. */
export function countWorkDays(calendar: WorkCalendar, first: PlainDate, last: PlainDate): number {
  let count = 0;
  for (let date = first; date <= last; date = addDays(date, 1)) {
    if (dayStatus(calendar, date).work) count += 1;
  }
  return count;
}
