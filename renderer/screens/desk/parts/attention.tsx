import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { unitName, useListRead, useSession } from '#renderer/session/session.ts';
import { DESK_LISTS, useDeskState, type DeskList } from '#renderer/state/desk.ts';
import { shortClockName } from '#renderer/text/clock-words.ts';
import { daysLeftText, dayWithWeekday } from '#renderer/text/deadline-words.ts';
import { deskWords } from '#renderer/text/desk-words.ts';
import { codes } from '#renderer/text/codes.ts';
import { nameInList } from '#renderer/text/petitioner-name.ts';
import { supervisionText } from '#renderer/text/supervision-words.ts';
import { deskText, listText } from '#renderer/text/screens.ts';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { NearRow } from '#renderer/usecases/desk-lists.ts';
import type { Duplicate } from '#renderer/usecases/find-duplicates.ts';
import type { SupervisedRow } from '#renderer/usecases/supervision-desk.ts';
import type { MatterListRow } from '#renderer/usecases/search-matters.ts';
import { DuplicateCard } from './duplicate-card.tsx';

export type AttentionProps = {
  readonly near: readonly NearRow[];
  readonly supervision: readonly SupervisedRow[];
  readonly conflicts: readonly MatterListRow[];
  readonly doubtful: readonly MatterListRow[];
  readonly duplicates: readonly Duplicate[] | null;
};

/** At most so many of one list; the rest is in the register. */
const SHOWN = 60;

const labels = {
  near: deskText.nearDate,
  supervision: supervisionText.deskTab,
  conflicts: deskWords.conflicts,
  doubtful: deskWords.doubtful,
  duplicates: deskWords.duplicates,
} as const satisfies Record<DeskList, string>;

/** What waits for a person at the county: dates, decisions, days to confirm, possible duplicates. */
export function Attention(props: AttentionProps) {
  const { near, supervision, conflicts, doubtful, duplicates } = props;
  const { list, chooseList } = useDeskState();
  const counts = {
    near: near.length,
    supervision: supervision.length,
    conflicts: conflicts.length,
    doubtful: doubtful.length,
    duplicates: duplicates?.length ?? 0,
  };
  return (
    <section className="panel desk-attention" aria-label={deskWords.attention}>
      <Tabs
        label={deskWords.attention}
        tabs={DESK_LISTS.map((value) => ({ value, label: labels[value], count: counts[value] || undefined }))}
        value={list}
        onChange={chooseList}
      >
        {list === 'near' && <NearList near={near} />}
        {list === 'supervision' && <SupervisionList rows={supervision} />}
        {list === 'conflicts' && <RowList rows={conflicts} empty={deskWords.noConflicts} />}
        {list === 'doubtful' && <RowList rows={doubtful} empty={deskWords.noDoubtful} />}
        {list === 'duplicates' && <DuplicateList duplicates={duplicates} />}
      </Tabs>
    </section>
  );
}

function NearList({ near }: { readonly near: readonly NearRow[] }) {
  if (near.length === 0) return <Empty>{deskWords.noNear}</Empty>;
  return (
    <ul className="desk-items">
      {near.slice(0, SHOWN).map(({ row, date }) => (
        <Item
          key={row.id}
          row={row}
          mark={<Tag tone={date.light}>{daysLeftText(date.daysLeft)}</Tag>}
          detail={`${shortClockName(date.clock)} ${dayWithWeekday(date.clock.due)}`}
        />
      ))}
      {near.length > SHOWN && <More count={near.length - SHOWN} />}
    </ul>
  );
}

/** What the rules propose, and the orders that wait for somebody (R002-06…19). */
function SupervisionList({ rows }: { readonly rows: readonly SupervisedRow[] }) {
  if (rows.length === 0) return <Empty>{supervisionText.deskEmpty}</Empty>;
  return (
    <ul className="desk-items">
      {rows.slice(0, SHOWN).map(({ row, proposals, orders }) => (
        <Item
          key={row.id}
          row={row}
          mark={
            <Tag tone={orders.length > 0 ? 'provisional' : 'due-soon'}>
              {orders[0] === undefined ? supervisionText.proposed : supervisionText.states[orders[0].state]}
            </Tag>
          }
          detail={proposals.map(({ trigger }) => codes.supervisionTrigger[trigger]).join('、')}
        />
      ))}
      {rows.length > SHOWN && <More count={rows.length - SHOWN} />}
    </ul>
  );
}

function RowList({ rows, empty }: { readonly rows: readonly MatterListRow[]; readonly empty: string }) {
  if (rows.length === 0) return <Empty>{empty}</Empty>;
  return (
    <ul className="desk-items">
      {rows.slice(0, SHOWN).map((row) => (
        <Item key={row.id} row={row} mark={null} detail={row.receivedOn} />
      ))}
      {rows.length > SHOWN && <More count={rows.length - SHOWN} />}
    </ul>
  );
}

function DuplicateList({ duplicates }: { readonly duplicates: readonly Duplicate[] | null }) {
  if (duplicates === null) return <Empty>{deskWords.comparing}</Empty>;
  if (duplicates.length === 0) return <Empty>{deskWords.noDuplicates}</Empty>;
  return (
    <>
      <p className="desk-soft desk-hint">{deskWords.duplicateHint}</p>
      <ul className="desk-items">
        {duplicates.map((pair) => (
          <DuplicateCard key={`${pair.earlier.id} ${pair.later.id}`} pair={pair} />
        ))}
      </ul>
    </>
  );
}

function Item(props: { readonly row: MatterListRow; readonly mark: ReactNode; readonly detail: string }) {
  const { row, mark, detail } = props;
  const { profile } = useSession();
  const [, navigate] = useLocation();
  return (
    <li>
      <button type="button" className="desk-item" onClick={() => navigate(`/matter/${row.id}`)}>
        <span className="desk-item-head">
          {mark} <strong>{nameInList(row)}</strong>{' '}
          <span className="desk-soft">
            {unitName(profile, row.dutyUnit)} {detail}
          </span>
        </span>
        <span className="desk-item-text">{row.summary}</span>
      </button>
    </li>
  );
}

function Empty({ children }: { readonly children: ReactNode }) {
  const read = useListRead();
  return <p className="desk-empty">{read ? children : listText.reading}</p>;
}

const More = ({ count }: { readonly count: number }) => <p className="desk-empty">{deskWords.more(count)}</p>;
