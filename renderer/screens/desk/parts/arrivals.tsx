import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { instantToPlainDate, instantToTime } from '#shared/domain/calendar/plain-date.ts';
import { Instant, type PlainDate } from '#shared/model/plain-date.ts';
import { unitName, useListRead, useSession } from '#renderer/session/session.ts';
import { useDeskState } from '#renderer/state/desk.ts';
import { codes } from '#renderer/text/codes.ts';
import { deskWords } from '#renderer/text/desk-words.ts';
import { nameInList } from '#renderer/text/petitioner-name.ts';
import { deskText, listText } from '#renderer/text/screens.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { StatusDot } from '#renderer/ui/tag.tsx';
import { isFresh } from '#renderer/usecases/desk-lists.ts';
import type { MatterListRow } from '#renderer/usecases/search-matters.ts';

/** Today's arrivals by time, earlier ones by day. */
function arrivedText(row: MatterListRow, today: PlainDate): string {
  const arrived = Instant.safeParse(row.arrivedAt);
  if (!arrived.success) return '';
  const day = instantToPlainDate(arrived.data);
  return day === today ? instantToTime(arrived.data) : day.slice(5);
}

export type ArrivalsProps = {
  readonly rows: readonly MatterListRow[];
  readonly mark: string;
  readonly today: PlainDate;
};

/** What reached the county, the newest on top; what came since the last look is marked softly. */
export function Arrivals({ rows, mark, today }: ArrivalsProps) {
  const { profile } = useSession();
  const read = useListRead();
  const [, navigate] = useLocation();
  const { selected, select } = useDeskState();
  const columns = useMemo((): readonly Column<MatterListRow>[] => {
    const soft = (row: MatterListRow, text: string) =>
      isFresh(row, mark) ? <strong className="desk-fresh">{text}</strong> : text;
    return [
      {
        id: 'arrived',
        header: deskWords.arrivedColumn,
        width: 5,
        cell: (row) => (
          <span className="desk-arrived" data-fresh={isFresh(row, mark) ? '' : undefined}>
            {isFresh(row, mark) && <StatusDot tone="new" />}
            {isFresh(row, mark) && <span className="visually-hidden">{deskText.newArrivals}</span>}
            {arrivedText(row, today)}
          </span>
        ),
      },
      { id: 'office', header: deskWords.officeColumn, width: 4.25, cell: (row) => unitName(profile, row.office) },
      { id: 'form', header: listText.columns.form, width: 4.25, cell: (row) => codes.form[row.form] },
      { id: 'who', header: listText.columns.petitioner, width: 7.75, cell: (row) => soft(row, nameInList(row)) },
      { id: 'what', header: listText.columns.summary, cell: (row) => <span title={row.summary}>{row.summary}</span> },
      { id: 'unit', header: listText.columns.dutyUnit, width: 5.5, cell: (row) => unitName(profile, row.dutyUnit) },
    ];
  }, [profile, mark, today]);
  return (
    <div className="panel desk-arrivals">
      <DataTable
        label={deskText.newArrivals}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        selectedKey={rows.some((row) => row.id === selected) ? selected : (rows[0]?.id ?? null)}
        onSelect={select}
        onOpen={(row) => navigate(`/matter/${row.id}`)}
        empty={read ? deskText.nothingNew : listText.reading}
      />
    </div>
  );
}
