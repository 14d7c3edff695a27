/**
 * 建议督办 (SV-03, SV-04): the system proposes, with the rule, its number and the registrations that hit it (RX-08); people
 * order, authorise or dismiss. Pure: from list rows, on whatever day.
 */
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { MatterStatus } from '#shared/model/codes.ts';
import type { ProcedureGap, SupervisionLineCode, SupervisionTrigger } from '#shared/model/supervision-codes.ts';
import { addDays, daysBetween } from '../calendar/plain-date.ts';
import { CLOCK_TABLE } from '../deadline/clock-table.ts';
import type { RowClock } from '../my-day/row-clocks.ts';
import { BUILT_IN_SETTINGS, type CountySettings } from '../settings/county-settings.ts';
import { GONE } from '../statistics/handling-facts.ts';
import { topicKey, type SupervisionFacts } from './facts.ts';
import { TRIGGER_RULES } from './trigger-rules.ts';

/** A registration as the rules see it; people are only told apart, never named. */
export type Subject = {
  readonly id: string;
  readonly status: MatterStatus;
  readonly office: string;
  readonly dutyUnit: string;
  readonly receivedOn: PlainDate;
  readonly form: string;
  readonly names: readonly string[];
  readonly phones: readonly string[];
  readonly clocks: readonly RowClock[];
  readonly supervision: SupervisionFacts;
};

export type Proposal = {
  readonly trigger: SupervisionTrigger;
  readonly line?: SupervisionLineCode;
  /** The unit whose handling is looked at. */
  readonly unit: string;
  /** The day on which the rule was hit. */
  readonly since: PlainDate;
  /** Registrations that hit the rule, the earliest first. */
  readonly hits: readonly string[];
  /** Of 未按规定程序办理: what is missing (R002-06). */
  readonly gaps?: readonly ProcedureGap[];
  /** What was counted, where the rule counts, and the county's number for it. */
  readonly found?: number;
  readonly threshold?: number;
};

/** The registrations beside a subject, itself included, in the order of receipt. */
export type Company<S extends Subject = Subject> = {
  /** Confirmed to be the same matter. */
  readonly matter: readonly S[];
  /** Confirmed to be about one problem, of different people (RX-04). */
  readonly problem: readonly S[];
};

/** What is proposed for this matter on that day and neither ordered nor dismissed yet. */
export function proposalsOf(
  subject: Subject,
  company: Company,
  today: PlainDate,
  settings: CountySettings = BUILT_IN_SETTINGS,
): readonly Proposal[] {
  if (subject.status === 'archived' || GONE.has(subject.status)) return [];
  const found = [
    ...subject.supervision.triggers
      .filter(({ since }) => today >= since)
      .map((ground): Proposal => ({ ...ground, hits: [subject.id] })),
    ...overdue(subject, today),
    ...repeated(subject, company.matter, settings),
    ...cameAgain(subject, company.matter, settings),
    ...clustered(subject, company.problem, settings),
  ];
  const settled = new Set(subject.supervision.settled);
  return found.filter((proposal) => !settled.has(topicKey(proposal)));
}

/** R002-07: the limit of a duty of the unit towards others that is past, also by the reading most in its favour (DL-03). */
export function lateClock(subject: Subject, today: PlainDate): RowClock | undefined {
  // Of a result that was only not passed on, its own rule speaks (R002-08).
  const isNamed = subject.supervision.triggers.some(({ trigger }) => trigger === 'no-feedback');
  return subject.clocks.find(
    (clock) =>
      clock.kind !== 'internal' &&
      isOfUnit(clock) &&
      today > clock.rolled &&
      !(isNamed && clock.code === 'assignFeedback'),
  );
}

function overdue(subject: Subject, today: PlainDate): readonly Proposal[] {
  const late = lateClock(subject, today);
  return late === undefined
    ? []
    : [{ trigger: 'overdue', unit: subject.dutyUnit, since: addDays(late.rolled, 1), hits: [subject.id] }];
}

const isOfUnit = ({ code }: RowClock): boolean =>
  code === 'promised' || CLOCK_TABLE.some((row) => row.code === code && row.whose === 'unit');

/** R002-15 (C03): visits and letters of one matter; the newest of them asks, once for the matter. */
function repeated(subject: Subject, matter: readonly Subject[], settings: CountySettings): readonly Proposal[] {
  const threshold = settings.on(subject.receivedOn)[TRIGGER_RULES['repeat-3'].threshold];
  const counted = matter.filter(isVisitOrLetter);
  if (counted.length < threshold || counted.at(-1)?.id !== subject.id) return [];
  if (isSettled('repeat-3', counted)) return [];
  const hits = counted.map(({ id }) => id);
  return [
    { trigger: 'repeat-3', unit: subject.dutyUnit, since: subject.receivedOn, hits, found: hits.length, threshold },
  ];
}

/**
 * 办结后重复 (R001-58, R001-65, C17), in two lines: the problem with whoever has the new registration, the first handling on
 * the ended matter with the unit that had registered it.
 */
function cameAgain(subject: Subject, matter: readonly Subject[], settings: CountySettings): readonly Proposal[] {
  const trigger = 'repeat-after-close';
  const before = matter.find((other) => comesAfter(subject, other, settings));
  const after = matter.find((other) => comesAfter(other, subject, settings));
  return [
    ...(before === undefined
      ? []
      : [
          {
            trigger,
            line: 'problem',
            unit: subject.dutyUnit,
            since: subject.receivedOn,
            hits: [before.id, subject.id],
            found: daysAfter(subject, before),
            threshold: daysToCount(before, settings),
          } as const,
        ]),
    ...(after === undefined
      ? []
      : [
          {
            trigger,
            line: 'first-handling',
            unit: subject.office,
            since: after.receivedOn,
            hits: [subject.id, after.id],
            found: daysAfter(after, subject),
            threshold: daysToCount(subject, settings),
          } as const,
        ]),
  ];
}

/** What tells whether a registration comes after the end of another. */
export type EndedMatter = Pick<Subject, 'id' | 'receivedOn'> & {
  readonly supervision: Pick<SupervisionFacts, 'closedOn'>;
};

/** Days between the end of one registration and the receipt of another; -1 while it has not ended. */
export const daysAfter = (later: EndedMatter, ended: EndedMatter): number =>
  ended.supervision.closedOn === undefined ? -1 : daysBetween(ended.supervision.closedOn, later.receivedOn);

/** R001-58: so many days after its end a matter counts as come again; by the number of the day on which it ended (ST-02). */
const daysToCount = ({ receivedOn, supervision }: EndedMatter, settings: CountySettings): number =>
  settings.on(supervision.closedOn ?? receivedOn)[TRIGGER_RULES['repeat-after-close'].threshold];

/** R001-58: does the same matter come again within those days of its end? */
export function comesAfter(
  later: EndedMatter,
  ended: EndedMatter,
  settings: CountySettings = BUILT_IN_SETTINGS,
): boolean {
  const days = daysAfter(later, ended);
  const isNear = days >= 0 && days <= daysToCount(ended, settings);
  return later.id !== ended.id && later.receivedOn > ended.receivedOn && isNear;
}

/** R002-17, R002-18 (C04, C05): different people about one problem within a day or three; the newest asks. */
function clustered(subject: Subject, problem: readonly Subject[], settings: CountySettings): readonly Proposal[] {
  const calls = problem.filter(({ form }) => DISTANT.has(form));
  if (calls.at(-1)?.id !== subject.id) return [];
  const rules = [
    { trigger: 'same-day-3', days: 1 },
    { trigger: 'three-day-5', days: 3 },
  ] as const;
  return rules.flatMap(({ trigger, days }): readonly Proposal[] => {
    const threshold = settings.on(subject.receivedOn)[TRIGGER_RULES[trigger].threshold];
    const within = calls.filter(({ receivedOn }) => daysBetween(receivedOn, subject.receivedOn) < days);
    const found = new Set(within.map(personOf)).size;
    if (found < threshold || isSettled(trigger, within)) return [];
    const { dutyUnit: unit, receivedOn: since } = subject;
    return [{ trigger, unit, since, hits: within.map(({ id }) => id), found, threshold }];
  });
}

const DISTANT: ReadonlySet<string> = new Set(['phone', 'email', 'sms', 'online']);

/** By number, else by name; those who left neither cannot be told apart and count as one (R002-17). */
const personOf = ({ phones, names }: Subject): string => phones[0]?.replaceAll(/\D/gu, '') ?? names[0] ?? '';

const isSettled = (trigger: SupervisionTrigger, subjects: readonly Subject[]): boolean =>
  subjects.some(({ supervision }) => supervision.settled.includes(trigger));

/** What counts as brought again; a call does not (R002-15). */
export const isVisitOrLetter = ({ form }: Pick<Subject, 'form'>): boolean => form === 'visit' || form === 'letter';
