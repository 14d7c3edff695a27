import type { App } from 'electron';
import type { ShellWindow } from './main-window.ts';

/**
 * Two shells on one profile would be two writers of one database. The second one leaves and brings the first to the
 * front. Returns whether this is the first.
 */
export function claimSingleInstance(
  app: Pick<App, 'requestSingleInstanceLock' | 'quit' | 'on'>,
  currentWindow: () => Pick<ShellWindow, 'isMinimized' | 'restore' | 'focus'> | null,
): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  app.on('second-instance', () => {
    const window = currentWindow();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  return true;
}
