import { useLocation } from 'wouter';
import type { TrayItem } from '#renderer/data/queries/sync-state.ts';
import { actionText } from '#renderer/text/time-line.ts';
import { explainRefusal } from '#renderer/text/refusals.ts';
import { matterText } from '#renderer/text/matter-words.ts';
import { paperName } from '#renderer/text/paper-words.ts';
import { useSession } from '#renderer/session/session.ts';
import { mayEver } from '#shared/domain/access/matrix.ts';
import { isMatter } from '#shared/model/reception-stream.ts';
import { Notice } from '#renderer/ui/notice.tsx';

/**
 * What was done on this computer and the county did not take (PROTOCOL S6): it does not hold, why, and what to do. It stays
 * in the tray until a person has dealt with it.
 */
export function RefusedSteps({ refused }: { readonly refused: readonly TrayItem[] }) {
  const { acting } = useSession();
  const [, navigate] = useLocation();
  const hasTray = mayEver(acting, 'register');
  return refused.map((item) => {
    const { happened, remedies } = explainRefusal({ ...item.detail, code: item.code }, 'tray');
    return (
      <Notice
        key={item.n}
        tone="warning"
        title={matterText.refusedTitle(nameOf(item))}
        action={hasTray ? { label: matterText.toTray, onAct: () => navigate('/tray') } : undefined}
      >
        {happened}
        {remedies.join('；')}。
      </Notice>
    );
  });
}

/** 《不予受理告知书》, or the name of the step. */
function nameOf({ op }: TrayItem): string {
  if (op === null || !isMatter(op)) return matterText.refusedRecord;
  return op.action.kind === 'issue-paper' ? paperName(op.action.paper) : actionText[op.action.kind].name;
}
