import { useState } from 'react';
import type { RowFault } from '#shared/domain/ledger-import/row-problem.ts';
import { importText, rowFaultText, rowNoteText } from '#renderer/text/import-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import type { PlannedRow } from '#renderer/usecases/plan-import.ts';
import type { Stage, useImport } from '../use-import.ts';

export type RowCardProps = {
  readonly chosen: PlannedRow | undefined;
  readonly stage: Extract<Stage, { kind: 'check' }>;
  readonly work: Pick<ReturnType<typeof useImport>, 'fix' | 'leave'>;
};

/** One row: what is wrong with it, fields to fill in, and what the file says. */
export function RowCard({ chosen, stage, work }: RowCardProps) {
  const { headings } = stage.input.sheet.table;
  const { uses } = stage.input.mapping;
  if (chosen === undefined) {
    return (
      <Panel title={importText.rows}>
        <p className="import-soft">{importText.pick}</p>
      </Panel>
    );
  }
  const { row, plan, known } = chosen;
  const left = stage.left.has(row.line);
  const faults = plan.ok ? [] : plan.faults;
  return (
    <Panel
      title={importText.lineTitle(row.line)}
      actions={
        !known && (
          <Button small onClick={() => work.leave([row.line], !left)}>
            {left ? importText.take : importText.leave}
          </Button>
        )
      }
    >
      <div className="import-card">
        {!left &&
          faults.map((fault, i) => (
            <Mend key={i} fault={fault} chosen={chosen} headings={headings} uses={uses} onFix={work.fix} />
          ))}
        {plan.notes.length > 0 && (
          <ul className="import-notes">
            {plan.notes.map((note, i) => (
              <li key={i}>{rowNoteText(note)}</li>
            ))}
          </ul>
        )}
        {faults.length === 0 && plan.notes.length === 0 && <p className="import-soft">{importText.noProblem}</p>}
        <KeyValueList
          items={headings.flatMap((heading, i) => {
            const text = row.cells[i] ?? '';
            return text === '' || uses[i] === 'skip' ? [] : [{ label: heading || importText.noHeading, value: text }];
          })}
        />
      </div>
    </Panel>
  );
}

type MendProps = {
  readonly fault: RowFault;
  readonly chosen: PlannedRow;
  readonly headings: readonly string[];
  readonly uses: readonly string[];
  readonly onFix: (line: number, column: number, text: string) => void;
};

/** The sentence and, where one cell is at fault, that cell to be written anew. */
function Mend({ fault, chosen, headings, uses, onFix }: MendProps) {
  const column = fault.code === 'cell-too-long' ? fault.column : fault.field === null ? -1 : uses.indexOf(fault.field);
  const [text, setText] = useState(chosen.row.cells[column] ?? '');
  if (column < 0) return <p role="alert">{rowFaultText(fault, headings)}</p>;
  return (
    <form
      className="import-mend"
      onSubmit={(event) => {
        event.preventDefault();
        onFix(chosen.row.line, column, text);
      }}
    >
      <Field label={headings[column] ?? ''} error={rowFaultText(fault, headings)} hint={importText.fixed}>
        <TextInput value={text} onChange={setText} />
      </Field>
      <Button type="submit">{importText.fix}</Button>
    </form>
  );
}
