import { PlainDate } from '#shared/model/plain-date.ts';

const SHAPES = [
  /^(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})$/,
  /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/,
  /^(?:(?<y>\d{4})年)?(?<m>\d{1,2})月(?<d>\d{1,2})日?$/,
  /^(?<m>\d{1,2})[-/.](?<d>\d{1,2})$/,
];

/**
 * A day as people write it: 2027-01-01, 2027/1/1, 20270101, 2027年1月1日, 1月1日, 1/1; without a year it is of `year`.
 * `null`: not written like a day; `'no-such-day'`: written like one that does not exist.
 */
export function readDate(text: string, year: number): PlainDate | 'no-such-day' | null {
  for (const shape of SHAPES) {
    const groups = shape.exec(text)?.groups;
    if (groups !== undefined) return dateOf(groups['y'] ?? year, groups['m'], groups['d']);
  }
  return null;
}

/** The day with these numbers, if there is one. */
export function dateOf(
  year: string | number,
  month: string | undefined,
  day: string | undefined,
): PlainDate | 'no-such-day' {
  const two = (part: string | undefined): string => (part ?? '').padStart(2, '0');
  const date = PlainDate.safeParse(`${year}-${two(month)}-${two(day)}`);
  return date.success ? date.data : 'no-such-day';
}
