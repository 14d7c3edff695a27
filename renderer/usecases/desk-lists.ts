import { compareText } from '#shared/lib/compare-text.ts';
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { CountySettings } from '#shared/domain/settings/county-settings.ts';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import type { ListRow } from '#renderer/data/list-row.ts';
import type { MatterGroups } from './matter-groups.ts';
import { nextDate, type NextDate } from './next-date.ts';

/** Arrivals are a matter of days; only when there are few is the whole register looked through. */
const RECENT_DAYS = 14;
const ENOUGH = 50;
const SHOWN = 500;

/** Registrations that have reached the county, the newest arrival first, whatever the laptops' clocks said. */
export function newestArrivals(rows: readonly ListRow[], today: PlainDate): readonly ListRow[] {
  const since = addDays(today, -RECENT_DAYS);
  const arrived = rows.filter((row) => row.arrivedAt !== undefined);
  const recent = arrived.filter((row) => (row.arrivedAt ?? '') >= since);
  const chosen = recent.length >= ENOUGH ? recent : arrived;
  return [...chosen].sort((a, b) => ((a.arrivedAt ?? '') < (b.arrivedAt ?? '') ? 1 : -1)).slice(0, SHOWN);
}

export type OfficeCounts = { readonly fresh: number; readonly today: number; readonly total: number };

/** For each office: arrived since the last look, received today, all. */
export function countByOffice(
  rows: readonly ListRow[],
  seenUpTo: string,
  today: PlainDate,
): ReadonlyMap<string, OfficeCounts> {
  const counts = new Map<string, OfficeCounts>();
  for (const row of rows) {
    const { fresh, today: here, total } = counts.get(row.office) ?? { fresh: 0, today: 0, total: 0 };
    counts.set(row.office, {
      fresh: fresh + (isFresh(row, seenUpTo) ? 1 : 0),
      today: here + (row.receivedOn === today ? 1 : 0),
      total: total + 1,
    });
  }
  return counts;
}

export const isFresh = (row: ListRow, seenUpTo: string): boolean => (row.arrivedAt ?? '') > seenUpTo;

export type NearRow = { readonly row: ListRow; readonly date: Extract<NextDate, { kind: 'due' }> };

/** Matters whose date is as near as the county calls soon (DL-08) or has passed, the most urgent first. */
export function nearDates(
  rows: readonly ListRow[],
  groups: MatterGroups,
  today: PlainDate,
  calendar: WorkCalendar,
  settings: CountySettings,
): readonly NearRow[] {
  return rows
    .flatMap((row): NearRow[] => {
      const date = nextDate(row, groups.groupOf(row.id), today, calendar, settings);
      return date.kind === 'due' && date.light !== 'ok' ? [{ row, date }] : [];
    })
    .sort((a, b) => a.date.daysLeft - b.date.daysLeft || compareText(a.row.id, b.row.id));
}
