import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { instantToPlainDate, instantToTime } from '#shared/domain/calendar/plain-date.ts';
import { maskName } from '#shared/domain/identity/mask.ts';
import { Instant, type PlainDate } from '#shared/model/plain-date.ts';
import { unitName, useListRead, useSession } from '#renderer/session/session.ts';
import { useDeskState } from '#renderer/state/desk.ts';
import { codes } from '#renderer/text/codes.ts';
import { deskWords } from '#renderer/text/desk-words.ts';
import { deskText, listText } from '#renderer/text/screens.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { StatusDot } from '#renderer/ui/tag.tsx';
import { isFresh } from '#renderer/usecases/desk-lists.ts';
import type { MatterListRow } from '#renderer/usecases/search-matters.ts';

/** Who came. An accuser is shown by the surname alone. */
export function deskName(row: MatterListRow): string {
  if (row.anonymous || row.name === '') return listText.anonymous;
  const name = row.petitionClass === 'accusation' ? maskName(row.name) : row.name;
  return row.totalPersons > 1 ? listText.andOthers(name, row.totalPersons) : name;
}

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
  const { office, selected, select } = useDeskState();
  const shown = useMemo(() => (office === null ? rows : rows.filter((row) => row.office === office)), [rows, office]);
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
      { id: 'who', header: listText.columns.petitioner, width: 7.75, cell: (row) => soft(row, deskName(row)) },
      { id: 'what', header: listText.columns.summary, cell: (row) => <span title={row.summary}>{row.summary}</span> },
      { id: 'unit', header: listText.columns.dutyUnit, width: 5.5, cell: (row) => unitName(profile, row.dutyUnit) },
    ];
  }, [profile, mark, today]);
  return (
    <div className="panel desk-arrivals">
      <DataTable
        label={deskText.newArrivals}
        columns={columns}
        rows={shown}
        rowKey={(row) => row.id}
        selectedKey={shown.some((row) => row.id === selected) ? selected : (shown[0]?.id ?? null)}
        onSelect={select}
        onOpen={(row) => navigate(`/matter/${row.id}`)}
        empty={read ? deskText.nothingNew : listText.reading}
      />
    </div>
  );
}
