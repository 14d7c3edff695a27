import { useState } from 'react';
import { peopleWords } from '#renderer/text/people-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';

export type RevokeDialogProps = {
  readonly name: string;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onRevoke: (reason: string) => void;
};

/** Revoking cannot be taken back, so it asks for its reason (C16). */
export function RevokeDialog({ name, busy, onClose, onRevoke }: RevokeDialogProps) {
  const [reason, setReason] = useState('');
  return (
    <Dialog
      open
      title={peopleWords.revokeTitle(name)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{peopleWords.cancel}</Button>
          <Button kind="primary" disabled={busy || reason.trim().length < 2} onClick={() => onRevoke(reason.trim())}>
            {peopleWords.revoke}
          </Button>
        </>
      }
    >
      <p>{peopleWords.revokeHint}</p>
      <Field label={peopleWords.reason} hint={peopleWords.reasonHint} required>
        <TextInput autoFocus value={reason} maxLength={200} onChange={setReason} />
      </Field>
    </Dialog>
  );
}
