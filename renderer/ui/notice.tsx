import type { ReactNode } from 'react';
import { UI_TEXT } from '#renderer/text/ui.ts';
import { Button } from './button.tsx';

export type NoticeProps = {
  /** `warning` interrupts a screen reader (role alert), `info` waits (role status). */
  readonly tone: 'info' | 'warning';
  readonly title: string;
  readonly children?: ReactNode;
  /** What the reader can do about it; a warning without one leaves people helpless. */
  readonly action?:
    | { readonly label: string; readonly onAct: () => void; readonly hotkey?: string | undefined }
    | undefined;
  readonly onDismiss?: (() => void) | undefined;
};

/** A message in the page: what happened, and what to do. */
export function Notice({ tone, title, children, action, onDismiss }: NoticeProps) {
  return (
    <div className="notice" data-tone={tone} role={tone === 'warning' ? 'alert' : 'status'}>
      <div className="notice-words">
        <div className="notice-title">{title}</div>
        {children !== undefined && <div className="notice-text">{children}</div>}
      </div>
      {(action !== undefined || onDismiss !== undefined) && (
        <div className="notice-actions">
          {action !== undefined && (
            <Button small hotkey={action.hotkey} onClick={action.onAct}>
              {action.label}
            </Button>
          )}
          {onDismiss !== undefined && (
            <Button small onClick={onDismiss}>
              {UI_TEXT.dismiss}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
