/**
 * What to be reminded of today (DL-58). Pure, from clocks alone: needs no server, no timer and no list of what was shown,
 * so a laptop that was shut over a reminder's day shows it on the next.
 */
import type { PlainDate } from '#shared/model/plain-date.ts';
import { daysBetween } from '../calendar/plain-date.ts';
import { BUILT_IN_SETTINGS, type CountySettings, type ReminderDays } from '../settings/county-settings.ts';
import type { Clock } from './clock.ts';

export type Reminder = {
  /** The same as long as it says the same; a screen may remember that somebody has seen it. */
  readonly id: string;
  readonly clock: Clock;
  readonly kind: 'soon' | 'today' | 'overdue';
  /** Calendar days to the red line; negative when it has passed. */
  readonly daysLeft: number;
};

/** A limit of a few working days is not announced a week ahead; from this length on the longest notice is given. */
const LONG_ENOUGH = 14;
/** The longest notice of a shorter one (R004-16). */
const SHORT_NOTICE = 3;

/** At most one reminder for each running clock, the nearest red line first. */
export function remindersOf(
  clocks: readonly Clock[],
  today: PlainDate,
  settings: CountySettings = BUILT_IN_SETTINGS,
): readonly Reminder[] {
  return clocks
    .flatMap((clock): Reminder[] => {
      if (clock.state.kind !== 'running' || clock.state.paused) return [];
      const daysLeft = daysBetween(today, clock.deadline.due);
      const { code, kind: sort, whose } = clock;
      const { startDate: start, due } = clock.deadline;
      // A right of the petitioner is not hurried, except one soon lost for good.
      if (whose === 'petitioner' && code !== 'mediationConfirm') return [];
      const step = reminderStep({ code, kind: sort, start, due }, today, settings);
      if (step === null) return [];
      const kind = daysLeft < 0 ? 'overdue' : daysLeft === 0 ? 'today' : 'soon';
      return [{ id: `${clock.id}:${clock.deadline.due}:${step}`, clock, kind, daysLeft }];
    })
    .sort((a, b) => a.daysLeft - b.daysLeft);
}

/** What a reminder needs to know of a limit: also of one that a list keeps. */
type Remindable = Pick<Clock, 'code' | 'kind'> & { readonly start: PlainDate; readonly due: PlainDate };

/** The nearest announced day that has come: 7, 3, 1, 0, or `late`; null while none has. */
export function reminderStep(
  clock: Remindable,
  today: PlainDate,
  settings: CountySettings = BUILT_IN_SETTINGS,
): string | null {
  const daysLeft = daysBetween(today, clock.due);
  if (daysLeft < 0) return 'late';
  if (daysLeft === 0) return '0';
  const reached = daysBefore(clock, settings.on(today).reminders).filter((days) => daysLeft <= days);
  return reached.length === 0 ? null : String(Math.min(...reached));
}

function daysBefore({ code, kind, start, due }: Remindable, before: ReminderDays): readonly number[] {
  // C30: both parties have to come together.
  if (code === 'mediationConfirm') return before.mediationConfirm;
  const days = before[kind];
  if (daysBetween(start, due) >= LONG_ENOUGH) return days;
  const short = days.filter((day) => day <= SHORT_NOTICE);
  // A county that set longer notices alone still wants one.
  return short.length > 0 ? short : days.slice(-1);
}
