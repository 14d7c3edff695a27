import type { CalendarEntry, WorkCalendar } from '#shared/model/calendar.ts';
import { BUILT_IN_CALENDAR, withCalendarYear } from './built-in-calendar.ts';

const NO_ENTRIES: readonly CalendarEntry[] = [];
/** Entries come with the county profile and do not change, so each list has one calendar (and one index of its days). */
const calendarByEntries = new WeakMap<readonly CalendarEntry[], WorkCalendar>();

/** The built-in years and what the county has entered: of one year the newest entry is in force (CAL-13). */
export function countyCalendar(entries: readonly CalendarEntry[] = NO_ENTRIES): WorkCalendar {
  const known = calendarByEntries.get(entries);
  if (known !== undefined) return known;
  const calendar = entries.reduce((before, { year }) => withCalendarYear(before, year), BUILT_IN_CALENDAR);
  calendarByEntries.set(entries, calendar);
  return calendar;
}
