import * as z from 'zod';
import type { StreamId, UnitCode } from './ids.ts';
import { PlainDate } from './plain-date.ts';

/**
 * 特别防护期 (R001-22): days on which a leader has to be on duty, weekends and holidays too. It speaks of duty and
 * reporting only and names nobody. Set again, it takes the place of what it said before.
 */
export const SetSpecialPeriod = z.strictObject({
  kind: z.literal('set-special-period'),
  name: z.string().trim().min(1).max(40),
  first: PlainDate,
  last: PlainDate,
});

/** It is called off, or was set by mistake. */
export const LiftSpecialPeriod = z.strictObject({
  kind: z.literal('lift-special-period'),
  reason: z.string().trim().min(1).max(500),
});

export const SpecialPeriodAction = z.discriminatedUnion('kind', [SetSpecialPeriod, LiftSpecialPeriod]);
export type SpecialPeriodAction = z.infer<typeof SpecialPeriodAction>;

/** What the operations of one period add up to. */
export type SpecialPeriod = {
  readonly id: StreamId;
  readonly office: UnitCode;
  readonly name: string;
  readonly first: PlainDate;
  readonly last: PlainDate;
  /** Why it was called off; `null` while it stands. */
  readonly lifted: string | null;
};
