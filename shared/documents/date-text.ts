/** Dates as documents write them: 2026年9月4日, Beijing time (GB/T 9704: Arabic digits, no leading zero). */
import { instantToPlainDate, instantToTime } from '#shared/domain/calendar/plain-date.ts';
import type { Month } from '#shared/model/monthly-report.ts';
import type { Instant, PlainDate } from '#shared/model/plain-date.ts';

export function dateText(date: PlainDate): string {
  return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}

/** 2026年9月 */
export const monthText = (month: Month): string => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`;

export function dateTimeText(instant: Instant): string {
  return `${dateText(instantToPlainDate(instant))} ${instantToTime(instant)}`;
}

/** Blank date to be filled in by hand. */
export const BLANK_DATE = '　　　　年　　月　　日';
