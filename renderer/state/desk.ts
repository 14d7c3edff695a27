import { create } from 'zustand';

export const DESK_LISTS = ['near', 'supervision', 'conflicts', 'doubtful', 'duplicates'] as const;
export type DeskList = (typeof DESK_LISTS)[number];

type DeskState = {
  /** Server time up to which arrivals have been looked at, an Instant; `null` before the first look of this session. */
  readonly seenUpTo: string | null;
  /** The office whose arrivals are shown; `null` for all. */
  readonly office: string | null;
  readonly selected: string | null;
  readonly list: DeskList;
  readonly markSeen: (upTo: string) => void;
  readonly chooseOffice: (office: string | null) => void;
  readonly select: (id: string) => void;
  readonly chooseList: (list: DeskList) => void;
};

/** What the county desk is showing and has shown. For this session only. */
export const useDeskState = create<DeskState>((set) => ({
  seenUpTo: null,
  office: null,
  selected: null,
  list: 'near',
  markSeen: (seenUpTo) => set({ seenUpTo }),
  chooseOffice: (office) => set({ office }),
  select: (selected) => set({ selected }),
  chooseList: (list) => set({ list }),
}));
