import { useMemo, useState } from 'react';
import { codes } from '#renderer/text/codes.ts';
import { importText } from '#renderer/text/import-words.ts';
import { listText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import type { PlannedRow } from '#renderer/usecases/plan-import.ts';
import type { Stage, useImport } from '../use-import.ts';
import { RowCard } from './row-card.tsx';

type CheckStage = Extract<Stage, { kind: 'check' }>;
type Shown = keyof typeof importText.filter;

export type CheckRowsProps = {
  readonly stage: CheckStage;
  readonly work: Pick<ReturnType<typeof useImport>, 'fix' | 'leave' | 'run' | 'toMap'>;
};

/** The third step: every row with what becomes of it. Nothing is stored that nobody could look at. */
export function CheckRows({ stage, work }: CheckRowsProps) {
  const { planned, left } = stage;
  const faulty = planned.filter(({ plan, known, row }) => !plan.ok && !known && !left.has(row.line));
  const noted = planned.filter(({ plan, known }) => plan.notes.length > 0 && !known);
  const ready = planned.filter(({ plan, known, row }) => plan.ok && !known && !left.has(row.line)).length;
  const known = planned.filter((row) => row.known).length;
  const [shown, setShown] = useState<Shown>(faulty.length > 0 ? 'faulty' : 'all');
  const [selected, setSelected] = useState<string | null>(null);
  // A row stays in the list of faulty ones while it is being mended.
  const [mended, setMended] = useState<ReadonlySet<number>>(() => new Set(faulty.map(({ row }) => row.line)));
  const rows =
    shown === 'all' ? planned : shown === 'noted' ? noted : planned.filter(({ row }) => mended.has(row.line));
  const chosen = rows.find(({ row }) => String(row.line) === selected) ?? rows[0];
  const columns = useMemo(() => columnsOf(stage), [stage]);
  const start = (): void => void work.run(stage);
  const canStart = ready > 0 && faulty.length === 0;
  useHotkeys({ ...(canStart && { 'Ctrl+S': start }) });
  return (
    <div className="import-check">
      <div className="import-bar">
        <RadioGroup
          aria-label={importText.rows}
          value={shown}
          options={(['faulty', 'noted', 'all'] as const).map((value) => ({
            value,
            label: `${importText.filter[value]} ${{ all: planned, noted, faulty }[value].length}`,
          }))}
          onChange={(value) => {
            setMended(new Set(faulty.map(({ row }) => row.line)));
            setShown(value);
          }}
        />
        <span className="import-soft" role="status">
          {importText.counts.ready} {ready}，{importText.counts.faulty} {faulty.length}，{importText.counts.known}{' '}
          {known}，{importText.counts.left} {left.size}
        </span>
        <span className="import-end">
          <Button onClick={() => work.toMap(stage.draft)}>{importText.back}</Button>
          {faulty.length > 0 && (
            <Button
              onClick={() =>
                work.leave(
                  faulty.map(({ row }) => row.line),
                  true,
                )
              }
            >
              {importText.leaveFaulty(faulty.length)}
            </Button>
          )}
          <Button kind="primary" hotkey="Ctrl+S" disabled={!canStart} onClick={start}>
            {importText.start(ready)}
          </Button>
        </span>
      </div>
      <div className="import-rows">
        <div className="import-list panel">
          <DataTable
            label={importText.rows}
            columns={columns}
            rows={rows}
            rowKey={({ row }) => String(row.line)}
            selectedKey={chosen === undefined ? null : String(chosen.row.line)}
            onSelect={setSelected}
            empty={ready === 0 && shown === 'all' ? importText.nothingToDo : importText.noProblem}
          />
        </div>
        <RowCard key={chosen?.row.line} chosen={chosen} stage={stage} work={work} />
      </div>
    </div>
  );
}

function columnsOf({ left, input }: CheckStage): readonly Column<PlannedRow>[] {
  const { uses } = input.mapping;
  const told = ({ row }: PlannedRow, use: (typeof uses)[number]): string => row.cells[uses.indexOf(use)] ?? '';
  const { row: names } = importText;
  return [
    { id: 'line', header: names.line, width: 3.5, align: 'end', cell: ({ row }) => row.line },
    {
      id: 'date',
      header: names.date,
      width: 7,
      cell: (one) => (one.plan.ok ? one.plan.registration.receivedOn : told(one, 'received-on')),
    },
    {
      id: 'name',
      header: names.name,
      width: 8,
      cell: (one) =>
        one.plan.ok
          ? one.plan.registration.petitioners.map(({ name }) => name).join('、') || listText.anonymous
          : told(one, 'name'),
    },
    {
      id: 'summary',
      header: names.summary,
      cell: (one) => (one.plan.ok ? one.plan.registration.summary : told(one, 'summary')),
    },
    {
      id: 'status',
      header: names.status,
      width: 6,
      cell: ({ plan }) => (plan.ok ? codes.status[plan.registration.takenOverStatus ?? 'registered'] : ''),
    },
    {
      id: 'standing',
      header: names.standing,
      width: 7,
      cell: (one) => <Standing planned={one} left={left.has(one.row.line)} />,
    },
  ];
}

function Standing({ planned, left }: { readonly planned: PlannedRow; readonly left: boolean }) {
  const { plan, known } = planned;
  if (known) return <span className="import-soft">{importText.knownRow}</span>;
  if (left) return <span className="import-soft">{importText.leftRow}</span>;
  if (!plan.ok) return <Tag tone="overdue">{importText.counts.faulty}</Tag>;
  if (plan.notes.length > 0) return <Tag tone="due-soon">{importText.counts.noted}</Tag>;
  return <span>{importText.ready}</span>;
}
