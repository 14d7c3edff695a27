/**
 * A holiday notice that somebody pasted, as a calendar year (CAL-11, CAL-12): the notice's own words, a table, or JSON.
 * Nothing is guessed: what is not understood, or cannot be, is told with its place, and all of it at once.
 */
import { compareText } from '#shared/lib/compare-text.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { CalendarYear, type WorkCalendar } from '#shared/model/calendar.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { dayStatus } from './day-status.ts';
import type { NoticeLine, NoticeLines, NoticeProblem } from './notice-lines.ts';
import { isProse, readProse } from './notice-prose.ts';
import { readJson, readTable } from './notice-table.ts';
import { addDays, isWeekend, plainDateOf, weekday, yearOf } from './plain-date.ts';
import { statutoryFloor } from './statutory-floor.ts';

export type NoticeWarning =
  /** Weekdays off in the year, made up ones taken away: 13 by 《放假办法》. */
  { readonly code: 'days-off'; readonly counted: number; readonly expected: number };

export type ReadNotice = { readonly year: CalendarYear; readonly warnings: readonly NoticeWarning[] };

const MOST_DAYS = 120;
/** 13 days since the revision of 2024; the years before have their notices built in. */
const FLOOR_SINCE = 2025;
const DAYS_OFF = 13;

export function readNotice(given: {
  readonly text: string;
  readonly year: number;
  /** The notice's title and number, kept with the year. */
  readonly source: string;
}): Result<ReadNotice, readonly NoticeProblem[]> {
  const { lines, problems } = linesOf(given.text, given.year);
  const all = [...problems, ...problemsOf(lines, given.year)];
  // A missing festival is worth telling only when everything that is there was understood.
  if (all.length === 0) all.push(...missingFestivals(lines, given.year));
  if (all.length > 0) return err(all);
  const days = lines.map(({ date, kind, name }) => ({ date, kind, name })).sort((a, b) => compareText(a.date, b.date));
  const year = CalendarYear.parse({ year: given.year, coverage: 'statutory', source: given.source, days });
  const counted = weekdaysOff(year);
  const warnings: NoticeWarning[] =
    given.year >= FLOOR_SINCE && counted !== DAYS_OFF ? [{ code: 'days-off', counted, expected: DAYS_OFF }] : [];
  return ok({ year, warnings });
}

function linesOf(text: string, year: number): NoticeLines {
  const trimmed = text.trim();
  if (trimmed === '') return { lines: [], problems: [{ code: 'empty' }] };
  if (trimmed.startsWith('[') || trimmed.startsWith('{')) return orEmpty(readJson(trimmed, year));
  return orEmpty(isProse(trimmed) ? readProse(trimmed, year) : readTable(text, year));
}

const orEmpty = (read: NoticeLines): NoticeLines =>
  read.lines.length + read.problems.length === 0 ? { lines: [], problems: [{ code: 'empty' }] } : read;

function problemsOf(lines: readonly NoticeLine[], year: number): readonly NoticeProblem[] {
  if (lines.length > MOST_DAYS) return [{ code: 'too-many', most: MOST_DAYS }];
  const seen = new Set<PlainDate>();
  return lines.flatMap(({ at, date, kind, said }): NoticeProblem[] => {
    const twice = seen.has(date);
    seen.add(date);
    const own = yearOf(date) === year || date.startsWith(`${year - 1}-12-`);
    return [
      ...(own ? [] : [{ code: 'outside-year', at, date } as const]),
      ...(twice ? [{ code: 'listed-twice', at, date } as const] : []),
      ...(said !== undefined && said !== weekday(date) ? [{ code: 'weekday-wrong', at, date, said } as const] : []),
      ...(kind === 'work' && !isWeekend(date) ? [{ code: 'work-on-weekday', at, date } as const] : []),
    ];
  });
}

/** Every festival day of 《放假办法》 that the product knows has to be at rest (CAL-03). */
function missingFestivals(lines: readonly NoticeLine[], year: number): readonly NoticeProblem[] {
  if (year < FLOOR_SINCE) return [];
  const kinds = new Map(lines.map(({ date, kind }) => [date, kind]));
  return [...statutoryFloor(year).days.entries()].flatMap(([date, { name, substitute }]): NoticeProblem[] => {
    const rests = kinds.get(date) === 'rest' || (kinds.get(date) === undefined && isWeekend(date));
    return substitute || rests ? [] : [{ code: 'festival-missing', date, name }];
  });
}

function weekdaysOff(year: CalendarYear): number {
  const calendar: WorkCalendar = { years: [year] };
  let off = 0;
  for (let date = plainDateOf(year.year, 1, 1); yearOf(date) === year.year; date = addDays(date, 1)) {
    const { work } = dayStatus(calendar, date);
    if (work === isWeekend(date)) off += work ? -1 : 1;
  }
  return off;
}
