import { useEffect, useState } from 'react';
import { troubleWords as words } from '#renderer/text/trouble-words.ts';
import { Notice } from '#renderer/ui/notice.tsx';

/**
 * What nobody waited for has failed: a read of the store that was refused, an error reported by an effect. It is said above
 * the page, which stays, since a form in it may be half filled; a page that waits for what will not come is explained.
 */
export function TroubleNotice() {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const show = (cause: unknown): void => {
      if (isTrouble(cause)) setShown(true);
    };
    const onError = ({ error }: ErrorEvent): void => show(error);
    const onRejection = ({ reason }: PromiseRejectionEvent): void => show(reason);
    window.addEventListener('error', onError);
    window.addEventListener('unhandledrejection', onRejection);
    return () => {
      window.removeEventListener('error', onError);
      window.removeEventListener('unhandledrejection', onRejection);
    };
  }, []);
  if (!shown) return null;
  return (
    <Notice
      tone="warning"
      title={words.title}
      action={{ label: words.reload, onAct: () => window.location.reload() }}
      onDismiss={() => setShown(false)}
    >
      {words.body}
    </Notice>
  );
}

/** The browser's own remarks come without an error, and what was broken off on purpose is none. */
const isTrouble = (cause: unknown): boolean =>
  cause !== undefined && cause !== null && !(cause instanceof DOMException && cause.name === 'AbortError');
