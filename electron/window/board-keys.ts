import type { BrowserWindow } from 'electron';

/** What is used of the board's window; a fake in the tests has as much. */
type BoardShell = Pick<BrowserWindow, 'isFullScreen' | 'setFullScreen'> & {
  readonly webContents: Pick<BrowserWindow['webContents'], 'on'>;
};

/** The board opens filling its screen (R004-39): Esc leaves the full screen, F11 leaves it or comes back. */
export function bindBoardKeys(board: BoardShell): void {
  board.webContents.on('before-input-event', (_event, { type, key }) => {
    if (type !== 'keyDown') return;
    if (key === 'Escape') board.setFullScreen(false);
    if (key === 'F11') board.setFullScreen(!board.isFullScreen());
  });
}
