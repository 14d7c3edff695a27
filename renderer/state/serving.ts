import { create } from 'zustand';
import type { VisitKind } from '#shared/model/codes.ts';

type Serving = {
  /** The number being registered now; the form goes back to the queue when it is done. */
  readonly no: string | null;
  /** How a visit at such a session is registered. */
  readonly visitKind: VisitKind;
  readonly begin: (no: string, visitKind: VisitKind) => void;
  readonly end: () => void;
};

/** From the queue into the form and back. For this session only. */
export const useServing = create<Serving>((set) => ({
  no: null,
  visitKind: 'walk-in',
  begin: (no, visitKind) => set({ no, visitKind }),
  end: () => set({ no: null }),
}));
