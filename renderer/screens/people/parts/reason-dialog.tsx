import { useState } from 'react';
import { peopleWords } from '#renderer/text/people-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';

export type ReasonDialogProps = {
  readonly title: string;
  /** What it means to do this. */
  readonly children: string;
  readonly reason: string;
  readonly reasonHint: string;
  readonly act: string;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onAct: (reason: string) => void;
};

/** Revoking a computer (C16) and taking away a second factor (C22): neither is taken back, so each asks for its reason. */
export function ReasonDialog({ title, children, reason, reasonHint, act, busy, onClose, onAct }: ReasonDialogProps) {
  const [typed, setTyped] = useState('');
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{peopleWords.cancel}</Button>
          <Button kind="primary" disabled={busy || typed.trim().length < 2} onClick={() => onAct(typed.trim())}>
            {act}
          </Button>
        </>
      }
    >
      <p>{children}</p>
      <Field label={reason} hint={reasonHint} required>
        <TextInput autoFocus value={typed} maxLength={200} onChange={setTyped} />
      </Field>
    </Dialog>
  );
}
