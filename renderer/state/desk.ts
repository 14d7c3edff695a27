import { create } from 'zustand';

type DeskState = {
  /** Ids that were here when the desk was last looked at; `null` before the first look of this session. */
  readonly seen: ReadonlySet<string> | null;
  readonly office: string | null;
  readonly markSeen: (ids: Iterable<string>) => void;
  readonly chooseOffice: (office: string | null) => void;
};

/** What the county desk has shown already. For this session only: a new session starts with nothing new. */
export const useDeskState = create<DeskState>((set) => ({
  seen: null,
  office: null,
  markSeen: (ids) => set({ seen: new Set(ids) }),
  chooseOffice: (office) => set({ office }),
}));
