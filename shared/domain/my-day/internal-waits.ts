/**
 * How long a step may wait inside the house (MD-12): days the requirements set for our own work. They stand beside the
 * limits of the law, and neither stop nor move one (RX-07, C14). A county may set other numbers (ST-01).
 */
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { SettingNumber } from '#shared/model/county-setting.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { dayStatus } from '../calendar/day-status.ts';
import { addDays } from '../calendar/plain-date.ts';
import { addWorkDays } from '../calendar/work-days.ts';
import { BUILT_IN_SETTINGS, type CountySettings } from '../settings/county-settings.ts';
import { NUMBER_RULES } from '../settings/numbers.ts';
import { newest, sentTo } from '../workflow/facts.ts';
import type { StepKind } from '../workflow/procedures.ts';
import type { RowClock } from './row-clocks.ts';

type Wait = { readonly name: string; readonly days: SettingNumber };

export const INTERNAL_WAITS = {
  /** R002-28. */
  propose: { name: '拟办', days: 'propose' },
  /** R002-29. */
  'sign-for': { name: '签收', days: 'signFor' },
  /** R004-07. */
  instruct: { name: '批示', days: 'instruct' },
  /** R002-40. */
  'check-closure': { name: '办结审核', days: 'checkClosure' },
  /** R001-64. */
  'follow-up': { name: '回访', days: 'followUp' },
  /** R004-51. */
  archive: { name: '归档', days: 'archive' },
} as const satisfies Partial<Record<StepKind, Wait>>;

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
  settings: CountySettings = BUILT_IN_SETTINGS,
): Step & { readonly wait?: RowClock } {
  const waits: Readonly<Partial<Record<string, Wait>>> = INTERNAL_WAITS;
  const wait = waits[expected.step];
  // MD-10: a group visit is put before the leader at once; no letter was submitted whose three days could run.
  if (wait === undefined || expected.by.kind === 'overseer') return expected;
  const start = startOf(view, expected);
  const days = settings.on(start)[wait.days];
  const inWorkDays = NUMBER_RULES[wait.days].unit === 'work-day';
  const due = inWorkDays ? addWorkDays(calendar, start, days) : addDays(start, days);
  const isCertain = !inWorkDays || dayStatus(calendar, due).source === 'statutory';
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
