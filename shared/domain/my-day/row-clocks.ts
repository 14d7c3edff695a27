/**
 * The running limits of a matter as a list keeps them (MD-01): small, without the reasons, and the same on whatever day
 * they are read. The page of the matter computes the clocks anew, with 「为什么是这一天」.
 */
import { compareText } from '#shared/lib/compare-text.ts';
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { RulePack } from '#shared/model/rule-pack.ts';
import { daysBetween } from '../calendar/plain-date.ts';
import { BUILT_IN_RULES } from '../deadline/built-in-rules.ts';
import type { Clock } from '../deadline/clock.ts';
import { clocksOf } from '../deadline/clocks-of.ts';
import { computeDeadline } from '../deadline/compute-deadline.ts';
import { factsOfMatter } from '../deadline/facts-of-matter.ts';
import { findRule } from '../deadline/find-rule.ts';

/** One running limit. Days only: a limit in hours comes from no step of a matter. */
export type RowClock = Pick<Clock, 'code' | 'name' | 'kind'> & {
  /** The day it counts from. */
  readonly start: PlainDate;
  /** Red line, not rolled forward. */
  readonly due: PlainDate;
  readonly rolled: PlainDate;
  readonly provisional?: true;
  /** Whoever does not use it is not late: gone once its day has passed (DL-55). */
  readonly lapses?: true;
};

/** All limits of the matter. Which run does not depend on today but on what has happened; the newest step is the moment. */
export const clocksOfMatter = (
  view: MatterView,
  calendar: WorkCalendar,
  rules: RulePack = BUILT_IN_RULES,
): readonly Clock[] => clocksOf(factsOfMatter(view), { calendar, rules, now: view.updatedAt });

/**
 * The limits that run, the nearest red line first. Rights of the petitioner and the right to object are not hurried and
 * stand on the matter's page alone; only the judicial confirmation, for which both parties have to come, is counted (DL-58).
 */
export function rowClocks(clocks: readonly Clock[]): readonly RowClock[] {
  return clocks.filter(isCounted).map(({ code, name, kind, whose, deadline }) => ({
    code,
    name,
    kind,
    start: deadline.startDate,
    due: deadline.due,
    rolled: deadline.rolled,
    ...(deadline.certainty === 'provisional' && { provisional: true as const }),
    ...(whose === 'petitioner' && { lapses: true as const }),
  }));
}

const isCounted = ({ state, whose, code }: Clock): boolean =>
  state.kind === 'running' && (whose === 'unit' || whose === 'other-organ' || code === 'mediationConfirm');

/** Those that have not lapsed on that day, the nearest red line first. */
export const standingClocks = (clocks: readonly RowClock[], today: PlainDate): readonly RowClock[] =>
  clocks.filter(({ due, lapses }) => lapses !== true || daysBetween(today, due) >= 0);

/** The limit with the nearest red line on that day; `null` when none runs. */
export const nearestClock = (clocks: readonly RowClock[], today: PlainDate): RowClock | null =>
  standingClocks(clocks, today)[0] ?? null;

/** The limits of a duplicate of another office: what counts from the receipt counts from the main registration's (C33). */
export function clocksFrom(
  clocks: readonly RowClock[],
  mainDay: PlainDate,
  calendar: WorkCalendar,
  rules: RulePack = BUILT_IN_RULES,
): readonly RowClock[] {
  return clocks.map((clock) => moved(clock, mainDay, calendar, rules)).sort((a, b) => compareText(a.due, b.due));
}

function moved(clock: RowClock, start: PlainDate, calendar: WorkCalendar, rules: RulePack): RowClock {
  if (clock.code === 'promised' || clock.code === 'unit-date') return clock;
  const rule = findRule(rules, clock.code, start);
  if (rule === undefined || rule.startsOn !== 'received' || rule.unit === 'hour' || rule.unit === 'as-instructed')
    return clock;
  const { due, rolled } = computeDeadline(rule, start, calendar);
  return { ...clock, start, due, rolled };
}
