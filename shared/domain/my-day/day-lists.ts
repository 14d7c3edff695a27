/**
 * 我的一天 (MD-03 to MD-06): which matters an officer sees on which list, from list rows alone. Pure: needs no server, no
 * timer and no memory of what was shown, so it is the same without a network.
 */
import type { Role } from '#shared/model/county.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { ownUnits, type Acting } from '../access/acting.ts';
import { may } from '../access/matrix.ts';
import { unitsOf } from '../access/matter-facts.ts';
import { daysBetween } from '../calendar/plain-date.ts';
import type { Awaited, ExpectedStep } from './expected-steps.ts';
import { nearestClock, type RowClock } from './row-clocks.ts';

/** Lists in the order in which the day is gone through. */
export const DAY_LISTS = ['mine', 'today', 'overdue', 'soon', 'others'] as const;
export type DayList = (typeof DAY_LISTS)[number];

/** What a list row says about its matter. */
export type DayFacts = {
  readonly id: string;
  readonly office: string;
  readonly dutyUnit: string;
  readonly clocks: readonly RowClock[];
  readonly expected: readonly ExpectedStep[];
};

export type DayContext = {
  readonly acting: Acting | null;
  readonly today: PlainDate;
  /** How many days ahead are 近期. */
  readonly soonDays: number;
};

/** How one matter stands in somebody's day. */
export type DayEntry = {
  readonly clock: RowClock | null;
  /** Calendar days to the red line; negative when it has passed; `null` without a clock. */
  readonly daysLeft: number | null;
  /** What it waits for: the officer's own step where there is one. */
  readonly expected: ExpectedStep | null;
  readonly lists: readonly DayList[];
};

/** `null`: it stands on no list of this officer today. */
export function dayEntry(facts: DayFacts, context: DayContext): DayEntry | null {
  const { today } = context;
  const expected = facts.expected.filter(({ from }) => from === undefined || from <= today);
  const own = expected.find((step) => isOwn(step, facts, context.acting));
  const shown = own ?? expected.find((step) => !isQuiet(step)) ?? null;
  const clock = nearestClock(facts.clocks, today);
  const daysLeft = clock === null ? null : daysBetween(today, clock.due);
  const near = daysLeft === null ? null : nearness(daysLeft, context.soonDays);
  const waits = own !== undefined ? 'mine' : shown === null ? null : 'others';
  const lists = DAY_LISTS.filter((list) => list === near || list === waits);
  return lists.length === 0 ? null : { clock, daysLeft, expected: shown, lists };
}

function nearness(daysLeft: number, soonDays: number): DayList | null {
  if (daysLeft < 0) return 'overdue';
  if (daysLeft === 0) return 'today';
  return daysLeft <= soonDays ? 'soon' : null;
}

/** MD-05: what follows the end of a matter is the list of who does it, and nobody else's. */
const isQuiet = ({ step }: ExpectedStep): boolean => step === 'archive' || step === 'follow-up';

/** MD-04: the step is this officer's to take: the unit is theirs or the desk is, the table allows it, and it is not their own work. */
export function isOwn({ step, by, not }: ExpectedStep, facts: DayFacts, acting: Acting | null): boolean {
  if (acting === null || not?.includes(acting.officer) === true || !isAt(by, acting)) return false;
  return may(acting, step, { office: facts.office, units: unitsOf(facts.office, facts.dutyUnit) }).ok;
}

function isAt(by: Awaited, acting: Acting): boolean {
  switch (by.kind) {
    case 'unit':
      return ownUnits(acting).includes(by.unit);
    case 'officer':
      return by.officer === acting.officer;
    case 'other-organ':
      return false;
    default:
      return DESKS[by.kind].some((role) => acting.roles.includes(role));
  }
}

const DESKS: Readonly<Record<Exclude<Awaited['kind'], 'unit' | 'officer' | 'other-organ'>, readonly Role[]>> = {
  'petition-office': ['petition-clerk', 'petition-head'],
  leaders: ['deputy-chief', 'chief'],
  chief: ['chief'],
  archive: ['archivist'],
};

export type Placed = { readonly id: string; readonly entry: DayEntry };

/** MD-06: by legal date; without one, who has waited longest first. */
export function byLegalDate(a: Placed, b: Placed): number {
  const [first, second] = [a.entry.clock?.due ?? '9999', b.entry.clock?.due ?? '9999'];
  if (first !== second) return first < second ? -1 : 1;
  const [since, other] = [a.entry.expected?.since ?? '9999', b.entry.expected?.since ?? '9999'];
  if (since !== other) return since < other ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
