/**
 * From a rule and a day to a due date with its reasons (calendar.md §1.3, DL-01 to DL-07). `due` is the red line: the last
 * day as the law's words give it, not rolled forward, because that reading is safe under every interpretation
 * (statutes §2 note 1). `rolled` is shown beside it.
 */
import { assertNever } from '#shared/lib/assert-never.ts';
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { Instant, PlainDate } from '#shared/model/plain-date.ts';
import type { DayDeadlineRule, DeadlineCode, DeadlineStart, HourDeadlineRule } from '#shared/model/rule-pack.ts';
import { dayStatus, type DayStatus } from '../calendar/day-status.ts';
import { addMinutes, addMonths, minutesBetween } from '../calendar/plain-date.ts';
import { walkToWorkDay, walkWorkDays } from '../calendar/work-days.ts';
import { countAround, type CountPart, type DaySpan } from './day-spans.ts';

/** One line of 「为什么是这一天」, in order. The words are in renderer/text. */
export type DeadlineStep =
  /** The first day and its event; the day is not counted (民法典 201 条). */
  | { readonly kind: 'start'; readonly date: PlainDate; readonly on: DeadlineStart }
  /** 当场: due on the very day. */
  | { readonly kind: 'same-day'; readonly date: PlainDate }
  /** Calendar days counted in one go, or days that do not count: a hearing (DL-16). Both ends included. */
  | CountPart
  /** A day that somebody named; nothing is counted: the assigning document, a promise, the unit itself. */
  | { readonly kind: 'named'; readonly status: DayStatus; readonly by: 'assigner' | 'promise' | 'unit' }
  /** A limit in hours: until the end of that minute (DL-06). */
  | { readonly kind: 'hours'; readonly from: Instant; readonly hours: number; readonly to: Instant }
  /** Months counted; `monthEnd` when the target month has no corresponding day (民法典 202 条). */
  | { readonly kind: 'months'; readonly months: number; readonly to: PlainDate; readonly monthEnd: boolean }
  /** The `nth` working day. */
  | { readonly kind: 'counted'; readonly nth: number; readonly status: DayStatus }
  /** A rest day inside a count of working days. */
  | { readonly kind: 'skipped'; readonly status: DayStatus }
  /** The red line. */
  | { readonly kind: 'due'; readonly status: DayStatus }
  /** A rest day passed over while rolling the last day forward (民法典 203 条). */
  | { readonly kind: 'rolled-over'; readonly status: DayStatus }
  | { readonly kind: 'rolled-to'; readonly status: DayStatus };

/** A last day with its reasons, whatever it follows from. */
export interface DueDate {
  readonly startDate: PlainDate;
  /** Red line, not rolled forward. */
  readonly due: PlainDate;
  /** The last day when a rest day moves it to the next working day; equals `due` where nothing moves. */
  readonly rolled: PlainDate;
  readonly steps: readonly DeadlineStep[];
  /** `provisional` (暂定) when any day it rests on lies outside the years with a notice (CAL-05). */
  readonly certainty: 'certain' | 'provisional';
}

export interface Deadline extends DueDate {
  readonly code: DeadlineCode;
}

/**
 * `startDate` is the day of the starting event (收到、受理 …); for `original-due` the unrolled day that expired. Days of
 * `excluded` do not count towards a limit in calendar days (DL-16).
 */
export function computeDeadline(
  rule: DayDeadlineRule,
  startDate: PlainDate,
  calendar: WorkCalendar,
  excluded: readonly DaySpan[] = [],
): Deadline {
  const counted = countSteps(rule, startDate, calendar, excluded);
  const dueStatus = dayStatus(calendar, counted.due);
  const steps: DeadlineStep[] = [...counted.steps, { kind: 'due', status: dueStatus }];
  let rolled = counted.due;
  if (rule.rollForward === 'next-work-day' && !dueStatus.work) {
    const { date, skipped, last } = walkToWorkDay(calendar, counted.due);
    rolled = date;
    steps.push(...skipped.map((status) => ({ kind: 'rolled-over', status }) as const));
    steps.push({ kind: 'rolled-to', status: last });
  }
  return {
    code: rule.code,
    startDate,
    due: counted.due,
    rolled,
    steps,
    certainty: steps.every(restsOnNotice) ? 'certain' : 'provisional',
  };
}

/** The last moment of a limit in hours; the whole minute it falls in is still in time (DL-06). */
export function computeHourDeadline(rule: HourDeadlineRule, start: Instant): Instant {
  return addMinutes(start, rule.length * 60);
}

/** Too late by at least one whole minute (DL-06). */
export function isPastMinute(due: Instant, at: Instant): boolean {
  return minutesBetween(due, at) > 0;
}

function countSteps(
  rule: DayDeadlineRule,
  startDate: PlainDate,
  calendar: WorkCalendar,
  excluded: readonly DaySpan[],
): { readonly due: PlainDate; readonly steps: readonly DeadlineStep[] } {
  if (rule.length === 0) return { due: startDate, steps: [{ kind: 'same-day', date: startDate }] };
  const start = { kind: 'start', date: startDate, on: rule.startsOn } as const;
  switch (rule.unit) {
    case 'calendar-day': {
      const { due, parts } = countAround(startDate, rule.length, excluded);
      return { due, steps: [start, ...parts] };
    }
    case 'month': {
      const due = addMonths(startDate, rule.length);
      const monthEnd = due.slice(8) !== startDate.slice(8);
      return { due, steps: [start, { kind: 'months', months: rule.length, to: due, monthEnd }] };
    }
    case 'work-day': {
      const walked = walkWorkDays(calendar, startDate, rule.length);
      return { due: walked.at(-1)?.date ?? startDate, steps: [start, ...numberWorkDays(walked)] };
    }
    default:
      return assertNever(rule.unit);
  }
}

function numberWorkDays(walked: readonly DayStatus[]): readonly DeadlineStep[] {
  let nth = 0;
  return walked.map((status) => {
    if (!status.work) return { kind: 'skipped', status };
    nth += 1;
    return { kind: 'counted', nth, status };
  });
}

function restsOnNotice(step: DeadlineStep): boolean {
  return !('status' in step) || step.status.source === 'statutory';
}
