import { useState } from 'react';
import { ProblemNotice } from '#renderer/session/problem-notice.tsx';
import type { Explanation } from '#renderer/text/explanation.ts';
import { Field } from '#renderer/ui/field.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';

export type ReasonDialogProps = {
  readonly title: string;
  /** What it means to do this. */
  readonly children: string;
  readonly reason: string;
  readonly reasonHint: string;
  readonly act: string;
  readonly busy: boolean;
  readonly problem: Explanation | null;
  readonly onClose: () => void;
  readonly onAct: (reason: string) => void;
};

/** Revoking a computer (C16) and taking away a second factor (C22): neither is taken back, so each asks for its reason. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, children, reason, reasonHint, act, busy, problem, onClose, onAct } = props;
  const [typed, setTyped] = useState('');
  return (
    <FormDialog
      title={title}
      confirm={act}
      ready={!busy && typed.trim().length >= 2}
      onClose={onClose}
      onConfirm={() => onAct(typed.trim())}
    >
      <ProblemNotice problem={problem} />
      <p>{children}</p>
      <Field label={reason} hint={reasonHint} required>
        <TextInput autoFocus value={typed} maxLength={200} onChange={setTyped} />
      </Field>
    </FormDialog>
  );
}
