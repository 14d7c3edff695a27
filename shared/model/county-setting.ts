import * as z from 'zod';
import { JUSTICE_CATEGORIES } from './codes.ts';
import { OfficerId, UnitCode } from './ids.ts';
import { Instant, PlainDate } from './plain-date.ts';
import { DeadlineCode } from './rule-pack.ts';

/** Numbers a county may set (ST-01). What each is, and within which bounds: `shared/domain/settings/numbers.ts`. */
export const SETTING_NUMBERS = [
  'groupPersons',
  'repeats',
  'sameDay',
  'threeDays',
  'returns',
  'moves',
  'registeredLate',
  'often',
  'measureDays',
  'leadNamed',
  'leadUpdate',
  'afterClose',
  'exemptDays',
  'propose',
  'signFor',
  'instruct',
  'checkClosure',
  'followUp',
  'archive',
  'redo',
  'soon',
] as const;
export type SettingNumber = (typeof SETTING_NUMBERS)[number];

/** How far ahead of a red line somebody is reminded, by what the limit is (DL-58). */
export const REMINDED = ['statutory', 'internal', 'promised', 'mediationConfirm'] as const;
export type Reminded = (typeof REMINDED)[number];

const how = {
  /** It holds for what begins on this day or later (ST-02). */
  from: PlainDate,
  /** The county's document, or why. */
  reason: z.string().trim().min(1).max(200),
  /** Who has read the source itself, and when; absent while nobody has (ST-04). */
  checked: z.strictObject({ by: z.string().trim().min(1).max(40), on: PlainDate }).optional(),
};

/** One value in place of the product's own (ST-01); `settingProblem` says which a county may not set. */
export const CountySetting = z.discriminatedUnion('sets', [
  z.strictObject({ sets: z.literal('number'), key: z.enum(SETTING_NUMBERS), value: z.int().min(0).max(3660), ...how }),
  /** Days before the red line, the longest notice first. */
  z.strictObject({
    sets: z.literal('reminder'),
    key: z.enum(REMINDED),
    days: z.array(z.int().min(1).max(60)).min(1).max(5),
    ...how,
  }),
  /** A limit entered from memory, or one of the house: how many of its own unit. */
  z.strictObject({ sets: z.literal('deadline'), key: DeadlineCode, value: z.int().min(1).max(3660), ...how }),
  /** 归口: where a category goes; `unit` is that section, or the one that has it where no office is concerned. */
  z.strictObject({
    sets: z.literal('duty'),
    key: z.enum(JUSTICE_CATEGORIES),
    to: z.enum(['section', 'issue-office', 'receiving-office']),
    unit: UnitCode,
    ...how,
  }),
]);
export type CountySetting = z.infer<typeof CountySetting>;

/**
 * A setting as the county entered it. Entries are only added; they stand in the county profile as the holiday notices do
 * (CAL-13), so every device gets them with it and works with them offline.
 */
export const SettingEntry = z.strictObject({ setting: CountySetting, enteredBy: OfficerId, enteredAt: Instant });
export type SettingEntry = z.infer<typeof SettingEntry>;
