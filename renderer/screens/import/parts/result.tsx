import { useLocation } from 'wouter';
import { importText } from '#renderer/text/import-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import type { ImportLine, useImport } from '../use-import.ts';
import { LogLine } from './import-log.tsx';

export type ResultProps = {
  readonly line: ImportLine;
  readonly work: Pick<ReturnType<typeof useImport>, 'undo' | 'restart'>;
};

/** The last step: what was imported, what was not, and the way back. */
export function Result({ line, work }: ResultProps) {
  const [, navigate] = useLocation();
  return (
    <Panel title={importText.done(line.imported)}>
      <div className="import-choose">
        {line.state === 'running' && <p role="status">{importText.stopped}</p>}
        <ul className="import-log">
          <LogLine line={line} onUndo={(one) => void work.undo(one)} />
        </ul>
        <div className="import-buttons">
          <Button kind="primary" onClick={() => navigate('/ledger')}>
            {importText.toLedger}
          </Button>
          <Button onClick={work.restart}>{importText.another}</Button>
        </div>
      </div>
    </Panel>
  );
}
