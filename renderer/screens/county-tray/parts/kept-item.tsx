import { OperationContent } from '#renderer/session/operation-content.tsx';
import { officerName, unitName, useSession } from '#renderer/session/session.ts';
import { countyTrayWords } from '#renderer/text/county-tray-words.ts';
import { explainRefusal } from '#renderer/text/refusals.ts';
import { actionText } from '#renderer/text/time-line.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import type { KeptOperation } from '#renderer/usecases/county-tray.ts';
import { dateTimeText } from '#shared/documents/date-text.ts';

export type KeptItemProps = {
  readonly item: KeptOperation;
  readonly busy: boolean;
  readonly onApply: () => void;
  readonly onClose: () => void;
  readonly onOpen: () => void;
};

/** One kept operation: whose, when, what, why it was not taken, and what can be done with it. */
export function KeptItem({ item, busy, onApply, onClose, onOpen }: KeptItemProps) {
  const { profile } = useSession();
  const { op, office, device, arrivedAt, number, to } = item;
  const { title, happened } = explainRefusal({ code: item.code }, 'tray');
  return (
    <Panel
      title={`${number} ${actionText[op.action.kind].name}`}
      note={[
        `${countyTrayWords.sentBy(unitName(profile, office), device)} ${officerName(profile, op.by)}`,
        countyTrayWords.recordedAt(dateTimeText(op.recordedAt)),
        countyTrayWords.arrivedAt(dateTimeText(arrivedAt)),
        countyTrayWords.now(unitName(profile, to)),
      ].join(' · ')}
      actions={
        <Button small onClick={onOpen}>
          {countyTrayWords.open}
        </Button>
      }
    >
      <p>
        <strong>
          {countyTrayWords.why}：{title}
        </strong>
        　{happened}
      </p>
      <OperationContent op={op} />
      <div className="county-tray-actions">
        <Button disabled={busy} onClick={onClose}>
          {countyTrayWords.close}
        </Button>
        <Button kind="primary" disabled={busy} onClick={onApply}>
          {countyTrayWords.apply}
        </Button>
      </div>
    </Panel>
  );
}
