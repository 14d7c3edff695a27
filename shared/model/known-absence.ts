import * as z from 'zod';
import { OfficerId, type StreamId, type UnitCode } from './ids.ts';
import { PlainDate } from './plain-date.ts';
import { ABSENCE_REASONS, type AbsenceReason } from './reception.ts';

/**
 * An officer will be away (R004-35): the rotation passes them over, and owes them nothing for it. A reason from the list
 * and no words, so that nothing about anybody's health stands here. Said again, it takes the place of what it said before.
 */
export const PlanAbsence = z.strictObject({
  kind: z.literal('plan-absence'),
  officer: OfficerId,
  first: PlainDate,
  last: PlainDate,
  reason: z.enum(ABSENCE_REASONS),
});

/** They will be there after all, or it was noted by mistake. */
export const LiftAbsence = z.strictObject({ kind: z.literal('lift-absence') });

export const KnownAbsenceAction = z.discriminatedUnion('kind', [PlanAbsence, LiftAbsence]);
export type KnownAbsenceAction = z.infer<typeof KnownAbsenceAction>;

/** What the operations of one absence add up to; both days included. */
export type KnownAbsence = {
  readonly id: StreamId;
  readonly office: UnitCode;
  readonly officer: OfficerId;
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly reason: AbsenceReason;
  readonly lifted: boolean;
};
