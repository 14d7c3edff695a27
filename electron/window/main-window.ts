import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { APP_ORIGIN } from './app-origin.ts';
import { bindBoardKeys } from './board-keys.ts';
import { lockNavigation } from './navigation-lock.ts';
import { webPreferences } from './web-preferences.ts';

/** What is used of a window; a fake in the tests has as much. */
export type ShellWindow = Pick<
  BrowserWindow,
  'loadURL' | 'setContentProtection' | 'show' | 'once' | 'isMinimized' | 'restore' | 'focus'
> & {
  readonly webContents: Pick<BrowserWindow['webContents'], 'on' | 'setWindowOpenHandler'>;
};

/** Opens the one window on our start page; it appears when its first frame is painted. */
export async function openMainWindow<W extends ShellWindow>({
  createWindow,
  preload,
  release,
  setupCode,
  otherScreen,
}: {
  readonly createWindow: (options: BrowserWindowConstructorOptions) => W;
  readonly preload: string;
  readonly release: boolean;
  /** Of a county server that `npm start` has just started on this computer. */
  readonly setupCode?: string | undefined;
  /** Where the board goes: a screen this window does not stand on, if there is one. */
  readonly otherScreen?: () => Rectangle | undefined;
}): Promise<W> {
  const window = createWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    webPreferences: webPreferences({ preload, release }),
  });
  // C28: no other program takes pictures of the window (Windows, macOS). Developers need theirs.
  if (release) window.setContentProtection(true);
  lockNavigation(window.webContents, otherScreen);
  // The only window it opens is the board.
  window.webContents.on('did-create-window', bindBoardKeys);
  window.once('ready-to-show', () => window.show());
  await window.loadURL(`${APP_ORIGIN}/index.html${setupCode === undefined ? '' : `#setup=${setupCode}`}`);
  return window;
}
