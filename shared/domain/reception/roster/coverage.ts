/** Days on which somebody must be there, and the hints that follow from who was. */
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { SessionView } from '#shared/model/reception.ts';
import { dayStatus } from '#shared/domain/calendar/day-status.ts';
import { addDays } from '#shared/domain/calendar/plain-date.ts';

/** 特别防护期 (R001-22): about duty and reporting only; it creates no task about any petitioner. */
export type SpecialPeriod = { readonly name: string; readonly first: PlainDate; readonly last: PlainDate };

/** Days of the special period without a leader on duty, weekends and holidays included (R001-22 每天). */
export function uncoveredDays(period: SpecialPeriod, sessions: readonly SessionView[]): readonly PlainDate[] {
  return daysWithout(period.first, period.last, sessions, () => true);
}

/** Working days without a leader on daily duty at the reception centre (R001-17). */
export function uncoveredWorkDays(
  calendar: WorkCalendar,
  first: PlainDate,
  last: PlainDate,
  sessions: readonly SessionView[],
): readonly PlainDate[] {
  return daysWithout(first, last, sessions, (day) => dayStatus(calendar, day).work);
}

function daysWithout(
  first: PlainDate,
  last: PlainDate,
  sessions: readonly SessionView[],
  counts: (day: PlainDate) => boolean,
): readonly PlainDate[] {
  const covered = new Set(
    sessions.filter((s) => s.type === 'daily-duty' && s.status !== 'cancelled' && !stoodEmpty(s)).map((s) => s.day),
  );
  const days: PlainDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) if (counts(day) && !covered.has(day)) days.push(day);
  return days;
}

/** The officer was absent and nobody stood in. */
const stoodEmpty = ({ attendance }: SessionView): boolean =>
  attendance.length > 0 && attendance.every((entry) => entry.attendance === 'absent');

/**
 * How many of the officer's latest turns in a row ended in absence (R004-35 连续缺席提示). A turn given away properly,
 * by swap or delegation, is none. For the planner's eyes: it speaks of the roster, and of officers only.
 */
export function absencesInARow(officer: string, sessions: readonly SessionView[]): number {
  const turns = sessions
    .filter(({ host, attendance }) => host === officer && attendance.some((entry) => entry.officer === officer))
    .sort((a, b) => (a.day < b.day ? 1 : -1));
  const came = turns.findIndex(({ attendance }) =>
    attendance.some((entry) => entry.officer === officer && entry.attendance !== 'absent'),
  );
  return came < 0 ? turns.length : came;
}

/** A swap of which only one session knows: the other half was refused, or has not arrived yet (RO-15). */
export type HalfSwap = { readonly session: string; readonly offer: string; readonly missing: string };

export function halfSwaps(sessions: readonly SessionView[]): readonly HalfSwap[] {
  return sessions.flatMap((session) =>
    session.swaps
      .filter(
        ({ offer, with: other }) =>
          !sessions.some((s) => s.id === other && s.swaps.some((swap) => swap.offer === offer)),
      )
      .map(({ offer, with: other }) => ({ session: session.id, offer, missing: other })),
  );
}
