import type { WebContents, WindowOpenHandlerResponse } from 'electron';
import { BOARD_WINDOW } from '#shared/lib/board-window.ts';
import { isAppUrl } from './app-origin.ts';
import { LOCKED } from './web-preferences.ts';

/**
 * Keeps a window on our own page: no other address, no webview, and no second window but the board (security §4 rows 11
 * to 14). That one has no address, so the handlers hear nothing it says, and the page draws in it what hangs on the wall.
 */
export function lockNavigation(contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>): void {
  const stay = (details: { readonly url: string; preventDefault(): void }): void => {
    if (!isAppUrl(details.url)) details.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(openBoardOnly);
}

function openBoardOnly(asked: { readonly url: string; readonly frameName: string }): WindowOpenHandlerResponse {
  const isBoard = asked.frameName === BOARD_WINDOW && (asked.url === '' || asked.url === 'about:blank');
  return isBoard
    ? { action: 'allow', overrideBrowserWindowOptions: { autoHideMenuBar: true, webPreferences: LOCKED } }
    : { action: 'deny' };
}
