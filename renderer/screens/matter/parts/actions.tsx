import { useState, type ReactNode } from 'react';
import type { MatterView } from '#shared/model/matter.ts';
import { useSession } from '#renderer/session/session.ts';
import { matterText, offeredWords } from '#renderer/text/matter-words.ts';
import { explainRefusal } from '#renderer/text/refusals.ts';
import { Button } from '#renderer/ui/button.tsx';
import { offeredActions, type OfferedKind } from '#renderer/usecases/offered-actions.ts';
import { GuideDialog, NoteDialog, SettleDialog, VoidDialog } from './action-dialogs.tsx';
import { AmendContact, AmendContent, AmendDuty } from './amend-dialogs.tsx';

/** Buttons for what may be done now; what may not is listed with its reason, so that nobody looks for it. */
export function Actions({ view }: { readonly view: MatterView }) {
  const { acting, deps } = useSession();
  const [open, setOpen] = useState<OfferedKind | null>(null);
  const offered = offeredActions(view, acting, deps.clock.today());
  const absent = offered.flatMap(({ kind, refusal }) => (refusal === null ? [] : [{ kind, refusal }]));
  const titles = [...new Set(absent.map(({ refusal }) => explainRefusal(refusal, 'form').title))];
  return (
    <>
      {offered
        .filter(({ refusal }) => refusal === null)
        .map(({ kind }) => (
          <Button key={kind} kind={kind === 'void' ? 'danger' : 'quiet'} onClick={() => setOpen(kind)}>
            {offeredWords[kind]}
          </Button>
        ))}
      {absent.length > 0 && (
        <details className="matter-absent">
          <summary>
            {matterText.cannot} {absent.length}
          </summary>
          <dl>
            {titles.map((title) => {
              const same = absent.filter(({ refusal }) => explainRefusal(refusal, 'form').title === title);
              const first = same[0];
              return (
                first !== undefined && (
                  <div key={title}>
                    <dt>{same.map(({ kind }) => offeredWords[kind]).join('、')}</dt>
                    <dd>{explainRefusal(first.refusal, 'form').happened}</dd>
                  </div>
                )
              );
            })}
          </dl>
        </details>
      )}
      {open !== null && dialogs[open](view, () => setOpen(null))}
    </>
  );
}

const dialogs: Readonly<Record<OfferedKind, (view: MatterView, onClose: () => void) => ReactNode>> = {
  'amend-contact': (view, onClose) => <AmendContact view={view} onClose={onClose} />,
  'amend-content': (view, onClose) => <AmendContent view={view} onClose={onClose} />,
  'amend-duty': (view, onClose) => <AmendDuty view={view} onClose={onClose} />,
  settle: (view, onClose) => <SettleDialog view={view} onClose={onClose} />,
  guide: (view, onClose) => <GuideDialog view={view} onClose={onClose} />,
  note: (view, onClose) => <NoteDialog view={view} onClose={onClose} />,
  void: (view, onClose) => <VoidDialog view={view} onClose={onClose} />,
};
