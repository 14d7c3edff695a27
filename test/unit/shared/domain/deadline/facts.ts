import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { instantAt } from '#shared/domain/calendar/plain-date.ts';
import { BUILT_IN_RULES } from '#shared/domain/deadline/built-in-rules.ts';
import { DAY_EVENTS, type ClockEvent, type ClockFacts } from '#shared/domain/deadline/clock-facts.ts';
import type { Clock } from '#shared/domain/deadline/clock.ts';
import { clocksOf, type ClockContext } from '#shared/domain/deadline/clocks-of.ts';
import type { WorkCalendar } from '#shared/model/calendar.ts';
import { PlainDate } from '#shared/model/plain-date.ts';

export const day = (text: string): PlainDate => PlainDate.parse(text);

/** `'received 2026-09-28'`, or an event in full. */
export type Written = string | ClockEvent;

export function events(...written: readonly Written[]): readonly ClockEvent[] {
  return written.map((one) => {
    if (typeof one !== 'string') return one;
    const [name, on] = one.split(' ');
    const kind = DAY_EVENTS.find((known) => known === name);
    if (kind === undefined) throw new Error(`no such event: ${one}`);
    return { kind, on: day(on ?? '') };
  });
}

/** A matter received directly and handled by the petition procedure, unless said otherwise. */
export function facts(written: readonly Written[], part: Partial<ClockFacts> = {}): ClockFacts {
  return {
    arrival: 'direct',
    forwards: false,
    procedure: 'petition',
    noticeExcused: false,
    timeDoubtful: false,
    ...part,
    events: events(...written),
  };
}

export const contextOn = (today: string, calendar: WorkCalendar = BUILT_IN_CALENDAR, time = '09:00'): ClockContext => ({
  calendar,
  rules: BUILT_IN_RULES,
  now: instantAt(day(today), time),
});

export function clockOf(given: ClockFacts, id: string, today: string, time = '09:00'): Clock {
  const clock = clocksOf(given, contextOn(today, BUILT_IN_CALENDAR, time)).find((one) => one.id === id);
  if (clock === undefined) throw new Error(`no clock ${id}`);
  return clock;
}

/** `'handle 2026-10-09 2026-10-09 running ok'`: every clock with red line, rolled day and state. */
export function told(given: ClockFacts, today: string, calendar: WorkCalendar = BUILT_IN_CALENDAR): readonly string[] {
  return clocksOf(given, contextOn(today, calendar)).map(({ id, deadline, state }) => {
    const how =
      state.kind === 'running'
        ? `running ${state.light}`
        : state.kind === 'ended'
          ? `ended ${state.outcome}`
          : state.kind;
    return `${id} ${deadline.due} ${deadline.rolled} ${how}`;
  });
}
