import { useState } from 'react';
import type { AddAttachment, Attachment } from '#shared/model/attachment.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { currentAttachments } from '#shared/domain/attachment/attachments.ts';
import { whyNot } from '#shared/domain/workflow/available-actions.ts';
import { AttachmentAdder } from '#renderer/session/attachments/attachment-adder.tsx';
import { AttachmentLine } from '#renderer/session/attachments/attachment-line.tsx';
import { useSession } from '#renderer/session/session.ts';
import { attachmentText } from '#renderer/text/attachment-words.ts';
import type { Explanation } from '#renderer/text/explanation.ts';
import { explainFailure } from '#renderer/text/failure-words.ts';
import { actionFields } from '#renderer/text/fields.ts';
import { explainRefusal } from '#renderer/text/refusals.ts';
import { Field } from '#renderer/ui/field.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { addAttachments } from '#renderer/usecases/attachments.ts';
import { useAct } from '../use-act.ts';
import { ActDialog } from './act-dialog.tsx';

/** 材料: what was brought, photographed or recorded; where each content is, and how to add, see, save and withdraw it. */
export function AttachmentsPanel({ view }: { readonly view: MatterView }) {
  const { deps, acting, sync } = useSession();
  const [withdrawing, setWithdrawing] = useState<Attachment | null>(null);
  const context = { acting, today: deps.clock.today() };
  const refusal = whyNot(view, 'add-attachment', context);
  const mayWithdraw = whyNot(view, 'withdraw-attachment', context) === null;
  const attachments = view.attachments ?? [];
  const count = currentAttachments(view).length;

  const add = async (actions: readonly AddAttachment[]): Promise<Explanation | null> => {
    const done = await addAttachments(deps, view.id, actions);
    if (done !== null && !done.ok) return explainFailure(done.error);
    sync.now();
    return null;
  };
  return (
    <Panel title={attachmentText.title} note={count === 0 ? undefined : attachmentText.count(count)}>
      <AttachmentAdder
        draft={`matter-${view.id}`}
        letter={view.registration.form === 'letter'}
        closed={refusal === null ? undefined : attachmentText.closed(explainRefusal(refusal, 'form').title)}
        onAdd={add}
      >
        {attachments.length === 0 && refusal === null && <p className="attachment-soft">{attachmentText.none}</p>}
        <ul className="attachment-list">
          {attachments.map((attachment) => (
            <AttachmentLine
              key={attachment.op}
              view={view}
              attachment={attachment}
              onWithdraw={mayWithdraw ? () => setWithdrawing(attachment) : undefined}
            />
          ))}
        </ul>
      </AttachmentAdder>
      {withdrawing !== null && (
        <WithdrawDialog view={view} attachment={withdrawing} onClose={() => setWithdrawing(null)} />
      )}
    </Panel>
  );
}

function WithdrawDialog(props: {
  readonly view: MatterView;
  readonly attachment: Attachment;
  readonly onClose: () => void;
}) {
  const { view, attachment, onClose } = props;
  const { problem, busy, act } = useAct(view);
  const [reason, setReason] = useState('');
  const save = async (): Promise<void> => {
    const action = { kind: 'withdraw-attachment', attachment: attachment.op, reason: reason.trim() } as const;
    if (await act(action)) onClose();
  };
  return (
    <ActDialog
      title={attachmentText.withdrawWords.heading}
      confirm={attachmentText.withdraw}
      danger
      ready={!busy && reason.trim() !== ''}
      problem={problem}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <p>{attachmentText.withdrawWords.ask(attachment.title)}</p>
      <Field label={actionFields.reason.label} required>
        <TextInput maxLength={500} value={reason} onChange={setReason} />
      </Field>
    </ActDialog>
  );
}
