import { countySettings } from '#shared/domain/settings/county-settings.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import { codes } from '#renderer/text/codes.ts';
import { ledgerText } from '#renderer/text/ledger-words.ts';
import { nameInList } from '#renderer/text/petitioner-name.ts';
import { listText } from '#renderer/text/screens.ts';
import { unitName } from '#renderer/session/session.ts';
import type { Column } from '#renderer/ui/data-table.tsx';
import { nextDate } from '#renderer/usecases/next-date.ts';
import type { MatterListRow } from '#renderer/usecases/search-matters.ts';
import type { LedgerRows } from '../use-ledger-rows.ts';
import { DeliveryCell, DueCell, shortDay, StatusTag } from './cells.tsx';

/** Columns of the register (R004-47): number, day, who, what, who handles it, where it stands, its next date. */
export function ledgerColumns(
  { groups, today, calendar }: Pick<LedgerRows, 'groups' | 'today' | 'calendar'>,
  profile: CountyProfile,
): readonly Column<MatterListRow>[] {
  const { columns } = listText;
  const settings = countySettings(profile.settingEntries);
  return [
    {
      id: 'number',
      header: columns.number,
      width: 11,
      cell: (row) => (
        <span className="ledger-number" title={`${listText.columns.slipNo} ${row.slipNo}`}>
          {row.officialNo ?? row.slipNo}
        </span>
      ),
    },
    { id: 'received', header: columns.receivedOn, width: 6.25, cell: (row) => shortDay(row.receivedOn, today) },
    { id: 'form', header: columns.form, width: 4.25, cell: (row) => codes.form[row.form] },
    { id: 'petitioner', header: columns.petitioner, width: 6.25, cell: nameInList },
    { id: 'summary', header: columns.summary, cell: (row) => <span title={row.summary}>{row.summary}</span> },
    { id: 'unit', header: columns.dutyUnit, width: 5.75, cell: (row) => unitName(profile, row.dutyUnit) },
    { id: 'status', header: columns.status, width: 5.75, cell: (row) => <StatusTag row={row} /> },
    {
      id: 'due',
      header: columns.due,
      width: 8.5,
      cell: (row) => <DueCell date={nextDate(row, groups.groupOf(row.id), today, calendar, settings)} today={today} />,
    },
    {
      id: 'delivery',
      header: ledgerText.delivery,
      width: 5,
      cell: (row) => <DeliveryCell delivery={row.delivery} />,
    },
  ];
}
