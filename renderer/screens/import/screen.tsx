import './import.css';
import { useEffect, useRef } from 'react';
import { mayEver } from '#shared/domain/access/matrix.ts';
import { useCopyLook } from '#renderer/session/looks.ts';
import { useSession } from '#renderer/session/session.ts';
import { explainFailure } from '#renderer/text/failure-words.ts';
import { importText } from '#renderer/text/import-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { ledgerReader, type ReadLedger } from '#renderer/usecases/open-ledger.ts';
import { CheckRows } from './parts/check-rows.tsx';
import { Choose } from './parts/choose.tsx';
import { ImportLog } from './parts/import-log.tsx';
import { MapColumns } from './parts/map-columns.tsx';
import { Result } from './parts/result.tsx';
import { useImport, type Stage } from './use-import.ts';

const STEP: Readonly<Record<Stage['kind'], number>> = { choose: 0, map: 1, check: 2, result: 3 };

/** 导入台账: choose a file, say what its columns are, look at every row, import, and take it back if it was wrong (R004-47). */
export function ImportScreen({ read = ledgerReader }: { readonly read?: ReadLedger }) {
  const { acting } = useSession();
  return mayEver(acting, 'register') ? <Import read={read} /> : <Notice tone="info" title={importText.notAllowed} />;
}

function Import({ read }: { readonly read: ReadLedger }) {
  const work = useImport(read);
  useCopyLook('ledger-file');
  const { stage, progress, failure } = work;
  const step = STEP[stage.kind];
  const head = useRef<HTMLHeadingElement>(null);
  // The next step begins at its top, for eyes and for the keyboard.
  useEffect(() => {
    if (step > 0) head.current?.focus();
  }, [step]);
  return (
    <div className="import">
      <header className="import-head">
        <h1
          ref={head}
          tabIndex={-1}
          aria-label={`${importText.title}，${importText.stepNow(step + 1, importText.steps[step] ?? '')}`}
        >
          {importText.title}
        </h1>
        <ol className="import-steps" aria-hidden="true">
          {importText.steps.map((name, i) => (
            <li key={name} data-now={i === step ? '' : undefined} data-past={i < step ? '' : undefined}>
              {i + 1} {name}
            </li>
          ))}
        </ol>
      </header>
      {failure !== null && (
        <Notice tone="warning" title={explainFailure(failure).title}>
          {explainFailure(failure).happened} {explainFailure(failure).remedies.join('；')}
        </Notice>
      )}
      {progress !== null ? (
        <section className="import-progress panel" role="status">
          <p>
            {progress.kind === 'import'
              ? importText.running(progress.done, progress.total)
              : importText.undoing(progress.done, progress.total)}
          </p>
          <progress value={progress.done} max={Math.max(progress.total, 1)} aria-label={importText.title} />
          <Button onClick={work.stop}>{importText.stop}</Button>
        </section>
      ) : (
        <>
          {stage.kind === 'choose' && (
            <Choose problem={stage.problem} busy={stage.busy} onChoose={() => void work.choose()} />
          )}
          {stage.kind === 'map' && (
            <MapColumns key={stage.draft.sheet.name} draft={stage.draft} busy={stage.busy} work={work} />
          )}
          {stage.kind === 'check' && <CheckRows stage={stage} work={work} />}
          {stage.kind === 'result' && <Result line={stage.line} work={work} />}
          {stage.kind === 'choose' && <ImportLog onUndo={(line) => void work.undo(line)} />}
        </>
      )}
    </div>
  );
}
