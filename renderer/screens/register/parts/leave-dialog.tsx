import { registerWords } from '#renderer/text/register-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';

type LeaveDialogProps = {
  readonly open: boolean;
  readonly onStay: () => void;
  /** `null`: nothing of this form is kept, because it is in confidence. */
  readonly onKeep: (() => void) | null;
  readonly onDrop: () => void;
};

/** Asked before a form with something in it is left; nothing is thrown away without an answer. */
export function LeaveDialog({ open, onStay, onKeep, onDrop }: LeaveDialogProps) {
  return (
    <Dialog
      open={open}
      title={registerWords.leaveTitle}
      onClose={onStay}
      footer={
        <>
          <Button kind="danger" onClick={onDrop}>
            {registerWords.leaveDrop}
          </Button>
          <Button onClick={onStay}>{registerWords.stay}</Button>
          {onKeep !== null && (
            <Button kind="primary" onClick={onKeep}>
              {registerWords.leaveKeep}
            </Button>
          )}
        </>
      }
    >
      <p>{registerWords.leaveAsk}</p>
    </Dialog>
  );
}
