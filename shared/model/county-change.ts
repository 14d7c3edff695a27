import * as z from 'zod';
import { CountyProfile, Unit } from './county.ts';
import { CountySetting } from './county-setting.ts';
import { UnitCode } from './ids.ts';

const { name, upstream, guideTargets, leaseDays, eraseDays, idleMinutes, storeAlgorithm, requireSecondFactor } =
  CountyProfile.shape;

/** What the system administrator changes of the county (`profile-manage`); `changeCounty` says what each means. */
export const CountyChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add-unit'), unit: Unit }),
  /** Everything of the unit with this code except its level. */
  z.strictObject({ kind: z.literal('change-unit'), unit: Unit }),
  z.strictObject({ kind: z.literal('close-unit'), code: UnitCode }),
  z.strictObject({ kind: z.literal('reopen-unit'), code: UnitCode }),
  /** The whole list, in the order in which it is offered. */
  z.strictObject({ kind: z.literal('guide-targets'), guideTargets }),
  z.strictObject({ kind: z.literal('county'), name, upstream }),
  z.strictObject({
    kind: z.literal('settings'),
    leaseDays: leaseDays.unwrap(),
    eraseDays: eraseDays.unwrap(),
    idleMinutes: idleMinutes.unwrap(),
    storeAlgorithm: storeAlgorithm.unwrap(),
    requireSecondFactor: requireSecondFactor.unwrap(),
  }),
  /** One value in place of the product's own, from a day on (ST-01). */
  z.strictObject({ kind: z.literal('set'), setting: CountySetting }),
]);
export type CountyChange = z.infer<typeof CountyChange>;
