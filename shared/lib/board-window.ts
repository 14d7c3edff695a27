/** Name of the window that shows the board on a second screen (R004-39): the only one a page may open in the shell. */
export const BOARD_WINDOW = 'jft-board';
