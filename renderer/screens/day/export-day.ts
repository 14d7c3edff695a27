import { rowFacts } from '#shared/domain/access/matter-facts.ts';
import { daysBetween } from '#shared/domain/calendar/plain-date.ts';
import type { DayList } from '#shared/domain/my-day/day-lists.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { ListToExport } from '#renderer/session/export-list.tsx';
import { unitName } from '#renderer/session/session.ts';
import { rowClockText } from '#renderer/text/clock-words.ts';
import { dayText, stepName } from '#renderer/text/day-words.ts';
import { daysLeftText } from '#renderer/text/deadline-words.ts';
import { listExportText } from '#renderer/text/list-export-words.ts';
import { maskedName, nameInList } from '#renderer/text/petitioner-name.ts';
import type { DayRow } from '#renderer/usecases/day-book.ts';
import { awaitedName } from './parts/columns.tsx';

/** A list of the day as a file, in its order (documents §6.1). */
export function exportOfDay(
  list: DayList,
  rows: readonly DayRow[],
  today: PlainDate,
  profile: CountyProfile,
): ListToExport {
  const { columns } = dayText;
  return {
    what: 'day',
    title: `${dayText.title} ${dayText.lists[list]}`,
    columns: [
      { header: columns.due, width: 20 },
      { header: columns.clock, width: 30 },
      { header: listExportText.columns.number, width: 24 },
      { header: columns.who, width: 14 },
      { header: columns.what, width: 48 },
      { header: columns.waits, width: 24 },
      { header: columns.since, width: 12 },
      { header: columns.unit, width: 14 },
    ],
    rows: (fullNames) =>
      rows.map(({ row, entry }) => {
        const clock = entry.lists.get(list) ?? null;
        const { expected } = entry;
        return {
          facts: rowFacts(row),
          cells: [
            clock === null ? '' : `${clock.due} ${daysLeftText(daysBetween(today, clock.due))}`,
            clock === null ? '' : rowClockText(clock),
            row.officialNo ?? row.slipNo,
            fullNames ? nameInList(row) : maskedName(row),
            row.summary,
            expected === null ? '' : `${awaitedName(entry, profile)} ${stepName(expected)}`,
            expected?.since ?? '',
            unitName(profile, row.dutyUnit),
          ],
        };
      }),
  };
}
