import { addDays } from '#shared/domain/calendar/plain-date.ts';
import { rotate, turnsOf, type RotationInput } from '#shared/domain/reception/roster/rotation.ts';
import { OfficerId, StreamId, UnitCode } from '#shared/model/ids.ts';
import { Instant, PlainDate } from '#shared/model/plain-date.ts';
import { PlanSession, type PLACE_KINDS, type SessionAction } from '#shared/model/reception.ts';
import type { Roster } from './use-roster.ts';
import { APPOINTMENT_TOPICS, type ExtraType } from '#renderer/text/extra-session-words.ts';

/** A month of daily duty at once; longer periods are planned month by month. */
const MOST_DAYS = 31;

type Plan = Extract<SessionAction, { kind: 'plan-session' }>;

export type ExtraDraft = {
  readonly type: ExtraType;
  readonly day: string;
  /** Of a period with daily duty. */
  readonly lastDay: string;
  readonly from: string;
  readonly to: string;
  readonly placeKind: (typeof PLACE_KINDS)[number];
  readonly place: string;
  readonly host: string | null;
  readonly companions: readonly string[];
  readonly matter: string | null;
  readonly about: string | null;
  readonly units: readonly string[];
  readonly reportTo: string | null;
};

export const BLANK_EXTRA = {
  type: 'joint',
  placeKind: 'reception-place',
  companions: [],
  matter: null,
  about: APPOINTMENT_TOPICS[0],
  units: [],
} as const satisfies Partial<ExtraDraft>;

export type ExtraContext = {
  readonly now: string;
  /** Whose turns a period with daily duty takes; `null` where one officer sits every day. */
  readonly rotation: RotationInput | null;
};

/** The sessions of a draft, one a day; `incomplete`, or `too-long` for a period (R001-19, R001-22, R004-37, R004-38). */
export function extraPlans(
  draft: ExtraDraft,
  { now, rotation }: ExtraContext,
): readonly Plan[] | 'incomplete' | 'too-long' {
  const days = daysOf(draft);
  if (days === null) return 'incomplete';
  if (days.length === 0) return 'too-long';
  const turns = draft.type === 'daily-duty' && rotation !== null ? rotate(days, rotation) : [];
  const plans = days.map((day) => {
    const turn = turns.find((each) => each.day === day);
    return PlanSession.safeParse({
      kind: 'plan-session',
      type: draft.type,
      day,
      from: draft.from,
      to: draft.to,
      place: { kind: draft.placeKind, name: draft.place },
      host: turn?.officer ?? draft.host,
      companions: draft.companions.filter((officer) => officer !== turn?.officer),
      ...(turn !== undefined && { roster: turn.ground }),
      ...partsOf(draft, now),
    });
  });
  const good = plans.flatMap(({ data }) => data ?? []);
  return good.length === plans.length ? good : 'incomplete';
}

/** RO-32: leaders in turns on the days of a special period that have nobody; the turns it has already go before. */
export function dutyPlans(days: readonly PlainDate[], { rotation, sessions, hours, place }: Roster): readonly Plan[] {
  const duties = sessions.filter(({ type }) => type === 'daily-duty');
  return rotate(days, { ...rotation, history: [...rotation.history, ...turnsOf(duties)] }).flatMap((turn) => {
    const host = OfficerId.safeParse(turn.officer);
    if (!host.success) return [];
    return {
      kind: 'plan-session',
      type: 'daily-duty',
      day: turn.day,
      ...hours,
      place: { kind: 'reception-place', name: place },
      host: host.data,
      companions: [],
      roster: turn.ground,
    };
  });
}

/** `null` when a date is missing; empty when the period is none, or too long. */
function daysOf({ type, day, lastDay }: ExtraDraft): readonly PlainDate[] | null {
  const [first, last] = [PlainDate.safeParse(day), PlainDate.safeParse(type === 'daily-duty' ? lastDay : day)];
  if (!first.success || !last.success) return null;
  const days: PlainDate[] = [];
  for (let next = first.data; next <= last.data; next = addDays(next, 1)) {
    if (days.length === MOST_DAYS) return [];
    days.push(next);
  }
  return days;
}

/** What only one type has. */
function partsOf({ type, matter, about, units, reportTo }: ExtraDraft, now: string): Partial<Plan> {
  const talked = StreamId.safeParse(matter);
  const matters = talked.success ? { matters: [talked.data] } : {};
  if (type === 'appointment') return { ...matters, ...(about !== null && { about }) };
  if (type === 'outreach') return matters;
  const [told, officer] = [Instant.safeParse(now), OfficerId.safeParse(reportTo)];
  if (type !== 'joint' || !told.success || !officer.success) return {};
  const called = units.flatMap((unit) => UnitCode.safeParse(unit).data ?? []);
  return { ...matters, joint: { units: called, notifiedAt: told.data, reportTo: officer.data } };
}
