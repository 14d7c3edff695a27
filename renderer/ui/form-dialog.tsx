import './form-dialog.css';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { appText } from '#renderer/text/screens.ts';
import { Button } from './button.tsx';
import { ConfirmKey } from './confirm-key.tsx';
import { Dialog } from './dialog.tsx';

export type FormDialogProps = {
  readonly title: string;
  /** What the main answer says; it does what `onConfirm` does. */
  readonly confirm: string;
  readonly cancel?: string | undefined;
  readonly wide?: boolean | undefined;
  /** Nothing is done before it is `true`: what is still missing stands beside its field. */
  readonly ready?: boolean | undefined;
  readonly className?: string | undefined;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
  readonly children: ReactNode;
};

/** A small form over the page: Enter in a field or Ctrl+Enter anywhere does it, Escape leaves everything as it was. */
export function FormDialog(props: FormDialogProps) {
  const { title, confirm, cancel = appText.cancel, wide, ready = true, className = 'form-dialog' } = props;
  const { onClose, onConfirm, children } = props;
  const formId = useId();
  const submit = (): void => (ready ? onConfirm() : undefined);
  return (
    <Dialog
      open
      wide={wide}
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button kind="primary" type="submit" form={formId} hotkey="Ctrl+Enter" disabled={!ready}>
            {confirm}
          </Button>
        </>
      }
    >
      <ConfirmKey onConfirm={submit} />
      <form
        id={formId}
        noValidate
        className={className}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}
