import { useId, useState } from 'react';
import { isSafeReason } from '#shared/model/audit.ts';
import { reportWords as words } from '#renderer/text/report-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Field } from '#renderer/ui/field.tsx';
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
  const form = useId();
  const isAnother = versions > 0;
  const isGood = !isAnother || (reason.trim().length >= 2 && isSafeReason(reason));
  return (
    <Dialog
      open
      title={words.ask(month)}
      onClose={onCancel}
      footer={
        <>
          <Button onClick={onCancel}>{words.cancel}</Button>
          <Button kind="primary" type="submit" form={form} disabled={busy || !isGood}>
            {words.handIn}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && isGood) onHandIn(isAnother ? reason.trim() : undefined);
        }}
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
      </form>
    </Dialog>
  );
}
