/**
 * 我的一天 (MD-03 to MD-06): which matters an officer sees on which list, from list rows alone. Pure: needs no server, no
 * timer and no memory of what was shown, so it is the same without a network.
 */
import { compareText } from '#shared/lib/compare-text.ts';
import type { Role } from '#shared/model/county.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { ownUnits, type Acting } from '../access/acting.ts';
import { may } from '../access/matrix.ts';
import { rowFacts } from '../access/matter-facts.ts';
import { daysBetween } from '../calendar/plain-date.ts';
import type { Awaited, ExpectedStep } from './expectation.ts';
import { standingClocks, type RowClock } from './row-clocks.ts';

/** Lists in the order in which the day is gone through. */
export const DAY_LISTS = ['mine', 'today', 'overdue', 'soon', 'others'] as const;
export type DayList = (typeof DAY_LISTS)[number];

/** What a list row says about its matter. */
export type DayFacts = {
  readonly id: string;
  readonly office: string;
  readonly dutyUnit: string;
  readonly coUnits: readonly string[];
  readonly accused?: string | undefined;
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
  /** What it waits for: the officer's own step where there is one. */
  readonly expected: ExpectedStep | null;
  /** The lists it stands on, each with the limit it stands there by; `null` where no limit runs. */
  readonly lists: ReadonlyMap<DayList, RowClock | null>;
};

/** `null`: it stands on no list of this officer today. */
export function dayEntry(facts: DayFacts, context: DayContext): DayEntry | null {
  const { today, soonDays } = context;
  const expected = facts.expected.filter(({ from }) => from === undefined || from <= today);
  const own = expected.find((step) => isOwn(step, facts, context.acting));
  const shown = own ?? expected.find((step) => !isQuiet(step)) ?? null;
  const clocks = [...standingClocks(facts.clocks, today), ...waitsOf(expected, facts, context.acting)].sort(byDay);
  const lists = new Map<DayList, RowClock | null>();
  if (own !== undefined) lists.set('mine', legalFirst(clocks));
  else if (shown !== null) lists.set('others', legalFirst(clocks));
  for (const near of ['today', 'overdue', 'soon'] as const) {
    const there = clocks.filter(({ due }) => nearness(daysBetween(today, due), soonDays) === near);
    const clock = legalFirst(there);
    if (clock !== null) lists.set(near, clock);
  }
  return lists.size === 0 ? null : { expected: shown, lists };
}

/** MD-12: days set for our own work; of what follows the end of a matter, to who does it (MD-05). */
const waitsOf = (expected: readonly ExpectedStep[], facts: DayFacts, acting: Acting | null): readonly RowClock[] =>
  expected.flatMap((step) =>
    step.wait === undefined || (isQuiet(step) && !isOwn(step, facts, acting)) ? [] : [step.wait],
  );

const byDay = (a: RowClock, b: RowClock): number => (a.due < b.due ? -1 : Number(a.due > b.due));

/** What binds towards others, the law's limit or a promise, goes before a day set inside the house (DL-19, R004-16). */
const legalFirst = (clocks: readonly RowClock[]): RowClock | null =>
  clocks.find(({ kind }) => kind !== 'internal') ?? clocks[0] ?? null;

function nearness(daysLeft: number, soonDays: number): DayList | null {
  if (daysLeft < 0) return 'overdue';
  if (daysLeft === 0) return 'today';
  return daysLeft <= soonDays ? 'soon' : null;
}

/** MD-05, MD-09: what follows the end of a matter, or is only proposed, is on the list of who does it, and nobody else's. */
const isQuiet = ({ step }: ExpectedStep): boolean => QUIET.has(step);

const QUIET: ReadonlySet<ExpectedStep['step']> = new Set([
  'archive',
  'follow-up',
  'propose-supervision',
  'record-nudge',
] as const);

/** MD-04: the step is this officer's to take: the unit is theirs or the desk is, the table allows it, and it is not their own work. */
export function isOwn({ step, by, not }: ExpectedStep, facts: DayFacts, acting: Acting | null): boolean {
  if (acting === null || not?.includes(acting.officer) === true || !isAt(by, acting)) return false;
  return may(acting, step, rowFacts(facts)).ok;
}

function isAt(by: Awaited, acting: Acting): boolean {
  switch (by.kind) {
    case 'unit':
      return ownUnits(acting).includes(by.unit);
    case 'overseer':
      return acting.oversees.includes(by.unit);
    case 'officer':
      return by.officer === acting.officer;
    case 'other-organ':
      return false;
    default:
      return DESKS[by.kind].some((role) => acting.roles.includes(role));
  }
}

const DESKS: Readonly<
  Record<Exclude<Awaited['kind'], 'unit' | 'overseer' | 'officer' | 'other-organ'>, readonly Role[]>
> = {
  'petition-office': ['petition-clerk', 'petition-head'],
  leaders: ['deputy-chief', 'chief'],
  chief: ['chief'],
  supervision: ['supervisor', 'petition-head', 'petition-clerk'],
  archive: ['archivist'],
};

type Placed = { readonly id: string; readonly entry: DayEntry };

/** MD-06: by the date a matter stands on the list by; without one, who has waited longest first. */
export function byLegalDate(list: DayList): (a: Placed, b: Placed) => number {
  const key = ({ id, entry }: Placed): readonly string[] => [
    entry.lists.get(list)?.due ?? LAST,
    entry.expected?.since ?? LAST,
    id,
  ];
  return (a, b) => {
    const [first, second] = [key(a), key(b)];
    const at = first.findIndex((part, i) => part !== second[i]);
    return at === -1 ? 0 : compareText(first[at] ?? '', second[at] ?? '');
  };
}

/** After every day. */
const LAST = '9999';
