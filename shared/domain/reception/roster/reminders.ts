/** 提前 1 天提醒、提前 2 天公示 (R004-31, R004-37): what the officer is told in 我的一天, from this computer alone. */
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { SessionView } from '#shared/model/reception.ts';
import { addDays, instantToPlainDate } from '../../calendar/plain-date.ts';
import { addWorkDays } from '../../calendar/work-days.ts';
import { needsBoard, NOTICE_DAYS } from '../session/decide.ts';
import { shareRoster } from './shared-roster.ts';
import { REMIND_DAYS } from './regular-slot.ts';
import { receiverOf } from './rotation.ts';

export type OwnSession = { readonly session: SessionView; readonly as: 'host' | 'companion' | 'told' };

const ASLEEP: ReadonlySet<SessionView['status']> = new Set(['ended', 'cancelled']);

/**
 * RO-39: sessions of the officer today, tomorrow, and up to the next working day, so that a Monday's is told on the Friday
 * before. `told`: the leader who is kept informed of a joint reception (R001-19).
 */
export function ownSessions(
  officer: string,
  sessions: readonly SessionView[],
  { today, calendar }: { readonly today: PlainDate; readonly calendar: WorkCalendar },
): readonly OwnSession[] {
  const until = addWorkDays(calendar, today, 1);
  return sessions
    .filter(({ day, status }) => day >= today && day <= until && !ASLEEP.has(status))
    .flatMap((session): readonly OwnSession[] => {
      if (receiverOf(session) === officer) return [{ session, as: 'host' }];
      if (session.companions.some((id) => id === officer)) return [{ session, as: 'companion' }];
      return session.joint?.reportTo === officer ? [{ session, as: 'told' }] : [];
    });
}

export type Unannounced = {
  readonly session: SessionView;
  /** The last day of notice. */
  readonly until: PlainDate;
  /** That day has passed: the notice will be shorter than it should be. */
  readonly late: boolean;
};

/** RO-40: sessions of the coming seven days whose board is not made, or says something else by now. */
export function unannounced(
  sessions: readonly SessionView[],
  { office, profile, today }: { readonly office: string; readonly profile: CountyProfile; readonly today: PlainDate },
): readonly Unannounced[] {
  return sessions
    .filter((session) => shareRoster(profile, session.office, office) && needsBoard(session))
    .filter(({ day }) => day >= today && day <= addDays(today, REMIND_DAYS))
    .map((session) => {
      const until = addDays(session.day, -NOTICE_DAYS);
      return { session, until, late: today > until && !announcedInTime(session) };
    });
}

/** Was the day itself announced two days before? A board that is only made again does not begin the notice anew. */
export function announcedInTime({ announced, day }: SessionView): boolean {
  if (announced === undefined || announced.day !== day) return false;
  return instantToPlainDate(announced.since) <= addDays(day, -NOTICE_DAYS);
}
