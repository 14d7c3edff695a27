import { useState } from 'react';
import type { MatterView } from '#shared/model/matter.ts';
import { concernedOf, ConcernedFields, type ConcernedChoice } from '#renderer/session/concerned-fields.tsx';
import { useSession } from '#renderer/session/session.ts';
import { explainTransfer, transferWords } from '#renderer/text/confidential-words.ts';
import type { Explanation } from '#renderer/text/explanation.ts';
import { contentsWaiting } from '#renderer/data/queries/contents.ts';
import { FieldGrid } from '#renderer/ui/field-grid.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { transferMatter } from '#renderer/usecases/transfer-matter.ts';
import { ActDialog } from './act-dialog.tsx';

/** 移交保密: what will be left here, and whom the report is kept from (CF-13, C21). */
export function TransferDialog({ view, onClose }: { readonly view: MatterView; readonly onClose: () => void }) {
  const { deps, audit, sync } = useSession();
  const [choice, setChoice] = useState<ConcernedChoice>({ unit: null, officer: null });
  const [problem, setProblem] = useState<Explanation | null>(null);
  const [busy, setBusy] = useState(false);
  const unsent = contentsWaiting(deps.store, view.id);
  const transfer = async (): Promise<void> => {
    setBusy(true);
    const done = await transferMatter(deps, audit, { stream: view.id, concerned: concernedOf(choice) });
    setBusy(false);
    if (!done.ok) return setProblem(explainTransfer(done.error));
    sync.now();
    return onClose();
  };
  return (
    <ActDialog
      wide
      danger
      title={transferWords.title}
      confirm={transferWords.confirm}
      ready={!busy}
      problem={problem}
      onConfirm={() => void transfer()}
      onClose={onClose}
    >
      <p>{transferWords.what}</p>
      <p>{transferWords.stays}</p>
      {unsent > 0 && <Notice tone="warning" title={transferWords.unsent(unsent)} />}
      <FieldGrid>
        <ConcernedFields choice={choice} span={6} onChange={setChoice} />
      </FieldGrid>
    </ActDialog>
  );
}
