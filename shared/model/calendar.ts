import * as z from 'zod';
import { OfficerId } from './ids.ts';
import { Instant, PlainDate } from './plain-date.ts';

/** One day the State Council's notice changes: a weekday (or weekend day) at rest, or a weekend day at work. */
export const CalendarDay = z
  .object({ date: PlainDate, kind: z.enum(['rest', 'work']), name: z.string().min(1).max(20) })
  .readonly();
export type CalendarDay = z.infer<typeof CalendarDay>;

/**
 * One year of holiday arrangements. `statutory` means the notice for that year is fully entered; `provisional` means
 * somebody entered what is known so far and the rest is inferred (CAL-03). A notice may also move days of the preceding
 * December, so those are accepted.
 */
export const CalendarYear = z
  .object({
    year: z.int().min(2000).max(2100),
    coverage: z.enum(['statutory', 'provisional']),
    source: z.string().min(1).max(200),
    days: z.array(CalendarDay).max(120).readonly(),
  })
  .refine(({ year, days }) => days.every(({ date }) => belongsToNotice(year, date)), {
    path: ['days'],
    message: 'day-outside-year',
  })
  .refine(({ days }) => new Set(days.map(({ date }) => date)).size === days.length, {
    path: ['days'],
    message: 'day-listed-twice',
  })
  .readonly();
export type CalendarYear = z.infer<typeof CalendarYear>;

/**
 * A year as the county entered it, by whom and when (CAL-13). Entries are only added: of one year the newest is in force.
 * They stand in the county profile, so every device gets them with it and works with them offline.
 */
export const CalendarEntry = z.strictObject({ year: CalendarYear, enteredBy: OfficerId, enteredAt: Instant });
export type CalendarEntry = z.infer<typeof CalendarEntry>;

/** Which days count as working days, by year, with the notice each year comes from. */
export const WorkCalendar = z
  .object({ years: z.array(CalendarYear).readonly() })
  .refine(({ years }) => new Set(years.map(({ year }) => year)).size === years.length, {
    path: ['years'],
    message: 'year-listed-twice',
  })
  .readonly();
export type WorkCalendar = z.infer<typeof WorkCalendar>;

function belongsToNotice(year: number, date: string): boolean {
  return date.startsWith(`${year}-`) || date.startsWith(`${year - 1}-12-`);
}
