import { create } from 'zustand';
import type { VisitKind } from '#shared/model/codes.ts';
import type { SessionType } from '#shared/model/reception.ts';

type Serving = {
  /** The number being registered now; the form goes back to the queue when it is done. */
  readonly no: string | null;
  /** How a visit at such a session is registered. */
  readonly visitKind: VisitKind;
  readonly begin: (no: string, type: SessionType) => void;
  readonly end: () => void;
};

/** From the queue into the form and back. For this session only. */
export const useServing = create<Serving>((set) => ({
  no: null,
  visitKind: 'walk-in',
  begin: (no, type) => set({ no, visitKind: VISIT_KIND[type] }),
  end: () => set({ no: null }),
}));

const VISIT_KIND = {
  'office-market-day': 'market-day',
  'bureau-friday': 'leader-day',
  'daily-duty': 'leader-day',
  joint: 'joint-reception',
  outreach: 'outreach',
  appointment: 'appointment',
} as const satisfies Record<SessionType, VisitKind>;
