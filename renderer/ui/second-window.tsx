import { useEffect, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

/**
 * A window of this page without an address of its own: it needs no second sign-in, holds no key, and goes when the page
 * does. `null` when the browser does not let it open.
 */
export function openSecondWindow(name: string, title: string): Window | null {
  const opened = window.open('', name, 'popup,width=1280,height=720');
  if (opened === null) return null;
  const { document: target } = opened;
  target.title = title;
  target.documentElement.lang = document.documentElement.lang;
  for (const sheet of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')) {
    const link = target.createElement('link');
    link.rel = 'stylesheet';
    link.href = sheet.href;
    target.head.append(link);
  }
  return opened;
}

type SecondWindowProps = {
  readonly shown: Window;
  readonly onClosed: () => void;
  readonly children: ReactNode;
};

/** What stands in it, as part of this page: what changes here changes there at once. */
export function SecondWindow({ shown, onClosed, children }: SecondWindowProps) {
  const closed = useRef(onClosed);
  useEffect(() => {
    closed.current = onClosed;
  });
  useEffect(() => {
    const tell = (): void => closed.current();
    shown.addEventListener('pagehide', tell);
    return () => {
      shown.removeEventListener('pagehide', tell);
      shown.close();
    };
  }, [shown]);
  return createPortal(children, shown.document.body);
}
