/** 值班表 of a month, 年度接访排班表 (R001-17, R001-22, R004-32): every day of the roster as one line, planned or not. */
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { SessionType, SessionView } from '#shared/model/reception.ts';
import { dayStatus, type DayStatus } from '../../calendar/day-status.ts';
import { isWithin, type Period } from '../../calendar/period.ts';
import { plainDateOf } from '../../calendar/plain-date.ts';
import type { MarketCount } from '../market/first-market-day.ts';
import { periodGaps, type DutyBook } from './duty-gaps.ts';
import { shareRoster } from './shared-roster.ts';
import { regularSlots, type RegularSlot } from './regular-slot.ts';

export type RosterLine = {
  readonly day: PlainDate;
  readonly status: DayStatus;
  readonly type: SessionType;
  /** `null` while nobody is planned. */
  readonly session: SessionView | null;
  /** Of a day of the series that rests and that nobody has settled (RO-03). */
  readonly unsettled: boolean;
};

export type RosterSource = Pick<DutyBook, 'office' | 'calendar' | 'profile' | 'sessions' | 'periods' | 'absences'> & {
  /** Of a township office; the bureau receives on Fridays. */
  readonly market: MarketCount | undefined;
};

/** RO-41: the series of a year, 52 or 53 Fridays or twelve market days, with those at rest and those not planned yet. */
export function yearLines(year: number, source: RosterSource): readonly RosterLine[] {
  return seriesOf(year, source)
    .filter(({ day }) => day.startsWith(String(year)))
    .map(lineOf);
}

/** RO-41: everything of a month, by day and hour; days of a special period without a leader stand there empty. */
export function monthLines(month: Period, source: RosterSource): readonly RosterLine[] {
  const { profile, office, calendar, periods } = source;
  const own = source.sessions.filter((session) => shareRoster(profile, session.office, office));
  const planned = own
    .filter(({ day, status }) => isWithin(month, day) && status !== 'cancelled')
    .map((session): RosterLine => {
      const { day, type } = session;
      return { day, status: dayStatus(calendar, day), type, session, unsettled: false };
    });
  const open = seriesOf(Number(month.first.slice(0, 4)), source)
    .filter(({ session, day }) => isWithin(month, day) && (session === null || session.status === 'cancelled'))
    .map(lineOf);
  const empty = periods
    .filter((period) => shareRoster(profile, period.office, office))
    .flatMap((period) => periodGaps(period, own, source))
    .filter(({ day, because }) => because === 'not-planned' && isWithin(month, day))
    .map(({ day, type }): RosterLine => {
      return { day, status: dayStatus(calendar, day), type, session: null, unsettled: false };
    });
  const order = ({ day, session }: RosterLine): string => `${day} ${session?.from ?? ''}`;
  return [...planned, ...open, ...empty].sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
}

/** More than any year has of a series. */
const MOST = { county: 53, office: 12 } as const;

function seriesOf(year: number, source: RosterSource): readonly RegularSlot[] {
  const { profile, office, calendar, market } = source;
  const sessions = source.sessions.filter((session) => shareRoster(profile, session.office, office));
  const kind = shareRoster(profile, office, profile.bureau) ? 'county' : 'office';
  return regularSlots(kind, market, calendar, plainDateOf(year, 1, 1), MOST[kind], sessions);
}

const lineOf = ({ day, status, type, session, choices }: RegularSlot): RosterLine => ({
  day: session?.day ?? day,
  status,
  type,
  session,
  unsettled: choices.length > 0,
});
