/** 出勤 (R004-09, R004-36): of each session who was to receive, who did, and why not. It speaks of officers only. */
import { compareText } from '#shared/lib/compare-text.ts';
import type { Instant, PlainDate } from '#shared/model/plain-date.ts';
import type { AbsenceReason, SessionView } from '#shared/model/reception.ts';

export type AttendanceLine = {
  readonly session: string;
  readonly day: PlainDate;
  readonly office: string;
  /** Whose turn it was, or who was to sit beside. */
  readonly officer: string;
  readonly post: 'host' | 'companion';
  /** `replaced`: somebody else received by written delegation (RO-16); `not-noted`: nobody has signed for it. */
  readonly state: 'on-duty' | 'replaced' | 'absent' | 'not-noted';
  /** When they signed in. */
  readonly at?: Instant;
  readonly by?: string;
  readonly reason?: AbsenceReason;
};

/** Lines of sessions that were to take place up to `today`, by day; a cancelled one was no duty. */
export function attendanceLines(sessions: readonly SessionView[], today: PlainDate): readonly AttendanceLine[] {
  return sessions
    .filter(({ status, day }) => status !== 'cancelled' && day <= today)
    .sort((a, b) => compareText(`${a.day} ${a.from} ${a.id}`, `${b.day} ${b.from} ${b.id}`))
    .flatMap((session) => [
      lineOf(session, session.host, 'host'),
      ...session.companions.map((officer) => lineOf(session, officer, 'companion')),
    ]);
}

function lineOf(session: SessionView, officer: string, post: AttendanceLine['post']): AttendanceLine {
  const base = { session: session.id, day: session.day, office: session.office, officer, post };
  const own = session.attendance.find((entry) => entry.officer === officer);
  if (own !== undefined && own.attendance !== 'absent') return { ...base, state: 'on-duty', at: own.at };
  const { delegation } = session;
  const deputy = session.attendance.find((entry) => entry.attendance === 'substitute');
  if (post === 'host' && delegation !== undefined && deputy !== undefined) {
    return { ...base, state: 'replaced', by: deputy.officer, reason: delegation.reason, at: deputy.at };
  }
  if (own === undefined) return { ...base, state: 'not-noted' };
  return { ...base, state: 'absent', ...(own.reason !== undefined && { reason: own.reason }) };
}
