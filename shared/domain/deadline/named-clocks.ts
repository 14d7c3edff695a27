/** Days that no rule gives but somebody named: promises to the petitioner (R004-16) and the unit's own dates (DL-18, DL-19). */
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { dayStatus } from '../calendar/day-status.ts';
import { daysBetween } from '../calendar/plain-date.ts';
import type { ClockEvent } from './clock-facts.ts';
import type { Clock } from './clock.ts';
import type { DueDate } from './compute-deadline.ts';
import { trafficLight } from './traffic-light.ts';

/** A named day is kept as named: nothing is counted and nothing rolls, and no calendar can move it. */
export function namedDue(
  startDate: PlainDate,
  due: PlainDate,
  by: 'assigner' | 'promise' | 'unit',
  calendar: WorkCalendar,
): DueDate {
  const steps = [{ kind: 'named', status: dayStatus(calendar, due), by }] as const;
  return { startDate, due, rolled: due, steps, certainty: 'certain' };
}

type Named = Extract<ClockEvent, { kind: 'promised' | 'unit-date' }>;

export function namedClocks(
  events: readonly ClockEvent[],
  today: PlainDate,
  { calendar, soonDays }: { readonly calendar: WorkCalendar; readonly soonDays?: number },
): readonly Clock[] {
  // A later promise of the same kind takes the place of the earlier; so does a later date of the same name.
  const newest = new Map<string, Named>();
  for (const event of events) {
    if (event.kind === 'promised' || event.kind === 'unit-date') newest.set(idOf(event), event);
  }
  return [...newest.entries()].map(([id, event]): Clock => {
    const promise = event.kind === 'promised';
    const deadline = namedDue(event.on, event.due, promise ? 'promise' : 'unit', calendar);
    // What is returned on the day it was reported as done is not done by that report: only what came after counts.
    const end = events.slice(events.indexOf(event) + 1).find((other) => isEnd(other, event));
    const common = { id, whose: 'unit', rule: null, name: promise ? event.what : event.name, deadline } as const;
    const state: Clock['state'] =
      end === undefined
        ? {
            kind: 'running',
            light: trafficLight(event.due, today, soonDays),
            daysLeft: daysBetween(today, event.due),
            paused: false,
          }
        : { kind: 'ended', on: end.on, by: end.kind, outcome: end.on <= event.due ? 'in-time' : 'late' };
    return promise
      ? { ...common, code: 'promised', kind: 'promised', state }
      : { ...common, code: 'unit-date', kind: 'internal', state };
  });
}

const idOf = (event: Named): string =>
  event.kind === 'promised' ? `promised:${event.what}` : `unit-date:${event.name}`;

/** What ends a named day: its own event, the matter's end, or its leaving us. */
function isEnd(event: ClockEvent, named: Named): boolean {
  switch (event.kind) {
    case 'promise-kept':
      return named.kind === 'promised' && named.what === event.what;
    case 'unit-date-met':
      return named.kind === 'unit-date' && named.name === event.name;
    case 'replied-on-spot':
    case 'reply-delivered':
      // A delivered reply is the promised answer; whether the thing itself is settled, a person says.
      return named.kind === 'promised' && named.what === 'answer';
    case 'closed':
    case 'withdrawn':
      return !(named.kind === 'unit-date' && named.outlives === true);
    case 'voided':
    case 'merged':
    case 'returned':
      return true;
    default:
      return false;
  }
}
