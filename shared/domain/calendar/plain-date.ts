/**
 * Arithmetic on calendar days. The only file of the product allowed `Date`: always in UTC, always whole days, so neither
 * the laptop's zone nor daylight saving can move a date (CAL-01).
 */
import { daysInMonth, Instant, type PlainDate } from '#shared/model/plain-date.ts';

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;
/** Beijing time: no daylight saving since 1991, so a fixed offset is exact for every date the product meets. */
const BEIJING_OFFSET_MS = 8 * 60 * MS_PER_MINUTE;

/** 1 = Monday … 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The day `days` later (earlier when negative); 末日 of 「收到之日起 N 日」 with the first day not counted (CAL-07). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return toPlainDate(toEpochDay(date) + days);
}

/** The corresponding day `months` later, or the last day of that month where there is none (民法典 202 条, CAL-09). */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = parts(date);
  const monthIndex = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(monthIndex / 12);
  const targetMonth = monthIndex - targetYear * 12 + 1;
  return plainDateOf(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)));
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

export function weekday(date: PlainDate): Weekday {
  // 1970-01-01 was a Thursday; the double remainder keeps days before it positive.
  const index = (((toEpochDay(date) + 3) % 7) + 7) % 7;
  // A remainder of 7 plus 1 is one of 1–7, which the compiler cannot know.
  return (index + 1) as Weekday;
}

export function isWeekend(date: PlainDate): boolean {
  return weekday(date) >= 6;
}

export function yearOf(date: PlainDate): number {
  return parts(date).year;
}

/** A day by its numbers; throws when there is no such day. */
export function plainDateOf(year: number, month: number, day: number): PlainDate {
  if (day < 1 || day > daysInMonth(year, month)) throw new RangeError(`no such day: ${year}-${month}-${day}`);
  return toPlainDate(Date.UTC(year, month - 1, day) / MS_PER_DAY);
}

/** The day in Beijing on which the moment falls (CAL-01). */
export function instantToPlainDate(instant: Instant): PlainDate {
  return toPlainDate(Math.floor((Date.parse(instant) + BEIJING_OFFSET_MS) / MS_PER_DAY));
}

/** The moment of a Beijing wall-clock time, `time` as 'HH:mm'; throws when there is no such time. */
export function instantAt(date: PlainDate, time: string): Instant {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!match) throw new RangeError(`no such time: ${time}`);
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return toInstant(toEpochDay(date) * MS_PER_DAY + minutes * MS_PER_MINUTE - BEIJING_OFFSET_MS);
}

/** Beijing wall-clock time of a moment, 'HH:mm'. */
export function instantToTime(instant: Instant): string {
  return new Date(Date.parse(instant) + BEIJING_OFFSET_MS).toISOString().slice(11, 16);
}

export function addMinutes(instant: Instant, minutes: number): Instant {
  return toInstant(Date.parse(instant) + minutes * MS_PER_MINUTE);
}

/** Whole minutes from `from` to `to`, seconds cut off on both sides, because limits include the last minute (DL-06). */
export function minutesBetween(from: Instant, to: Instant): number {
  return Math.floor(Date.parse(to) / MS_PER_MINUTE) - Math.floor(Date.parse(from) / MS_PER_MINUTE);
}

function parts(date: PlainDate): { readonly year: number; readonly month: number; readonly day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

function toEpochDay(date: PlainDate): number {
  const { year, month, day } = parts(date);
  return Date.UTC(year, month - 1, day) / MS_PER_DAY;
}

function toPlainDate(epochDay: number): PlainDate {
  const text = new Date(epochDay * MS_PER_DAY).toISOString().slice(0, 10);
  if (!/^[1-9]\d{3}-/.test(text)) throw new RangeError(`date out of range: ${text}`);
  // toISOString gives exactly the shape the brand stands for; parsing again would slow every count of days.
  return text as PlainDate;
}

function toInstant(epochMs: number): Instant {
  return Instant.parse(new Date(epochMs).toISOString());
}
