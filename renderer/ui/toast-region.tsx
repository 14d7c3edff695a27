import { Notice } from './notice.tsx';
import type { NoticeProps } from './notice.tsx';

export type Toast = Omit<NoticeProps, 'onDismiss'> & { readonly id: string };

export type ToastRegionProps = {
  readonly toasts: readonly Toast[];
  readonly onDismiss: (id: string) => void;
};

/**
 * Messages over the page's corner. They stay until dismissed: a clerk talking to a visitor is not looking at the screen.
 * Mount it once and keep it mounted.
 */
export function ToastRegion({ toasts, onDismiss }: ToastRegionProps) {
  return (
    <div className="toast-region">
      {toasts.map(({ id, ...notice }) => (
        <Notice key={id} {...notice} onDismiss={() => onDismiss(id)} />
      ))}
    </div>
  );
}
