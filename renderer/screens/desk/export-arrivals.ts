import { rowFacts } from '#shared/domain/access/matter-facts.ts';
import { instantToPlainDate, instantToTime } from '#shared/domain/calendar/plain-date.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import { Instant } from '#shared/model/plain-date.ts';
import type { ListToExport } from '#renderer/session/export-list.tsx';
import { unitName } from '#renderer/session/session.ts';
import { codes } from '#renderer/text/codes.ts';
import { deskWords } from '#renderer/text/desk-words.ts';
import { listExportText } from '#renderer/text/list-export-words.ts';
import { maskedName, nameInList } from '#renderer/text/petitioner-name.ts';
import { deskText } from '#renderer/text/screens.ts';
import type { MatterListRow } from '#renderer/usecases/search-matters.ts';

/** What reached the county as a file: the offices' own choice, in the order of the list (documents §6.1). */
export function exportOfArrivals(rows: readonly MatterListRow[], profile: CountyProfile): ListToExport {
  const { columns } = listExportText;
  return {
    what: 'desk',
    title: `${deskText.title} ${deskText.newArrivals}`,
    columns: [
      { header: deskWords.arrivedColumn, width: 20 },
      { header: columns.office, width: 14 },
      { header: columns.number, width: 24 },
      { header: columns.form, width: 10 },
      { header: columns.petitioner, width: 14 },
      { header: columns.summary, width: 48 },
      { header: columns.dutyUnit, width: 14 },
      { header: columns.status, width: 12 },
    ],
    rows: (fullNames) =>
      rows.map((row) => ({
        facts: rowFacts(row),
        cells: [
          arrivedText(row.arrivedAt),
          unitName(profile, row.office),
          row.officialNo ?? row.slipNo,
          codes.form[row.form],
          fullNames ? nameInList(row) : maskedName(row),
          row.summary,
          unitName(profile, row.dutyUnit),
          codes.status[row.status],
        ],
      })),
  };
}

function arrivedText(at: string | undefined): string {
  const arrived = Instant.safeParse(at);
  return arrived.success ? `${instantToPlainDate(arrived.data)} ${instantToTime(arrived.data)}` : '';
}
