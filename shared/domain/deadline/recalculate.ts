/**
 * What another calendar does to the clocks of matters (DL-59, CAL-10, C35): which last days move, from what to what, and
 * which days of the calendar are why.
 */
import { compareText } from '#shared/lib/compare-text.ts';
import type { WorkCalendar } from '#shared/model/calendar.ts';
import { dayStatus, type DayStatus } from '../calendar/day-status.ts';
import type { ClockFacts } from './clock-facts.ts';
import type { Clock } from './clock.ts';
import { clocksOf, type ClockContext } from './clocks-of.ts';
import type { DeadlineStep, DueDate } from './compute-deadline.ts';

/** A day that rested and works now, or the other way round. */
export type ChangedDay = { readonly before: DayStatus; readonly after: DayStatus };

export type Recalculated = {
  readonly matter: string;
  readonly clock: Clock;
  readonly from: DueDate;
  readonly to: DueDate;
  /** `moved`: the red line or the rolled day is another one. `confirmed`: both stay, no longer 暂定. */
  readonly kind: 'moved' | 'confirmed';
  /** The days that moved it; empty when confirmed. */
  readonly because: readonly ChangedDay[];
};

/** Running clocks only: what has ended keeps the day it was judged by. Moved ones first, the nearest red line first. */
export function recalculate(
  matters: Iterable<{ readonly id: string; readonly facts: ClockFacts }>,
  before: WorkCalendar,
  context: ClockContext,
): readonly Recalculated[] {
  const found: Recalculated[] = [];
  for (const { id, facts } of matters) {
    const old = new Map(clocksOf(facts, { ...context, calendar: before }).map((clock) => [clock.id, clock]));
    for (const clock of clocksOf(facts, context)) {
      const from = old.get(clock.id)?.deadline;
      if (from === undefined || clock.state.kind !== 'running') continue;
      const change = changeOf(from, clock.deadline);
      if (change === null) continue;
      const because = change === 'moved' ? changedDays(from, clock.deadline, before, context.calendar) : [];
      found.push({ matter: id, clock, from, to: clock.deadline, kind: change, because });
    }
  }
  return found.sort(byKindAndDay);
}

function changeOf(from: DueDate, to: DueDate): Recalculated['kind'] | null {
  if (from.due !== to.due || from.rolled !== to.rolled) return 'moved';
  return from.certainty === 'provisional' && to.certainty === 'certain' ? 'confirmed' : null;
}

function changedDays(from: DueDate, to: DueDate, before: WorkCalendar, after: WorkCalendar): readonly ChangedDay[] {
  const dates = new Set([...from.steps, ...to.steps].flatMap(lookedAt));
  return [...dates]
    .sort()
    .map((date) => ({ before: dayStatus(before, date), after: dayStatus(after, date) }))
    .filter((day) => day.before.work !== day.after.work);
}

const lookedAt = (step: DeadlineStep): readonly DayStatus['date'][] => ('status' in step ? [step.status.date] : []);

function byKindAndDay(a: Recalculated, b: Recalculated): number {
  if (a.kind !== b.kind) return a.kind === 'moved' ? -1 : 1;
  if (a.to.due !== b.to.due) return compareText(a.to.due, b.to.due);
  return compareText(a.matter, b.matter);
}
