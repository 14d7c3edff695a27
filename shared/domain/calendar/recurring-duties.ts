/** What comes round with the calendar and is no limit of any matter (calendar.md §4): when its period ends, and until when it is due. */
import type { PlainDate } from '#shared/model/plain-date.ts';
import { addDays, addMonths, plainDateOf } from './plain-date.ts';

export type RecurringDuty = {
  readonly code: RecurringCode;
  /** The period it is about, both days included. */
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly due: PlainDate;
  /** Time of that day; `null` for its end. */
  readonly at: string | null;
  /** The day from which on it is pressing. */
  readonly from: PlainDate;
};

type RecurringCode = keyof typeof RULES;

type Rule = {
  readonly period: 'half-month' | 'month' | 'quarter' | 'half-year' | 'year';
  /** Days after the last day of the period. */
  readonly after: number;
  readonly at?: string;
  /** Days before the last day of the period from which on somebody should have begun. */
  readonly before: number;
};

const RULES = {
  /** 党委会、政府会、联席会 each quarter at least once; 15 days before its end it is pressing (R001-01). */
  briefing: { period: 'quarter', after: 0, before: 14 },
  /** 排查: 1st to 15th and 16th to the end of the month, in by noon of the next day (R001-52). */
  'township-screening': { period: 'half-month', after: 1, at: '12:00', before: 0 },
  'county-screening': { period: 'month', after: 1, at: '12:00', before: 0 },
  'city-screening': { period: 'quarter', after: 1, at: '12:00', before: 0 },
  /** 半年评价, by the 10th of the next month (R001-67). */
  evaluation: { period: 'half-year', after: 10, before: 0 },
  /** 季度分析报告, within 10 days (R004-23). */
  analysis: { period: 'quarter', after: 10, before: 0 },
  /** 年终考核, in December: from its first day on (R004-56). */
  'annual-assessment': { period: 'year', after: 0, before: 30 },
} as const satisfies Readonly<Record<string, Rule>>;

/** Of each duty the one that is due next: the last period's while its day has not passed, otherwise this one's. */
export function recurringDuties(today: PlainDate): readonly RecurringDuty[] {
  return Object.entries(RULES).map(([code, rule]: [string, Rule]) => {
    const now = periodAt(rule.period, today);
    const before = periodAt(rule.period, addDays(now.first, -1));
    const { first, last } = addDays(before.last, rule.after) >= today ? before : now;
    return {
      // `Object.entries` forgets the names of the keys.
      code: code as RecurringCode,
      first,
      last,
      due: addDays(last, rule.after),
      at: rule.at ?? null,
      from: addDays(last, -rule.before),
    };
  });
}

const MONTHS = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const;

function periodAt(kind: Rule['period'], day: PlainDate): { readonly first: PlainDate; readonly last: PlainDate } {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
  if (kind === 'half-month') {
    const middle = plainDateOf(year, month, 15);
    const first = plainDateOf(year, month, 1);
    return date <= 15 ? { first, last: middle } : { first: addDays(middle, 1), last: addDays(addMonths(first, 1), -1) };
  }
  const months = MONTHS[kind];
  const first = plainDateOf(year, month - ((month - 1) % months), 1);
  return { first, last: addDays(addMonths(first, months), -1) };
}
