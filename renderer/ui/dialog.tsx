import { useId, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { UI_TEXT } from '#renderer/text/ui.ts';
import { Button } from './button.tsx';

export type DialogProps = {
  readonly open: boolean;
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons, the primary one last. */
  readonly footer?: ReactNode;
  /** Escape and the close button; the caller decides and sets `open`. */
  readonly onClose: () => void;
  readonly wide?: boolean | undefined;
  /** As large as the window, for work that needs the room; its body does not scroll, its parts do. */
  readonly full?: boolean | undefined;
};

/**
 * A modal dialog on the native element: the browser keeps the focus inside, makes the page inert and gives the focus
 * back afterwards. What is inside exists only while it is open.
 */
export function Dialog(props: DialogProps) {
  return props.open ? <OpenDialog {...props} /> : null;
}

function OpenDialog({ title, children, footer, onClose, wide, full }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return undefined;
    dialog.showModal();
    // Left alone the browser picks the close button; work starts in the first field, or on the main answer.
    const first =
      dialog.querySelector<HTMLElement>('.dialog-body :is(input, select, textarea):enabled') ??
      dialog.querySelector<HTMLElement>('.dialog-foot .button[data-kind=primary]:enabled') ??
      dialog.querySelector<HTMLElement>('.dialog-foot .button:enabled');
    first?.focus();
    // Closing before removal is what returns the focus.
    return () => dialog.close();
  }, []);

  return (
    <dialog
      ref={ref}
      className="dialog"
      data-wide={wide === true ? '' : undefined}
      data-full={full === true ? '' : undefined}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // A file input's own cancel event bubbles here too.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      onClose={(event) => {
        // Chromium closes on a second Escape without asking again.
        if (event.target === event.currentTarget && !event.currentTarget.open) onClose();
      }}
    >
      <div className="dialog-frame">
        <div className="dialog-head">
          <h2 id={titleId}>{title}</h2>
          <Button small hotkey="Esc" onClick={onClose}>
            {UI_TEXT.close}
          </Button>
        </div>
        <div className="dialog-body">{children}</div>
        {footer !== undefined && <div className="dialog-foot">{footer}</div>}
      </div>
    </dialog>
  );
}
