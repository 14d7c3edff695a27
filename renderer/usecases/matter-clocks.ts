import { countyCalendar } from '#shared/domain/calendar/county-calendar.ts';
import { BUILT_IN_SETTINGS, type CountySettings } from '#shared/domain/settings/county-settings.ts';
import type { Clock } from '#shared/domain/deadline/clock.ts';
import { clocksOf } from '#shared/domain/deadline/clocks-of.ts';
import { factsOfMatter } from '#shared/domain/deadline/facts-of-matter.ts';
import { recalculate, type Recalculated } from '#shared/domain/deadline/recalculate.ts';
import { remindersOf } from '#shared/domain/deadline/reminders.ts';
import { instantToPlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { CalendarEntry } from '#shared/model/calendar.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { Instant, PlainDate } from '#shared/model/plain-date.ts';

/** A clock as the page of a matter shows it. */
export type ShownClock = {
  readonly clock: Clock;
  /** Near enough to be pointed out (DL-58). */
  readonly reminded: boolean;
  /** Where it stood before the county's newest holiday notice, and the year of that notice (C35). */
  readonly movedFrom: { readonly year: number; readonly change: Recalculated } | null;
};

/**
 * Every clock of a matter, running ones first. `mainDay`: the day of the main registration, for a duplicate (C33).
 */
export function matterClocks(
  view: MatterView,
  entries: readonly CalendarEntry[] | undefined,
  now: Instant,
  mainDay?: PlainDate,
  settings: CountySettings = BUILT_IN_SETTINGS,
): readonly ShownClock[] {
  const facts = factsOfMatter(view, mainDay);
  const context = {
    calendar: countyCalendar(entries),
    rules: settings.rules,
    now,
    soonDays: settings.on(instantToPlainDate(now)).soon,
  };
  const clocks = clocksOf(facts, context);
  const reminded = new Set(remindersOf(clocks, instantToPlainDate(now), settings).map(({ clock }) => clock.id));
  const newest = entries?.at(-1);
  const moved =
    entries === undefined || newest === undefined
      ? []
      : recalculate([{ id: view.id, facts }], countyCalendar(entries.slice(0, -1)), context);
  return clocks.map((clock) => {
    const change = moved.find((one) => one.clock.id === clock.id && one.kind === 'moved');
    return {
      clock,
      reminded: reminded.has(clock.id),
      movedFrom: change === undefined || newest === undefined ? null : { year: newest.year.year, change },
    };
  });
}
