import { create } from 'zustand';
import type { PlainDate } from '#shared/model/plain-date.ts';

type Figure =
  | 'notice'
  | 'handling'
  | 'unit-satisfied'
  | 'office-satisfied'
  | 'rated'
  | 'promise'
  | 'repeat'
  | 'look-back'
  | 'out-of-scope'
  | 'suggestion';

type QualityState = {
  readonly kind: 'month' | 'quarter' | 'year';
  /** A day of the period; `null` for today. */
  readonly day: PlainDate | null;
  readonly by: 'dutyUnit' | 'office';
  readonly figure: Figure;
  /** The unit whose matters are listed; `null` for all together. */
  readonly unit: string | null;
  /** The matter one was at. */
  readonly matter: string | null;
  readonly change: (part: Partial<Omit<QualityState, 'change'>>) => void;
};

/** What 办理质量 is showing; kept while the officer looks at a matter and comes back. */
export const useQualityState = create<QualityState>((set) => ({
  kind: 'month',
  day: null,
  by: 'dutyUnit',
  figure: 'notice',
  unit: null,
  matter: null,
  change: (part) => set(part),
}));
