import { useState } from 'react';
import { may, mayEver } from '#shared/domain/access/matrix.ts';
import { listExportText } from '#renderer/text/list-export-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CheckBox } from '#renderer/ui/check-box.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { exportList, type Exported, type ExportProblem, type ExportRow } from '#renderer/usecases/export-list.ts';
import { ExportDialog, type ExportGrounds } from './export-dialog.tsx';
import { useListRead, useSession } from './session.ts';

/** A list as it can be taken out; full names are asked for and not the rule (documents §6.1 脱敏). */
export type ListToExport = {
  /** A code of the audit log; `-names` is put behind it when names are written in full. */
  readonly what: string;
  readonly title: string;
  readonly columns: readonly { readonly header: string; readonly width: number }[];
  readonly rows: (fullNames: boolean) => readonly ExportRow[];
  /** Names no petitioner, so nobody is asked how to write one. */
  readonly nameless?: true;
};

type State =
  | { readonly kind: 'closed' | 'asked' | 'working' }
  | { readonly kind: 'done'; readonly outcome: Exported }
  | { readonly kind: 'failed'; readonly problem: ExportProblem };

/** The button that takes a list out as an Excel file (C41); not there for whoever may export nothing (ACC-06). */
export function ExportList({ list }: { readonly list: () => ListToExport }) {
  const { acting, audit, bridge, deps } = useSession();
  const [state, setState] = useState<State>({ kind: 'closed' });
  const [fullNames, setFullNames] = useState(false);
  const read = useListRead();
  if (!mayEver(acting, 'export')) return null;
  const close = (): void => setState({ kind: 'closed' });

  async function go({ purpose, reason, watermark }: ExportGrounds) {
    setState({ kind: 'working' });
    const { what, title, columns, rows } = list();
    const result = await exportList(
      { acting, audit, saveFile: (file) => bridge.saveFile(file) },
      {
        what: fullNames ? `${what}-names` : what,
        title: `${title} ${deps.clock.today()}`,
        columns,
        rows: rows(fullNames),
        purpose,
        reason,
        watermark: (count) => `${watermark(count)}（${reason}）。${listExportText.warning}`,
      },
    );
    setState(result.ok ? { kind: 'done', outcome: result.value } : { kind: 'failed', problem: result.error });
  }

  return (
    <>
      <Button small disabled={!read || state.kind === 'working'} onClick={() => setState({ kind: 'asked' })}>
        {state.kind === 'working' ? listExportText.working : listExportText.open}
      </Button>
      {state.kind === 'asked' && (
        <Ask
          list={list()}
          fullNames={fullNames}
          onFullNames={setFullNames}
          onClose={close}
          onConfirm={(grounds) => {
            go(grounds).catch(() => setState({ kind: 'failed', problem: 'not-saved' }));
          }}
        />
      )}
      <Dialog open={state.kind === 'done' || state.kind === 'failed'} title={listExportText.open} onClose={close}>
        {state.kind === 'failed' && (
          <Notice tone="warning" title={listExportText.notExported}>
            {listExportText.problems[state.problem]}
          </Notice>
        )}
        {state.kind === 'done' && (
          <Notice
            tone="info"
            title={state.outcome.saved ? listExportText.saved(state.outcome.count) : listExportText.cancelled}
          />
        )}
      </Dialog>
    </>
  );
}

type AskProps = {
  readonly list: ListToExport;
  readonly fullNames: boolean;
  readonly onFullNames: (full: boolean) => void;
  readonly onConfirm: (grounds: ExportGrounds) => void;
  readonly onClose: () => void;
};

function Ask({ list, fullNames, onFullNames, onConfirm, onClose }: AskProps) {
  const { acting } = useSession();
  const rows = list.rows(false);
  const allowed = rows.filter(({ facts }) => may(acting, 'export', facts).ok).length;
  return (
    <ExportDialog name={list.title} count={allowed} onConfirm={onConfirm} onClose={onClose}>
      {allowed < rows.length && <p>{listExportText.heldBack(rows.length - allowed)}</p>}
      {list.nameless !== true && (
        <Field label={listExportText.namesLabel} hint={listExportText.namesHint}>
          <CheckBox checked={fullNames} onChange={onFullNames}>
            {listExportText.names}
          </CheckBox>
        </Field>
      )}
    </ExportDialog>
  );
}
