import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { yearOf } from './plain-date.ts';

/** The State Council publishes the next year's arrangements in November or December (calendar.md §1.1, 3). */
const PUBLISHED_FROM = '11-01';

/** The year whose notice is to be entered now, or `null`: this year's if it is missing, from November on the next one's. */
export function yearToEnter(calendar: WorkCalendar, today: PlainDate): number | null {
  const entered = (year: number): boolean =>
    calendar.years.some((one) => one.year === year && one.coverage === 'statutory');
  const year = yearOf(today);
  if (!entered(year)) return year;
  return today.slice(5) >= PUBLISHED_FROM && !entered(year + 1) ? year + 1 : null;
}
