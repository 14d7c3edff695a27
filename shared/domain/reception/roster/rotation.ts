/**
 * 班子成员轮流接访 (R004-35): whose turn it is, and why.
 *
 * Each turn is owed in equal parts by everybody who could have taken it; who takes it has paid it whole. The next turn
 * goes to whoever owes most. So nobody collects turns for the weeks of a business trip, a new colleague does not start
 * with the debts of years, and two officers who could come on the same days never differ by more than one turn (RO-10).
 * No chance and no clock: the same history gives the same name on every device.
 */
import { compareText } from '#shared/lib/compare-text.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { AbsenceReason, RosterGround, SessionView } from '#shared/model/reception.ts';

/** One turn that was taken, or is planned: who could have, and who did. */
export type Turn = { readonly day: PlainDate; readonly available: readonly string[]; readonly taken: string };

/** An officer away from `first` to `last`, both included. */
export type Away = {
  readonly officer: string;
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly reason: AbsenceReason;
};

/** Where one officer stands; everything a screen needs to say why. */
export type Standing = {
  readonly officer: string;
  /** Turns taken. */
  readonly taken: number;
  /** Turns that were this officer's share, in hundredths. */
  readonly shareHundredths: number;
  readonly lastOn: PlainDate | null;
  /** Away on the day in question. */
  readonly away: AbsenceReason | null;
};

export type TurnProposal = {
  readonly day: PlainDate;
  /** `null` when everybody is away. */
  readonly officer: string | null;
  /** What decided: the greatest debt; the longest time since the last turn; the order of the county's list. */
  readonly because: 'owes-most' | 'longest-ago' | 'order' | 'only-one' | 'nobody';
  readonly standings: readonly Standing[];
  readonly ground: RosterGround;
};

export type RotationInput = {
  /** Who takes turns, in the county's order. */
  readonly pool: readonly string[];
  readonly history: readonly Turn[];
  readonly away: readonly Away[];
};

/** Proposals for `days`, in their order; each one counts as taken for those after it. */
export function rotate(days: readonly PlainDate[], input: RotationInput): readonly TurnProposal[] {
  const history = [...input.history];
  return [...days].sort().map((day) => {
    const proposal = proposeTurn(day, { ...input, history });
    if (proposal.officer !== null) {
      history.push({ day, available: proposal.ground.available, taken: proposal.officer });
    }
    return proposal;
  });
}

function proposeTurn(day: PlainDate, { pool, history, away }: RotationInput): TurnProposal {
  const accounts = pool.map((officer) => accountOf(officer, history));
  const awayOf = (officer: string): AbsenceReason | null =>
    away.find((entry) => entry.officer === officer && entry.first <= day && day <= entry.last)?.reason ?? null;
  const standings = accounts.map(({ officer, taken, share, lastOn }) => ({
    officer,
    taken,
    shareHundredths: Math.round((share * 100) / TURN),
    lastOn,
    away: awayOf(officer),
  }));
  const present = accounts.filter(({ officer }) => awayOf(officer) === null);
  // Sorting is stable, so what is left equal stays in the county's order.
  const inLine = [...present].sort((a, b) => debt(b) - debt(a) || compareLast(a.lastOn, b.lastOn));
  const [first, second] = inLine;
  return {
    day,
    officer: first?.officer ?? null,
    because: reasonOf(first, second),
    standings,
    ground: {
      available: present.map(({ officer }) => officer),
      away: standings.flatMap(({ officer, away: reason }) => (reason === null ? [] : [{ officer, reason }])),
    },
  };
}

type Account = {
  readonly officer: string;
  readonly taken: number;
  readonly share: number;
  readonly lastOn: PlainDate | null;
};

/** A turn in whole units that every number of sharers up to 20 divides, so that equal debts are equal exactly. */
const TURN = 232_792_560;

function accountOf(officer: string, history: readonly Turn[]): Account {
  let taken = 0;
  let share = 0;
  let lastOn: PlainDate | null = null;
  for (const turn of history) {
    if (turn.available.includes(officer)) share += Math.round(TURN / turn.available.length);
    if (turn.taken !== officer) continue;
    taken += 1;
    if (lastOn === null || turn.day > lastOn) lastOn = turn.day;
  }
  return { officer, taken, share, lastOn };
}

const debt = ({ taken, share }: Account): number => share - taken * TURN;

/** Never before is longest ago. */
function compareLast(a: PlainDate | null, b: PlainDate | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  return compareText(a, b);
}

function reasonOf(first: Account | undefined, second: Account | undefined): TurnProposal['because'] {
  if (first === undefined) return 'nobody';
  if (second === undefined) return 'only-one';
  if (debt(first) > debt(second)) return 'owes-most';
  return first.lastOn === second.lastOn ? 'order' : 'longest-ago';
}

/**
 * The turns of past and planned sessions. Whoever sat there has paid: a deputy for a delegation, the other one for a
 * swap; an officer who was absent has not. A cancelled session is nobody's turn.
 */
export function turnsOf(sessions: readonly SessionView[]): readonly Turn[] {
  return sessions
    .filter(({ status }) => status !== 'cancelled')
    .map((session) => ({
      day: session.day,
      available: session.roster?.available ?? [session.host],
      taken: receiverOf(session),
    }));
}

/** Who received or, before the day, is to receive. */
export function receiverOf(session: SessionView): string {
  const present = session.attendance.find(
    ({ officer, attendance }) =>
      attendance !== 'absent' && (officer === session.host || officer === session.delegation?.to),
  );
  return present?.officer ?? session.delegation?.to ?? session.host;
}
