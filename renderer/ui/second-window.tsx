import { useCallback, useEffect, useRef, useSyncExternalStore, type ReactNode } from 'react';
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

const CHANGES = ['resize', 'fullscreenchange'] as const;

/** Does the window fill its screen: by its own key, by F11, or because the shell opened it so? */
export function useFullScreen(shown: Window): boolean {
  const listen = useCallback(
    (changed: () => void) => {
      // `fullscreenchange` is the document's; it bubbles to its window.
      for (const change of CHANGES) shown.addEventListener(change, changed);
      return () => {
        for (const change of CHANGES) shown.removeEventListener(change, changed);
      };
    },
    [shown],
  );
  return useSyncExternalStore(
    listen,
    () => shown.document.fullscreenElement !== null || shown.innerHeight >= shown.screen.height,
  );
}
