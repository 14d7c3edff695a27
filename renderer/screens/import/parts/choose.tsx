import { fileProblems, importText } from '#renderer/text/import-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import type { OpenLedgerProblem } from '#renderer/usecases/open-ledger.ts';

export type ChooseProps = {
  readonly problem: OpenLedgerProblem | null;
  readonly busy: boolean;
  readonly onChoose: () => void;
};

/** The first step: which file. */
export function Choose({ problem, busy, onChoose }: ChooseProps) {
  useHotkeys({ ...(!busy && { 'Alt+O': onChoose }) });
  return (
    <Panel title={importText.steps[0]}>
      <div className="import-choose">
        <p>{importText.intro}</p>
        <p className="import-soft">{importText.chooseHint}</p>
        {problem !== null && (
          <Notice tone="warning" title={importText.cannotRead}>
            {fileProblems[problem]} {importText.nothingStored}
          </Notice>
        )}
        <div className="import-buttons">
          <Button kind="primary" hotkey="Alt+O" autoFocus disabled={busy} onClick={onChoose}>
            {importText.choose}
          </Button>
          <span role="status" className="import-soft">
            {busy && importText.reading}
          </span>
        </div>
      </div>
    </Panel>
  );
}
