import { create } from 'zustand';

type DayList = 'mine' | 'today' | 'overdue' | 'soon' | 'others';
/** The row one was at, and its place, for when it is no longer on the list. */
type Place = { readonly id: string; readonly at: number };

/** How far 近期 may reach, in days. */
export const SOON_DAYS = [3, 7, 15, 30] as const;

type DayState = {
  /** `null` until the officer chooses: the first list that holds something. */
  readonly list: DayList | null;
  readonly places: Readonly<Partial<Record<DayList, Place>>>;
  readonly soonDays: number;
  readonly chooseList: (list: DayList) => void;
  readonly select: (list: DayList, place: Place) => void;
  readonly setSoonDays: (days: number) => void;
};

/** What 我的一天 is showing; kept while the officer looks at a matter and comes back. */
export const useDayState = create<DayState>((set) => ({
  list: null,
  places: {},
  soonDays: 7,
  chooseList: (list) => set({ list }),
  select: (list, place) => set((state) => ({ list, places: { ...state.places, [list]: place } })),
  setSoonDays: (soonDays) => set({ soonDays }),
}));
