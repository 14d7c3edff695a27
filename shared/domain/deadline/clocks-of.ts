/**
 * All limits of one matter, running and ended, from its facts (statutes §2, DL-09 to DL-19, DL-55 to DL-57). Clocks run
 * side by side: no clock looks at another, except an extension at the one it extends.
 */
import { compareText } from '#shared/lib/compare-text.ts';
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { Instant, PlainDate } from '#shared/model/plain-date.ts';
import type { DeadlineCode, DeadlineRule, RulePack } from '#shared/model/rule-pack.ts';
import { daysBetween, instantToPlainDate } from '../calendar/plain-date.ts';
import type { ClockEvent, ClockEventKind, ClockFacts } from './clock-facts.ts';
import { CLOCK_TABLE, LEFT_US, NEWEST_STARTS, STARTS, UNDONE_BY_REDO, type ClockRow } from './clock-table.ts';
import type { Clock, ClockState } from './clock.ts';
import { computeDeadline, computeHourDeadline, isPastMinute, type DueDate } from './compute-deadline.ts';
import type { DaySpan } from './day-spans.ts';
import { findRule } from './find-rule.ts';
import { namedClocks, namedDue } from './named-clocks.ts';
import { regulationOn, ruleDay } from './regulation.ts';
import { trafficLight } from './traffic-light.ts';

export type ClockContext = {
  readonly calendar: WorkCalendar;
  readonly rules: RulePack;
  readonly now: Instant;
  /** From how many days before the red line a clock is `due-soon`; the product's own unless said (DL-08). */
  readonly soonDays?: number;
};

/** Running clocks first, the nearest red line first; then the others in the order of the table. */
export function clocksOf(facts: ClockFacts, context: ClockContext): readonly Clock[] {
  // C32: a doubtful day starts no clock.
  if (facts.timeDoubtful) return [];
  const events = standing(facts.events);
  const scene: Scene = { facts, events, context, today: instantToPlainDate(context.now), law: lawDay(events) };
  const made = new Map<DeadlineCode, Clock>();
  for (const row of CLOCK_TABLE) {
    const clock = made.has(row.code) ? null : clockOf(row, scene, made);
    if (clock !== null) made.set(row.code, clock);
  }
  return [...made.values(), ...namedClocks(events, scene.today, context)].sort(byUrgency);
}

type Scene = {
  readonly facts: ClockFacts;
  readonly events: readonly ClockEvent[];
  readonly context: ClockContext;
  readonly today: PlainDate;
  /** The day that decides between the regulations (DL-13); null before anything was received. */
  readonly law: PlainDate | null;
};

/** Events in order, without those that 退回重办 has taken back (DL-15). */
function standing(events: readonly ClockEvent[]): readonly ClockEvent[] {
  const inOrder = [...events].sort((a, b) => compareText(a.on, b.on));
  const lastRedo = inOrder.map(({ kind }) => kind).lastIndexOf('returned-for-redo');
  return inOrder.filter(({ kind }, i) => i > lastRedo || !UNDONE_BY_REDO.includes(kind));
}

/** R004-61: a matter accepted before the new regulation keeps the old one to its end; not accepted, its receipt decides. */
function lawDay(events: readonly ClockEvent[]): PlainDate | null {
  const accepted = events.find(({ kind }) => kind === 'accepted' || kind === 'simple-accepted');
  return accepted?.on ?? events.find(({ kind }) => kind === 'received')?.on ?? null;
}

function clockOf(row: ClockRow, scene: Scene, made: ReadonlyMap<DeadlineCode, Clock>): Clock | null {
  if (!applies(row, scene)) return null;
  const base = row.extends === undefined ? undefined : made.get(row.extends);
  const start = row.extends === undefined ? startOf(row, scene) : extensionOf(scene, base);
  if (start === null) return null;
  const rule = ruleOn(row.code, start.on, scene);
  if (rule === null) return null;
  const paused = row.exceptHearings === true && hearingLasts(scene, start.on);
  const dated = dueOf(row, rule, start, scene, base);
  if (dated === null) return null;
  return {
    id: row.code,
    code: row.code,
    kind: rule.kind,
    whose: row.whose,
    rule,
    name: null,
    ...dated,
    state: stateOf(row, start.on, dated, paused, scene),
  };
}

function applies(row: ClockRow, { facts, events, law }: Scene): boolean {
  const has = (kind: ClockEventKind): boolean => events.some((event) => event.kind === kind);
  if (row.procedures !== 'any' && !row.procedures.includes(facts.procedure)) return false;
  if (row.arrival !== undefined && row.arrival !== facts.arrival) return false;
  if (row.forwards === true && !facts.forwards) return false;
  if (row.excusable === true && facts.noticeExcused) return false;
  if (row.needs !== undefined && !has(row.needs)) return false;
  if (row.onlyUnder !== undefined && row.onlyUnder !== regulationOn(law)) return false;
  if (row.notWhileSimple === true && has('simple-accepted') && !has('turned-ordinary')) return false;
  return true;
}

function startOf(row: ClockRow, scene: Scene): ClockEvent | null {
  // A code starts on the same event in all its versions.
  const startsOn = scene.context.rules.rules.find(({ code }) => code === row.code)?.startsOn;
  if (startsOn === undefined || startsOn === 'original-due') return null;
  const kinds = STARTS[startsOn];
  const isStart = (event: ClockEvent): boolean => kinds.includes(event.kind);
  const found = scene.events.filter(isStart);
  return (NEWEST_STARTS.includes(startsOn) ? found.at(-1) : found[0]) ?? null;
}

/** Once only (DL-17): the first extension counts, and only where it found a running clock. */
function extensionOf({ events }: Scene, base: Clock | undefined): ClockEvent | null {
  if (base?.state.kind !== 'replaced' || base.state.by !== 'extended') return null;
  return events.find(({ kind, on }) => kind === 'extended' && on >= base.deadline.startDate) ?? null;
}

function ruleOn(code: DeadlineCode, start: PlainDate, { context, law }: Scene): DeadlineRule | null {
  return findRule(context.rules, code, ruleDay(law, start)) ?? null;
}

type Dated = { readonly deadline: DueDate; readonly dueAt?: Instant };

function dueOf(
  row: ClockRow,
  rule: DeadlineRule,
  start: ClockEvent,
  scene: Scene,
  base: Clock | undefined,
): Dated | null {
  const { calendar } = scene.context;
  if (rule.unit === 'as-instructed') {
    if (start.kind !== 'assigned' || start.feedbackDue === null) return null;
    return { deadline: namedDue(start.on, start.feedbackDue, 'assigner', calendar) };
  }
  if (rule.unit === 'hour') {
    if (start.kind !== 'learned') return null;
    const to = computeHourDeadline(rule, start.at);
    const due = instantToPlainDate(to);
    const steps = [{ kind: 'hours', from: start.at, hours: rule.length, to } as const];
    return { deadline: { startDate: start.on, due, rolled: due, steps, certainty: 'certain' }, dueAt: to };
  }
  if (base !== undefined) {
    const granted = start.kind === 'extended' ? Math.min(start.days, rule.length) : rule.length;
    const deadline = computeDeadline({ ...rule, length: granted }, base.deadline.due, calendar);
    // What counts from an uncertain day is uncertain.
    return { deadline: base.deadline.certainty === 'certain' ? deadline : { ...deadline, certainty: 'provisional' } };
  }
  // C24: each reminder sent moves the next one on by the same number of days.
  const times = row.code === 'nudge' ? 1 + countFrom(scene, 'nudged', start.on) : 1;
  const excluded = row.exceptHearings === true ? hearings(scene) : [];
  return { deadline: computeDeadline({ ...rule, length: rule.length * times }, start.on, calendar, excluded) };
}

const countFrom = ({ events }: Scene, kind: ClockEventKind, from: PlainDate): number =>
  events.filter((event) => event.kind === kind && event.on >= from).length;

/** Hearings as days that do not count; one that lasts, up to today. */
function hearings({ events, today }: Scene): readonly DaySpan[] {
  return events.flatMap((event): DaySpan[] => {
    if (event.kind !== 'hearing') return [];
    return [{ from: event.on, to: event.to ?? today }];
  });
}

const hearingLasts = ({ events, today }: Scene, start: PlainDate): boolean =>
  events.some(
    (event) =>
      event.kind === 'hearing' && event.on <= today && (event.to === null ? today >= start : event.to >= today),
  );

function stateOf(row: ClockRow, start: PlainDate, dated: Dated, paused: boolean, scene: Scene): ClockState {
  const { events, today, context } = scene;
  const ours = (row.whose === 'unit' || row.whose === 'right-of-unit') && row.outlives !== true;
  const after = events.filter(({ on }) => on >= start);
  const replaced = after.find(({ kind }) => row.replacedOn?.includes(kind) === true);
  const ended = after.find(
    ({ kind }) =>
      row.endsOn.includes(kind) || kind === 'voided' || kind === 'merged' || (ours && LEFT_US.includes(kind)),
  );
  // What came first holds: an answered matter cannot be extended any more.
  if (replaced !== undefined && (ended === undefined || events.indexOf(replaced) < events.indexOf(ended))) {
    return { kind: 'replaced', on: replaced.on, by: replaced.kind };
  }
  if (ended !== undefined) {
    return { kind: 'ended', on: ended.on, by: ended.kind, outcome: outcomeOf(dated, ended) };
  }
  const { due, rolled } = dated.deadline;
  if (row.whose !== 'unit' && row.whose !== 'other-organ' && today > rolled) return { kind: 'lapsed', after: rolled };
  const pastHour = dated.dueAt !== undefined && isPastMinute(dated.dueAt, context.now);
  return {
    kind: 'running',
    light: pastHour ? 'overdue' : trafficLight(due, today, context.soonDays),
    daysLeft: daysBetween(today, due),
    paused,
  };
}

function outcomeOf({ deadline, dueAt }: Dated, event: ClockEvent): 'in-time' | 'in-rolled' | 'late' {
  if (dueAt !== undefined && 'at' in event) return isPastMinute(dueAt, event.at) ? 'late' : 'in-time';
  if (event.on <= deadline.due) return 'in-time';
  return event.on <= deadline.rolled ? 'in-rolled' : 'late';
}

function byUrgency(a: Clock, b: Clock): number {
  const [first, second] = [a.state.kind === 'running' ? 0 : 1, b.state.kind === 'running' ? 0 : 1];
  return first - second || (first === 0 ? compareText(a.deadline.due, b.deadline.due) : 0);
}
