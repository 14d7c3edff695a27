import { create } from 'zustand';
import type { VisitKind } from '#shared/model/codes.ts';

/** What every visit of a session has in common: how it is registered, and who receives there. */
export type Reception = {
  readonly visitKind: VisitKind;
  /** Who sits there, in person or by written delegation of `substituteFor` (R004-36); `null` where no session is known. */
  readonly receiver: { readonly name: string; readonly title: string; readonly substituteFor: string } | null;
};

type Serving = Reception & {
  /** The number being registered now; the form goes back to the queue when it is done. */
  readonly no: string | null;
  readonly begin: (no: string, reception: Reception) => void;
  readonly end: () => void;
};

/** From the queue into the form and back. For this session only. */
export const useServing = create<Serving>((set) => ({
  no: null,
  visitKind: 'walk-in',
  receiver: null,
  begin: (no, reception) => set({ no, ...reception }),
  end: () => set({ no: null }),
}));
