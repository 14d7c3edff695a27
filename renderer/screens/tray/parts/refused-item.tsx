import type { TrayItem } from '#renderer/data/queries/sync-state.ts';
import { isReception, type AnyOperation } from '#shared/model/reception-stream.ts';
import { Explained } from '#renderer/session/explained.tsx';
import { officerName, useSession } from '#renderer/session/session.ts';
import { listText, trayText } from '#renderer/text/screens.ts';
import { explainRefusal } from '#renderer/text/refusals.ts';
import { receptionActionText } from '#renderer/text/reception-actions.ts';
import { explainReceptionCode } from '#renderer/text/session-words.ts';
import { actionText } from '#renderer/text/time-line.ts';
import { trayWords } from '#renderer/text/tray-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { dateTimeText } from '#shared/documents/date-text.ts';

export type RefusedItemProps = {
  readonly item: TrayItem;
  readonly onRetry: () => void;
  readonly onCorrect: () => void;
  readonly onView: () => void;
  readonly onOpen: () => void;
};

const nameOf = (op: AnyOperation): string =>
  isReception(op) ? receptionActionText[op.action.kind] : actionText[op.action.kind].name;

/** One refused record: what it is, why it came back, is my work safe, what now. */
export function RefusedItem({ item, onRetry, onCorrect, onView, onOpen }: RefusedItemProps) {
  const { store, profile } = useSession();
  const row = store.index.get(item.stream);
  const reception = item.op !== null && isReception(item.op) ? item.op : null;
  const sentence =
    reception === null ? null : explainReceptionCode(item.code, item.detail, (id) => officerName(profile, id));
  const explained = explainRefusal({ ...item.detail, code: item.code }, 'tray');
  const told =
    sentence === null
      ? explained
      : { ...explained, title: trayWords.receptionTitle, happened: sentence, remedies: trayWords.receptionRemedies };
  const name = row === undefined || row.anonymous ? listText.anonymous : row.name;
  return (
    <Panel
      title={reception === null ? `${row?.officialNo ?? row?.slipNo ?? ''} ${name}` : trayWords.reception}
      note={
        <>
          {item.op !== null && (
            <>
              {nameOf(item.op)} · {trayWords.recordedAt(dateTimeText(item.op.recordedAt))} ·{' '}
              {trayText.by(officerName(profile, item.op.by))}
            </>
          )}
        </>
      }
      actions={
        <>
          <Button small onClick={onView}>
            {trayWords.view}
          </Button>
          {reception === null && item.op?.action.kind !== 'register' && (
            <Button small onClick={onOpen}>
              {trayWords.open}
            </Button>
          )}
        </>
      }
    >
      <Explained {...told} />
      <div className="tray-actions">
        {item.behind > 0 && <span className="tray-behind">{trayText.behind(item.behind)}</span>}
        <Button onClick={onRetry}>{trayWords.retry}</Button>
        {/* CF-15: what was not sent before the transfer is in this operation and nowhere else; it is not taken back. */}
        {item.op?.action.kind !== 'seal-confidential' && (
          <Button kind="primary" onClick={onCorrect}>
            {trayWords.correct}
          </Button>
        )}
      </div>
    </Panel>
  );
}
