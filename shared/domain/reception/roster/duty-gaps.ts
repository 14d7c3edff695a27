/** Days on which somebody must sit there and nobody will (R001-17, R001-22, R004-31, R004-32), for whoever plans them. */
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { SessionType, SessionView } from '#shared/model/reception.ts';
import type { KnownAbsence } from '#shared/model/known-absence.ts';
import type { ReceptionRule } from '#shared/model/reception-rule.ts';
import type { SpecialPeriod } from '#shared/model/special-period.ts';
import { dayStatus } from '../../calendar/day-status.ts';
import { addDays } from '../../calendar/plain-date.ts';
import { receiverGroup } from '../session/who-may-receive.ts';
import { awayOn } from './known-absence.ts';
import { shareRoster } from './shared-roster.ts';
import { REMIND_DAYS, reminderOf, type RegularSlot } from './regular-slot.ts';
import { receiverOf } from './rotation.ts';

export type DutyGap = {
  readonly day: PlainDate;
  readonly type: SessionType;
  /** The special period that asks for a leader on this day. */
  readonly period: SpecialPeriod | null;
  /** `away`: noted beforehand that they will not be there; `left`: whose turn it is has left the county's list, or may not receive any more. */
  readonly because: 'not-planned' | 'not-settled' | 'absent' | 'away' | 'left' | 'no-leader';
};

/** RO-32: every day of the special period without a leader on duty, weekends and holidays included (R001-22 每天). */
export function periodGaps(
  period: SpecialPeriod,
  sessions: readonly SessionView[],
  { profile, absences }: Pick<DutyBook, 'profile' | 'absences'>,
): readonly DutyGap[] {
  if (period.lifted !== null) return [];
  return daysFrom(period.first, period.last).flatMap((day) => {
    const problems = dutiesOn(day, period.office, profile, sessions).map(
      (session) => nobodyComes(session, profile, absences) ?? (isLeader(session, profile) ? null : 'no-leader'),
    );
    if (problems.includes(null)) return [];
    return [{ day, type: 'daily-duty', period, because: problems[0] ?? 'not-planned' }];
  });
}

export type DutyBook = {
  readonly office: string;
  readonly today: PlainDate;
  readonly calendar: WorkCalendar;
  readonly profile: CountyProfile;
  /** The office's series: Fridays, or first market days. */
  readonly slots: readonly RegularSlot[];
  readonly sessions: readonly SessionView[];
  readonly periods: readonly SpecialPeriod[];
  /** Who is known to be away (RO-38). */
  readonly absences: readonly KnownAbsence[];
  /** What the bureau has said about daily duty (RO-42); `null` while it has said nothing. */
  readonly duties: Pick<ReceptionRule, 'everyWorkDay'> | null;
};

/** RO-33, RO-34: what of the next seven days has nobody, the nearest day first. */
export function dutyGaps(book: DutyBook): readonly DutyGap[] {
  const { office, today, calendar, profile, slots, sessions, absences } = book;
  const days = daysFrom(today, addDays(today, REMIND_DAYS));
  const own = sessions.filter((session) => shareRoster(profile, session.office, office));
  const periods = book.periods.filter((period) => shareRoster(profile, period.office, office));
  const special = periods.flatMap((period) => periodGaps(period, own, book)).filter(({ day }) => days.includes(day));
  const inPeriod = (day: PlainDate): boolean =>
    periods.some((each) => each.lifted === null && each.first <= day && day <= each.last);
  const unplanned = slots
    .filter(({ session }) => session === null)
    .flatMap((slot): readonly DutyGap[] => {
      const reminder = reminderOf(slot, today);
      if (reminder === null) return [];
      const because = reminder === 'settle' ? 'not-settled' : 'not-planned';
      return [{ day: slot.day, type: slot.type, period: null, because }];
    });
  const planned = own
    .filter(({ status, day }) => isAhead(status) && days.includes(day))
    .filter(({ type, day }) => type !== 'daily-duty' || !inPeriod(day))
    .flatMap((session): readonly DutyGap[] => {
      const because = nobodyComes(session, profile, absences);
      return because === null ? [] : [{ day: session.day, type: session.type, period: null, because }];
    });
  const isKept = book.duties?.everyWorkDay ?? isDutyKept(today, own, inPeriod);
  const daily = (isKept ? days : [])
    .filter((day) => dayStatus(calendar, day).work && !inPeriod(day))
    .filter((day) => dutiesOn(day, office, profile, own).length === 0)
    .map((day): DutyGap => ({ day, type: 'daily-duty', period: null, because: 'not-planned' }));
  return [...special, ...unplanned, ...planned, ...daily].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/**
 * RO-34: not every county has a reception centre to which a leader goes each working day (R001-17). Where one has been
 * planned outside of a special period in these days, the other working days are looked at as well.
 */
const isDutyKept = (
  today: PlainDate,
  sessions: readonly SessionView[],
  inPeriod: (day: PlainDate) => boolean,
): boolean =>
  sessions.some(
    ({ type, status, day }) =>
      type === 'daily-duty' &&
      status !== 'cancelled' &&
      day >= addDays(today, -REMIND_DAYS) &&
      day <= addDays(today, REMIND_DAYS) &&
      !inPeriod(day),
  );

const dutiesOn = (
  day: PlainDate,
  office: string,
  profile: CountyProfile,
  sessions: readonly SessionView[],
): readonly SessionView[] =>
  sessions.filter(
    (session) =>
      session.type === 'daily-duty' &&
      shareRoster(profile, session.office, office) &&
      session.day === day &&
      session.status !== 'cancelled',
  );

/** `absent`: noted so, and nobody stood in. */
function nobodyComes(
  session: SessionView,
  profile: CountyProfile,
  absences: readonly KnownAbsence[],
): 'absent' | 'away' | 'left' | null {
  const { attendance, delegation, host } = session;
  if (attendance.some((entry) => entry.attendance !== 'absent')) return null;
  const who = delegation?.to ?? host;
  if (attendance.some(({ officer }) => officer === who)) return 'absent';
  const isKnown =
    delegation === undefined
      ? receiverGroup(profile, host) !== null
      : profile.officers.some(({ id, left }) => id === delegation.to && left !== true);
  if (!isKnown) return 'left';
  return awayOn(absences, who, session.day) === null ? null : 'away';
}

/** 领导: of the county 班子成员, of a township office its head. */
function isLeader(session: SessionView, profile: CountyProfile): boolean {
  const group = receiverGroup(profile, receiverOf(session));
  const isOffice = profile.units.find(({ code }) => code === session.office)?.level === 'township-office';
  return group === 'leadership' || (isOffice && group === 'office-head');
}

const isAhead = (status: SessionView['status']): boolean => status !== 'cancelled' && status !== 'ended';

function daysFrom(first: PlainDate, last: PlainDate): readonly PlainDate[] {
  const days: PlainDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
