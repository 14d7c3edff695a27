import { daysBetween } from '#shared/domain/calendar/plain-date.ts';
import { BUILT_IN_SETTINGS, type CountySettings } from '#shared/domain/settings/county-settings.ts';
import { trafficLight, type TrafficLight } from '#shared/domain/deadline/traffic-light.ts';
import type { MatterGroup } from '#shared/domain/matching/matter-links.ts';
import { clocksFrom, nearestClock, type RowClock } from '#shared/domain/my-day/row-clocks.ts';
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { RulePack } from '#shared/model/rule-pack.ts';
import type { ListRow } from '#renderer/data/list-row.ts';
import { mainOfDuplicate, noDateReason, type NoDateReason } from './notice-date.ts';

export type NextDate =
  | {
      readonly kind: 'due';
      readonly clock: RowClock;
      readonly light: TrafficLight;
      /** Calendar days to the red line; negative when it has passed. */
      readonly daysLeft: number;
      /** Set when the term runs from another registration of the same matter (C33). */
      readonly from?: string;
    }
  | { readonly kind: 'none'; readonly why: NoDateReason };

type DateRow = Pick<ListRow, 'id' | 'status' | 'purpose' | 'anonymous' | 'timeDoubtful' | 'clocks'>;

/** 下一期限 (R004-52): the nearest of all limits of the matter that run, as its row keeps them (MD-01). */
export function nextDate(
  row: DateRow,
  group: MatterGroup | null,
  today: PlainDate,
  calendar: WorkCalendar,
  settings: CountySettings = BUILT_IN_SETTINGS,
): NextDate {
  const main = mainOfDuplicate(row.id, group);
  const clock = nearestClock(clocksOfRow(row, group, calendar, settings.rules), today);
  if (clock === null) return { kind: 'none', why: noDateReason(row) ?? 'later-step' };
  return {
    kind: 'due',
    clock,
    light: trafficLight(clock.due, today, settings.on(today).soon),
    daysLeft: daysBetween(today, clock.due),
    ...(main !== undefined && { from: main.id }),
  };
}

/** The limits of a row; those of a duplicate count from the main registration (C33). */
export function clocksOfRow(
  { id, clocks }: Pick<ListRow, 'id' | 'clocks'>,
  group: MatterGroup | null,
  calendar: WorkCalendar,
  rules: RulePack,
): readonly RowClock[] {
  const main = mainOfDuplicate(id, group);
  // A member's day was parsed when its registration was.
  return main === undefined ? clocks : clocksFrom(clocks, main.receivedOn as PlainDate, calendar, rules);
}
