import { create } from 'zustand';

/** Lists from which matters are opened. */
export const LISTS = ['/day', '/ledger', '/desk', '/quality'] as const;

type WayBack = {
  /** The list that was seen last: where a matter's page leads back to. */
  readonly list: (typeof LISTS)[number];
  readonly seen: (list: (typeof LISTS)[number]) => void;
};

export const useWayBack = create<WayBack>((set) => ({ list: '/ledger', seen: (list) => set({ list }) }));
