import { useEffect, useRef, type ReactNode } from 'react';
import { appText } from '#renderer/text/screens.ts';
import type { Explanation } from '#renderer/text/explanation.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ConfirmKey } from '#renderer/ui/confirm-key.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';

export type ActDialogProps = {
  readonly title: string;
  readonly confirm?: string | undefined;
  readonly danger?: boolean | undefined;
  readonly wide?: boolean | undefined;
  readonly ready: boolean;
  readonly problem: Explanation | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A small form over the page: Ctrl+Enter stores it, Escape leaves everything as it was, a refusal says why and what now. */
export function ActDialog(props: ActDialogProps) {
  const { title, confirm = appText.save, danger, wide, ready, problem, onConfirm, onClose, children } = props;
  const refusal = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A long form is higher than its dialog: whoever pressed Ctrl+Enter at its top must see the answer at its end.
    if (problem !== null) refusal.current?.scrollIntoView({ block: 'nearest' });
  }, [problem]);
  return (
    <Dialog
      open
      wide={wide}
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{appText.cancel}</Button>
          <Button
            kind={danger === true ? 'danger' : 'primary'}
            hotkey="Ctrl+Enter"
            disabled={!ready}
            onClick={onConfirm}
          >
            {confirm}
          </Button>
        </>
      }
    >
      <ConfirmKey onConfirm={() => (ready ? onConfirm() : undefined)} />
      <div className="matter-form">
        {children}
        {problem !== null && (
          <div ref={refusal}>
            <Notice tone="warning" title={problem.title}>
              {problem.happened}
              {problem.safe}
              <ul>
                {problem.remedies.map((remedy) => (
                  <li key={remedy}>{remedy}</li>
                ))}
              </ul>
            </Notice>
          </div>
        )}
      </div>
    </Dialog>
  );
}
