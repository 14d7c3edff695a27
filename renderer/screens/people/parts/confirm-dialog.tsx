import { ProblemNotice } from '#renderer/session/problem-notice.tsx';
import type { Explanation } from '#renderer/text/explanation.ts';
import { peopleWords } from '#renderer/text/people-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';

export type ConfirmDialogProps = {
  readonly name: string;
  readonly fingerprint: string;
  readonly busy: boolean;
  readonly problem: Explanation | null;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
};

/** A stolen code makes a computer of its own: only somebody who is called there can say that it is theirs (C13). */
export function ConfirmDialog({ name, fingerprint, busy, problem, onClose, onConfirm }: ConfirmDialogProps) {
  return (
    <Dialog
      open
      title={peopleWords.confirmTitle(name)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{peopleWords.cancel}</Button>
          <Button kind="primary" disabled={busy} onClick={onConfirm}>
            {peopleWords.confirmSame}
          </Button>
        </>
      }
    >
      <ProblemNotice problem={problem} />
      <p>{peopleWords.confirmHint}</p>
      <p className="people-fingerprint">{fingerprint}</p>
      <p>{peopleWords.confirmDiffers}</p>
    </Dialog>
  );
}
