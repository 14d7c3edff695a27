import { dayStatus } from '#shared/domain/calendar/day-status.ts';
import type { RegularSlot } from '#shared/domain/reception/roster/regular-slot.ts';
import { rotate, turnsOf, type RotationInput, type TurnProposal } from '#shared/domain/reception/roster/rotation.ts';
import { shareRoster, usualPlace } from '#shared/domain/reception/roster/shared-roster.ts';
import { leadership, officeHead } from '#shared/domain/reception/session/who-may-receive.ts';
import { OfficerId } from '#shared/model/ids.ts';
import type { SessionAction, SessionView } from '#shared/model/reception.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { KnownAbsence } from '#shared/model/known-absence.ts';
import type { SpecialPeriod } from '#shared/model/special-period.ts';
import { useRosterBook } from '#renderer/session/use-roster-book.ts';
import { useCalendar, useSession } from '#renderer/session/session.ts';
import { sessionWords } from '#renderer/text/session-words.ts';
import { slotsOf } from '#renderer/usecases/roster-book.ts';
import { performOnSessions, type SessionProblem, type SessionStep } from '#renderer/usecases/sessions.ts';

/** Fridays, or months, shown at once: the next ones, or all to the end of the next year, for the plan of a year (R004-32). */
const SLOTS = { near: { county: 12, office: 12 }, far: { county: 106, office: 24 } } as const;
export type Horizon = keyof typeof SLOTS;
const HOURS = { from: '09:00', to: '17:00' } as const;

/** The series each kind of unit has. */
const REGULAR = { county: 'bureau-friday', office: 'office-market-day' } as const;

type Proposal = Pick<TurnProposal, 'officer' | 'because'>;

export type Roster = {
  readonly kind: 'county' | 'office';
  readonly today: PlainDate;
  readonly sessions: readonly SessionView[];
  /** Sessions besides the regular ones that are not over yet, as slots of their own; also those this unit is called to (R001-19). */
  readonly extras: readonly RegularSlot[];
  readonly slots: readonly RegularSlot[];
  /** The unit's special periods that are not over (R001-22). */
  readonly periods: readonly SpecialPeriod[];
  /** Who is known to be away; those that are over are kept for the turns they excuse. */
  readonly absences: readonly KnownAbsence[];
  /** For the slots that nobody has planned yet: whose turn it is, and why. Market days are the office head's. */
  readonly proposals: ReadonlyMap<PlainDate, Proposal>;
  readonly standings: TurnProposal['standings'];
  /** The leaders' turns so far: a period with daily duty goes on from them. */
  readonly rotation: RotationInput;
  /** What a new session begins with. */
  readonly hours: { readonly from: string; readonly to: string };
  readonly place: string;
  /** An office that has not confirmed its market rule has no days. */
  readonly ruleMissing: boolean;
  /** Of this unit, not one to which it is called by another. */
  readonly isOwn: (session: SessionView) => boolean;
  /** `null` when there is nobody to propose. */
  readonly planOf: (slot: RegularSlot) => Extract<SessionAction, { kind: 'plan-session' }> | null;
  readonly perform: (steps: readonly SessionStep[]) => Promise<SessionProblem | null>;
};

/** The roster as it stands now; `null` until it has been read, or a problem. */
export function useRoster(horizon: Horizon): Roster | { readonly problem: string } | null {
  const { deps, profile, identity } = useSession();
  const book = useRosterBook();
  const calendar = useCalendar();
  if (book === null || 'problem' in book) return book;

  const { sessions, rule, periods, absences } = book;
  const today = deps.clock.today();
  const kind = identity.countyBound ? 'county' : 'office';
  const endOfPlan = `${Number(today.slice(0, 4)) + 1}-12-31`;
  const slots = slotsOf(book, identity, { calendar, today, count: SLOTS[horizon][kind] }).filter(
    ({ day }) => day <= endOfPlan,
  );
  const turns = turnsOf(sessions.filter(({ type }) => type === 'bureau-friday'));
  const rotation = { pool: leadership(profile).map(({ id }) => id), history: turns, away: absences };
  const open = slots.filter(({ session }) => session === null);
  const turnOf = kind === 'county' ? turnsFor(open, rotation) : new Map<PlainDate, TurnProposal>();
  const head = officeHead(profile, identity.office)?.id ?? null;
  const proposals = new Map<PlainDate, Proposal>(
    open.map(({ day }) => [day, turnOf.get(day) ?? { officer: head, because: 'only-one' }]),
  );
  const place = usualPlace(profile, identity.office) ?? sessionWords.places[kind];
  const isOwn = ({ office }: SessionView): boolean => shareRoster(profile, office, identity.office);
  const isCalled = ({ joint }: SessionView): boolean => joint?.units.some((unit) => unit === identity.office) === true;
  const beside = lastCompanions(sessions.filter((session) => session.type === REGULAR[kind] && isOwn(session)));
  return {
    kind,
    today,
    sessions,
    extras: sessions
      .filter((session) => (isOwn(session) && session.type !== REGULAR[kind]) || isCalled(session))
      .filter(({ status, day }) => day >= today && status !== 'cancelled' && status !== 'ended')
      .map((session) => ({
        type: session.type,
        day: session.day,
        status: dayStatus(calendar, session.day),
        session,
        choices: [],
      })),
    slots,
    periods: periods.filter(({ last }) => last >= today),
    absences,
    proposals,
    standings: rotate([today], rotation)[0]?.standings ?? [],
    rotation,
    hours: HOURS,
    place,
    ruleMissing: kind === 'office' && rule === undefined,
    isOwn,
    planOf: ({ type, day }) => {
      const host = OfficerId.safeParse(proposals.get(day)?.officer);
      const ground = turnOf.get(day)?.ground;
      return host.success
        ? {
            kind: 'plan-session',
            type,
            day,
            ...HOURS,
            place: { kind: 'reception-place', name: place },
            host: host.data,
            companions: beside.filter((officer) => officer !== host.data),
            ...(kind === 'county' && ground !== undefined && { roster: ground }),
          }
        : null;
    },
    perform: async (steps) => {
      const done = await performOnSessions(deps, steps);
      return done.ok ? null : done.error;
    },
  };
}

/** Who sat beside at the newest session of the series sits there again, until somebody says otherwise (RO-37). */
const lastCompanions = (series: readonly SessionView[]): SessionView['companions'] =>
  series.filter(({ status }) => status !== 'cancelled').at(-1)?.companions ?? [];

/** Days at rest come last: they may be cancelled, and a turn set aside for one would be lost to somebody. */
function turnsFor(open: readonly RegularSlot[], rotation: RotationInput): ReadonlyMap<PlainDate, TurnProposal> {
  const daysOf = (rests: boolean) => open.filter((slot) => slot.choices.length > 0 === rests).map(({ day }) => day);
  const working = rotate(daysOf(false), rotation);
  const taken = working.flatMap(({ day, officer, ground }) =>
    officer === null ? [] : [{ day, available: ground.available, taken: officer }],
  );
  const resting = rotate(daysOf(true), { ...rotation, history: [...rotation.history, ...taken] });
  return new Map([...working, ...resting].map((turn) => [turn.day, turn]));
}
