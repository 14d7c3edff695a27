import { rowFacts } from '#shared/domain/access/matter-facts.ts';
import { countySettings } from '#shared/domain/settings/county-settings.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { ListToExport } from '#renderer/session/export-list.tsx';
import { unitName } from '#renderer/session/session.ts';
import { codes } from '#renderer/text/codes.ts';
import { daysLeftText } from '#renderer/text/deadline-words.ts';
import { listExportText } from '#renderer/text/list-export-words.ts';
import { ledgerText } from '#renderer/text/ledger-words.ts';
import { maskedName, nameInList } from '#renderer/text/petitioner-name.ts';
import { nextDate } from '#renderer/usecases/next-date.ts';
import type { LedgerRows } from './use-ledger-rows.ts';

/** 《信访登记簿》 as a file: what the list shows now, in its order (documents §6.1). */
export function exportOf(
  { rows, groups, today, calendar }: Omit<LedgerRows, 'all'>,
  profile: CountyProfile,
): ListToExport {
  const { columns } = listExportText;
  const settings = countySettings(profile.settingEntries);
  return {
    what: 'ledger',
    title: ledgerText.title,
    columns: [
      { header: columns.number, width: 24 },
      { header: columns.slipNo, width: 24 },
      { header: columns.receivedOn, width: 12 },
      { header: columns.form, width: 10 },
      { header: columns.petitioner, width: 14 },
      { header: columns.summary, width: 48 },
      { header: columns.dutyUnit, width: 14 },
      { header: columns.due, width: 20 },
      { header: columns.status, width: 12 },
      { header: columns.office, width: 12 },
    ],
    rows: (fullNames) =>
      rows.map((row) => {
        const date = nextDate(row, groups.groupOf(row.id), today, calendar, settings);
        return {
          facts: rowFacts(row),
          cells: [
            row.officialNo ?? row.ledgerNo ?? '',
            row.slipNo,
            row.receivedOn,
            codes.form[row.form],
            fullNames ? nameInList(row) : maskedName(row),
            row.summary,
            unitName(profile, row.dutyUnit),
            date.kind === 'none' ? '' : `${date.clock.due} ${daysLeftText(date.daysLeft)}`,
            codes.status[row.status],
            unitName(profile, row.office),
          ],
        };
      }),
  };
}
