import { useId, type ReactNode } from 'react';
import { sessionWords } from '#renderer/text/session-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';

/** A form of the roster in a dialog: Enter or 确定 confirms, nothing is written before. */
export function RosterDialog(props: {
  readonly title: string;
  readonly className: string;
  readonly onClose: () => void;
  readonly onConfirm: () => Promise<void>;
  readonly children: ReactNode;
}) {
  const { title, className, onClose, onConfirm, children } = props;
  const formId = useId();
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{sessionWords.cancel}</Button>
          <Button kind="primary" type="submit" form={formId}>
            {sessionWords.confirm}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className={className}
        onSubmit={(event) => {
          event.preventDefault();
          void onConfirm();
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}
