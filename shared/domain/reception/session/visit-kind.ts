import type { VisitKind } from '#shared/model/codes.ts';
import type { SessionType } from '#shared/model/reception.ts';

/** How a visit at such a session is registered (R004-33). */
export const visitKindOf = (type: SessionType): VisitKind => VISIT_KIND[type];

const VISIT_KIND = {
  'office-market-day': 'market-day',
  'bureau-friday': 'leader-day',
  'daily-duty': 'leader-day',
  joint: 'joint-reception',
  outreach: 'outreach',
  appointment: 'appointment',
} as const satisfies Record<SessionType, VisitKind>;
