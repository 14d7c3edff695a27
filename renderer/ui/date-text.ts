import { err, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

const FULL = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
const MONTH_AND_DAY = /^(\d{1,2})[-/.月](\d{1,2})日?$/;
const DIGITS = /^(\d{4})?(\d{2})(\d{2})$/;

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Full-width digits and signs, and the 。 a Chinese keyboard gives for a dot, mean the same as plain ones. */
export function plainTyping(text: string): string {
  return text.normalize('NFKC').replaceAll('。', '.').replaceAll('－', '-').replace(/\s+/g, '');
}

/**
 * Reads a date as clerks type it: `2026-09-04`, `2026/9/4`, `2026年9月4日`, `20260904`, and without the year `9-4` or
 * `0904`, which mean the year of `today` (`YYYY-MM-DD`). Anything that could be read in two ways (`94`, `904`, `260904`)
 * and any day that does not exist is `not-a-date`. Years 1900 to 2100.
 */
export function parseDateText(text: string, today: string): Result<string, 'not-a-date'> {
  const typed = plainTyping(text);
  const full = FULL.exec(typed) ?? DIGITS.exec(typed);
  const short = MONTH_AND_DAY.exec(typed);
  const parts = full === null ? (short === null ? null : [undefined, short[1], short[2]]) : full.slice(1);
  if (parts === null) return err('not-a-date');
  const year = Number(parts[0] ?? today.slice(0, 4));
  const month = Number(parts[1]);
  const day = Number(parts[2]);
  if (year < 1900 || year > 2100 || month < 1 || month > 12) return err('not-a-date');
  if (day < 1 || day > daysInMonth(year, month)) return err('not-a-date');
  return ok(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}
