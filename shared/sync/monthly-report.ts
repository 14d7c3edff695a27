import * as z from 'zod';
import { Month, MonthlyFigures, MonthlyReport } from '#shared/model/monthly-report.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { isSafeReason } from '#shared/model/audit.ts';

/** The figures of a month as the county counts them now (PROTOCOL M1). */
export const FiguresResponse = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  month: Month,
  figures: MonthlyFigures,
});
export type FiguresResponse = z.infer<typeof FiguresResponse>;

/** Hands in the figures that were on the screen; `reason` for another version of a month. */
export const HandInRequest = z.strictObject({
  wire: z.int(),
  month: Month,
  figures: MonthlyFigures,
  reason: z.string().trim().min(2).max(150).refine(isSafeReason).optional(),
});
export type HandInRequest = z.infer<typeof HandInRequest>;

/** Why a report was not taken; nothing was changed. */
export const HAND_IN_REFUSALS = [
  'month-not-over',
  'not-balanced',
  'figures-changed',
  'reason-needed',
  'unchanged',
] as const;
export type HandInRefusal = (typeof HAND_IN_REFUSALS)[number];

const answer = { wire: z.int(), serverNow: Instant };
export const HandInResponse = z.discriminatedUnion('outcome', [
  z.strictObject({ ...answer, outcome: z.literal('taken'), report: MonthlyReport }),
  z.strictObject({ ...answer, outcome: z.literal('refused'), why: z.enum(HAND_IN_REFUSALS) }),
]);
export type HandInResponse = z.infer<typeof HandInResponse>;

/** Every version of every month of a year, the newest first. */
export const ReportsResponse = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  reports: z.array(MonthlyReport),
});
export type ReportsResponse = z.infer<typeof ReportsResponse>;
