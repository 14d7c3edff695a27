/** Is this a working day, why, and how sure are we (calendar.md §1.1, CAL-02 to CAL-05). */
import type { CalendarDay, CalendarYear, WorkCalendar } from '#shared/model/calendar.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { isWeekend, yearOf } from './plain-date.ts';
import { statutoryFloor } from './statutory-floor.ts';

/**
 * Where the answer comes from: the State Council's notice for the year; the floor of 《放假办法》 while that notice is
 * awaited; or the plain week, when even the moving festivals of the year are unknown.
 */
export type DaySource = 'statutory' | 'provisional' | 'weekend-only';

export type DayReason =
  /** Monday to Friday, nothing special. */
  | 'weekday'
  | 'weekend'
  /** 放假 by notice, weekend days inside the holiday included. */
  | 'holiday'
  /** 调休上班日 by notice. */
  | 'make-up-work-day'
  /** A festival day by 《放假办法》, notice not entered. */
  | 'festival'
  /** A working day given in exchange for a festival on a weekend, notice not entered. */
  | 'festival-substitute';

export interface DayStatus {
  readonly date: PlainDate;
  readonly work: boolean;
  readonly reason: DayReason;
  /** The festival (春节 …); null for ordinary weekdays and weekends. */
  readonly name: string | null;
  readonly source: DaySource;
}

export function dayStatus(calendar: WorkCalendar, date: PlainDate): DayStatus {
  const { listed, years } = indexOf(calendar);
  const entry = listed.get(date);
  if (entry) {
    const { kind, name } = entry.day;
    const reason = kind === 'work' ? 'make-up-work-day' : 'holiday';
    return { date, work: kind === 'work', reason, name, source: entry.year.coverage };
  }
  if (years.get(yearOf(date))?.coverage === 'statutory') return plainWeek(date, 'statutory');

  const floor = statutoryFloor(yearOf(date));
  const festival = floor.days.get(date);
  if (festival) {
    const reason = festival.substitute ? 'festival-substitute' : 'festival';
    return { date, work: false, reason, name: festival.name, source: 'provisional' };
  }
  return plainWeek(date, floor.complete ? 'provisional' : 'weekend-only');
}

function plainWeek(date: PlainDate, source: DaySource): DayStatus {
  const rest = isWeekend(date);
  return { date, work: !rest, reason: rest ? 'weekend' : 'weekday', name: null, source };
}

interface CalendarIndex {
  readonly years: ReadonlyMap<number, CalendarYear>;
  readonly listed: ReadonlyMap<PlainDate, { readonly day: CalendarDay; readonly year: CalendarYear }>;
}

/** Calendars are immutable, so an index per calendar object stays true; lists ask for thousands of days. */
const indexByCalendar = new WeakMap<WorkCalendar, CalendarIndex>();

function indexOf(calendar: WorkCalendar): CalendarIndex {
  const known = indexByCalendar.get(calendar);
  if (known) return known;
  // Later notices win: they may move days of the preceding December.
  const inOrder = [...calendar.years].sort((a, b) => a.year - b.year);
  const index = {
    years: new Map(inOrder.map((year) => [year.year, year])),
    listed: new Map(inOrder.flatMap((year) => year.days.map((day) => [day.date, { day, year }] as const))),
  };
  indexByCalendar.set(calendar, index);
  return index;
}
