import { create } from 'zustand';
import type { MatterStatus, PetitionForm } from '#shared/model/codes.ts';

export type LedgerFilters = {
  readonly query: string;
  readonly status: MatterStatus | null;
  readonly office: string | null;
  readonly form: PetitionForm | null;
  readonly delivery: 'pending' | 'receipted' | 'confirmed' | 'refused' | null;
  readonly near: 'soon' | 'today' | 'overdue' | null;
  readonly flag: 'doubtful' | 'conflicts' | null;
};

export const NO_FILTERS: LedgerFilters = {
  query: '',
  status: null,
  office: null,
  form: null,
  delivery: null,
  near: null,
  flag: null,
};

type LedgerState = {
  readonly filters: LedgerFilters;
  readonly selected: string | null;
  readonly change: (part: Partial<LedgerFilters>) => void;
  readonly select: (id: string | null) => void;
};

/** What the ledger is showing; kept while the officer looks at a matter and comes back. */
export const useLedgerState = create<LedgerState>((set) => ({
  filters: NO_FILTERS,
  selected: null,
  change: (part) => set((state) => ({ filters: { ...state.filters, ...part } })),
  select: (selected) => set({ selected }),
}));
