import type { PetitionForm, VisitKind } from '#shared/model/codes.ts';
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

const LEADERS: ReadonlySet<VisitKind> = new Set(Object.values(VISIT_KIND));

/** Was it received in a session, where each matter has the leaders' form with its signed opinion (R004-40, R004-41)? */
export function isLeadersReception(visit: {
  readonly form: PetitionForm;
  readonly visitKind?: VisitKind | null | undefined;
}): boolean {
  const kind = visit.form === 'visit' ? visit.visitKind : null;
  return kind !== null && kind !== undefined && LEADERS.has(kind);
}
