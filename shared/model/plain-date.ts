import * as z from 'zod';

/**
 * A calendar day in Beijing, 'YYYY-MM-DD' (CAL-01). Not a moment: it has no time and no zone, so the laptop's own zone
 * cannot move it. Strings of this shape sort and compare as dates do.
 */
export const PlainDate = z
  .string()
  .regex(/^[1-9]\d{3}-\d{2}-\d{2}$/)
  .refine(startsWithRealDay)
  .brand<'PlainDate'>();
export type PlainDate = z.infer<typeof PlainDate>;

/** A point in time, ISO 8601 in UTC with milliseconds: '2026-09-04T01:10:00.000Z'. Sorts as time does. */
export const Instant = z
  .string()
  .regex(/^[1-9]\d{3}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/)
  .refine(startsWithRealDay)
  .brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days in a Gregorian month; `month` is 1–12, anything else has no days. */
export function daysInMonth(year: number, month: number): number {
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeapYear ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

/** The text begins with a day, YYYY-MM-DD; is there such a day? */
function startsWithRealDay(text: string): boolean {
  return isRealDay(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)));
}

function isRealDay(year: number, month: number, day: number): boolean {
  return day >= 1 && day <= daysInMonth(year, month);
}
