/**
 * How long a step may wait inside the house (MD-12): days the requirements set for our own work. They stand beside the
 * limits of the law, and neither stop nor move one (RX-07, C14). A county may set other numbers (C).
 */
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { dayStatus } from '../calendar/day-status.ts';
import { addDays } from '../calendar/plain-date.ts';
import { addWorkDays } from '../calendar/work-days.ts';
import { newest, sentTo } from '../workflow/facts.ts';
import type { StepKind } from '../workflow/procedures.ts';
import type { RowClock } from './row-clocks.ts';

type Wait = { readonly name: string; readonly days: number; readonly unit: 'work-day' | 'calendar-day' };

export const INTERNAL_WAITS = {
  /** R002-28. */
  propose: { name: '拟办', days: 1, unit: 'work-day' },
  /** R002-29. */
  'sign-for': { name: '签收', days: 1, unit: 'work-day' },
  /** R004-07. */
  instruct: { name: '批示', days: 3, unit: 'work-day' },
  /** R002-40. */
  'check-closure': { name: '办结审核', days: 5, unit: 'work-day' },
  /** R001-64. */
  'follow-up': { name: '回访', days: 15, unit: 'calendar-day' },
  /** R004-51. */
  archive: { name: '归档', days: 30, unit: 'calendar-day' },
} as const satisfies Partial<Record<StepKind, Wait>>;

/** Days proposed for a redo; the petition office may write others, and the law's day stays (R002-41). */
export const REDO_DAYS = 10;

/** What a wait is counted from: a step that is expected, from whom, since when. */
type Waiting = {
  readonly step: string;
  readonly by: { readonly kind: string };
  readonly since: PlainDate;
  readonly wait?: RowClock;
};

/** The step with its internal day, where the house has set one. */
export function withWait<Step extends Waiting>(
  view: MatterView,
  expected: Step,
  calendar: WorkCalendar,
): Step & { readonly wait?: RowClock } {
  const waits: Readonly<Partial<Record<string, Wait>>> = INTERNAL_WAITS;
  const wait = waits[expected.step];
  // MD-10: a group visit is put before the leader at once; no letter was submitted whose three days could run.
  if (wait === undefined || expected.by.kind === 'overseer') return expected;
  const start = startOf(view, expected);
  const due = wait.unit === 'work-day' ? addWorkDays(calendar, start, wait.days) : addDays(start, wait.days);
  const isCertain = wait.unit === 'calendar-day' || dayStatus(calendar, due).source === 'statutory';
  return { ...expected, wait: waitClock(wait.name, start, due, isCertain) };
}

/** As a list keeps it: a day set inside the house, which never rolls. */
const waitClock = (name: string, start: PlainDate, due: PlainDate, isCertain: boolean): RowClock => ({
  code: 'unit-date',
  name,
  kind: 'internal',
  start,
  due,
  rolled: due,
  ...(!isCertain && { provisional: true }),
});

/** The day the step itself became due; what happened beside it meanwhile gives no more time. */
function startOf(view: MatterView, { step, since }: Waiting): PlainDate {
  switch (step) {
    case 'sign-for':
      return sentTo(view)?.action.on ?? since;
    case 'check-closure':
      return newest(view, 'submit-closure')?.action.on ?? since;
    case 'follow-up':
    case 'archive':
      return endedOn(view) ?? since;
    default:
      return since;
  }
}

/** 办结: the day on which the newest end of the matter was decided. */
function endedOn(view: MatterView): PlainDate | null {
  const closed = newest(view, 'check-closure');
  const ends = [closed?.action.close === true ? closed : null, newest(view, 'finalize'), newest(view, 'withdraw')];
  const last = ends.flatMap((end) => end ?? []).sort((a, b) => b.index - a.index)[0];
  return last?.action.on ?? view.settlement?.informedOn ?? view.guidance?.informedOn ?? null;
}
