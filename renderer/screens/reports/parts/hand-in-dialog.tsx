import { useState } from 'react';
import { isSafeReason } from '#shared/model/audit.ts';
import { reportWords as words } from '#renderer/text/report-words.ts';
import { Field } from '#renderer/ui/field.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';

export type HandInDialogProps = {
  /** As it is read: 2026年9月. */
  readonly month: string;
  /** How many versions there are already; from the second on a reason is asked for (MR-04). */
  readonly versions: number;
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onHandIn: (reason: string | undefined) => void;
};

/** What was handed in stays: a person says yes to it once more. Enter does. */
export function HandInDialog({ month, versions, busy, onCancel, onHandIn }: HandInDialogProps) {
  const [reason, setReason] = useState('');
  const isAnother = versions > 0;
  const isGood = !isAnother || (reason.trim().length >= 2 && isSafeReason(reason));
  return (
    <FormDialog
      title={words.ask(month)}
      confirm={words.handIn}
      cancel={words.cancel}
      ready={!busy && isGood}
      onClose={onCancel}
      onConfirm={() => onHandIn(isAnother ? reason.trim() : undefined)}
    >
      <p>{words.asked}</p>
      {isAnother && (
        <>
          <p>{words.askedAgain(versions + 1)}</p>
          <Field label={words.reason} hint={words.reasonHint} required>
            <TextInput value={reason} maxLength={150} onChange={setReason} />
          </Field>
        </>
      )}
    </FormDialog>
  );
}
