import './tray.css';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { TrayItem } from '#renderer/data/queries/sync-state.ts';
import { useCopyLook, useLook } from '#renderer/session/looks.ts';
import { useSession } from '#renderer/session/session.ts';
import { explainFailure } from '#renderer/text/failure-words.ts';
import { trayText } from '#renderer/text/screens.ts';
import { trayWords } from '#renderer/text/tray-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { correctRefused } from '#renderer/usecases/correct-refused.ts';
import { retryOperation } from '#renderer/usecases/deal-with-refusal.ts';
import { OperationContent } from '#renderer/session/operation-content.tsx';
import { RefusedReports } from '#renderer/session/refused-reports.tsx';
import { useTray } from '#renderer/session/use-tray.ts';
import { refusedReports } from '#renderer/usecases/refused-reports.ts';
import { RefusedItem } from './parts/refused-item.tsx';

/** 退回箱: what the county did not take, why, and what can be done; nothing leaves it without a person (PROTOCOL S6, S7). */
export function TrayScreen() {
  const { store, deps, sync, acting } = useSession();
  const [, navigate] = useLocation();
  const items = useTray();
  useLook('tray', items === null ? null : { kind: 'list', what: 'tray', count: items.length });
  useCopyLook('tray');
  const [viewed, setViewed] = useState<TrayItem | null>(null);
  const [asked, setAsked] = useState<TrayItem | null>(null);
  const [problem, setProblem] = useState<ReturnType<typeof explainFailure> | null>(null);

  async function retry(item: TrayItem): Promise<void> {
    await retryOperation(deps, item.n);
    sync.now();
  }
  async function correct(item: TrayItem): Promise<void> {
    setAsked(null);
    const row = store.index.get(item.stream);
    const title = `${trayWords.corrected}${row?.name ?? ''} ${row?.summary ?? ''}`.slice(0, 60);
    const outcome = await correctRefused(deps, { n: item.n, stream: item.stream, op: item.op, title });
    if (!outcome.ok) return setProblem(explainFailure({ kind: 'storage', problem: outcome.error }));
    const { value } = outcome;
    navigate(value.kind === 'matter' ? `/matter/${value.id}` : `/register/${value.draftId}`);
    return undefined;
  }

  return (
    <div className="tray">
      <header className="tray-head">
        <h1>{trayWords.title}</h1>
        <p>{trayText.intro}</p>
      </header>
      {problem !== null && (
        <Notice tone="warning" title={problem.title} onDismiss={() => setProblem(null)}>
          {problem.happened}
          {problem.safe}
        </Notice>
      )}
      <RefusedReports />
      {items !== null && items.length === 0 && refusedReports(store, acting).length === 0 && (
        <p className="empty-state">{trayText.empty}</p>
      )}
      {items?.map((item) => (
        <RefusedItem
          key={item.n}
          item={item}
          onRetry={() => void retry(item)}
          onCorrect={() => setAsked(item)}
          onView={() => setViewed(item)}
          onOpen={() => navigate(`/matter/${item.stream}`)}
        />
      ))}
      <Dialog open={viewed !== null} wide title={trayWords.contentTitle} onClose={() => setViewed(null)}>
        {viewed !== null && <OperationContent op={viewed.op} />}
      </Dialog>
      <Dialog
        open={asked !== null}
        title={trayWords.correct}
        onClose={() => setAsked(null)}
        footer={
          <Button kind="primary" onClick={() => (asked === null ? undefined : void correct(asked))}>
            {trayWords.confirm}
          </Button>
        }
      >
        <p>{trayWords.correctAsk}</p>
        {asked !== null && asked.behind > 0 && <p>{trayText.behind(asked.behind)}</p>}
      </Dialog>
    </div>
  );
}
