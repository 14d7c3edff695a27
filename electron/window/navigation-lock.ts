import type { Rectangle, WebContents, WindowOpenHandlerResponse } from 'electron';
import { BOARD_WINDOW } from '#shared/lib/board-window.ts';
import { isAppUrl } from './app-origin.ts';
import { LOCKED } from './web-preferences.ts';

/**
 * Keeps a window on our own page: no other address, no webview, and no second window but the board (security §4 rows 11
 * to 14). That one has no address, so the handlers hear nothing it says, and the page draws in it what hangs on the wall;
 * it fills the screen `otherScreen` answers with, or the one it opens on.
 */
export function lockNavigation(
  contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>,
  otherScreen: () => Rectangle | undefined = () => undefined,
): void {
  const stay = (details: { readonly url: string; preventDefault(): void }): void => {
    if (!isAppUrl(details.url)) details.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler((asked) => openBoardOnly(asked, otherScreen));
}

function openBoardOnly(
  asked: { readonly url: string; readonly frameName: string },
  otherScreen: () => Rectangle | undefined,
): WindowOpenHandlerResponse {
  const isBoard = asked.frameName === BOARD_WINDOW && (asked.url === '' || asked.url === 'about:blank');
  if (!isBoard) return { action: 'deny' };
  // To be read from across the room (R004-39).
  const options = { ...otherScreen(), fullscreen: true, autoHideMenuBar: true, webPreferences: LOCKED };
  return { action: 'allow', overrideBrowserWindowOptions: options };
}
