/** The month, quarter or year in which a day falls, and the one before or after. */
import type { PlainDate } from '#shared/model/plain-date.ts';
import { addDays, addMonths, plainDateOf } from './plain-date.ts';

export const PERIODS = ['month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof PERIODS)[number];

/** Both days included. */
export type Period = { readonly kind: PeriodKind; readonly first: PlainDate; readonly last: PlainDate };

const MONTHS: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, year: 12 };

export function periodOf(kind: PeriodKind, day: PlainDate): Period {
  const month = Number(day.slice(5, 7)) - 1;
  const first = plainDateOf(Number(day.slice(0, 4)), month - (month % MONTHS[kind]) + 1, 1);
  return { kind, first, last: addDays(addMonths(first, MONTHS[kind]), -1) };
}

/** The period before (-1) or after (1). */
export const nextPeriod = ({ kind, first, last }: Period, step: 1 | -1): Period =>
  periodOf(kind, addDays(step === 1 ? last : first, step));

export const isWithin = ({ first, last }: Pick<Period, 'first' | 'last'>, day: PlainDate): boolean =>
  day >= first && day <= last;
