import { create } from 'zustand';

type BoardOnWall = {
  /** The second window that shows the board; `null` while none is open. */
  readonly shown: Window | null;
  readonly show: (shown: Window | null) => void;
};

/** The board goes on hanging while the desk registers on another screen (R004-39). For this session only. */
export const useBoardOnWall = create<BoardOnWall>((set) => ({
  shown: null,
  show: (shown) => set({ shown }),
}));
