import * as z from 'zod';
import type { StreamId, UnitCode } from './ids.ts';

/**
 * 接访要求 of the bureau: whether a leader is on duty at the reception centre every working day (R001-17), and how often its
 * leaders receive at least — once a month in a county, once a quarter in a city (R001-20). Said again, it takes the place of
 * what it said before.
 */
export const SetReceptionRule = z.strictObject({
  kind: z.literal('set-reception-rule'),
  everyWorkDay: z.boolean(),
  leaders: z.enum(['county', 'city']),
  reason: z.string().trim().min(1).max(500),
});
export type SetReceptionRule = z.infer<typeof SetReceptionRule>;

export type ReceptionRule = Pick<SetReceptionRule, 'everyWorkDay' | 'leaders'> & {
  readonly id: StreamId;
  readonly office: UnitCode;
};
