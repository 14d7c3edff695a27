import * as z from 'zod';
import { INTAKE_SOURCES, PETITION_FORMS, PETITION_PURPOSES } from './codes.ts';
import { OfficerId, UnitCode } from './ids.ts';
import { Instant } from './plain-date.ts';

/** A month of the calendar, 'YYYY-MM'. */
export const Month = z
  .string()
  .regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/)
  .brand<'Month'>();
export type Month = z.infer<typeof Month>;

/** 及时受理率, 按期办结率, 群众满意率 of both bodies, 参评率, 承诺兑现率 (R001-59, R004-16). */
export const RATES = ['notice', 'handling', 'unit-satisfied', 'office-satisfied', 'rated', 'promise'] as const;
export type RateName = (typeof RATES)[number];

/** Where each matter that was received stands, in the columns of 《信访件统计表》; each matter is in one (MR-08, R003-31). */
export const INTAKE_STATES = ['repeated', 'out-of-scope', 'open', 'verified', 'moved', 'ended'] as const;
export type IntakeState = (typeof INTAKE_STATES)[number];

/** 来源, and what was registered without one. */
export const REPORT_SOURCES = [...INTAKE_SOURCES, 'unstated'] as const;
export type ReportSource = (typeof REPORT_SOURCES)[number];

const Count = z.int().min(0).max(9_999_999);

/** Numerator, and the rest of the denominator. */
export const RateCount = z.strictObject({ met: Count, missed: Count });
export type RateCount = z.infer<typeof RateCount>;

const RateCounts = z.record(z.enum(RATES), RateCount);

const ByForm = z.record(z.enum(PETITION_FORMS), Count);

/** The same month a year before, counted on the same day by the same formulas (MR-10). */
const LastYear = z.strictObject({
  received: Count,
  byForm: ByForm,
  ended: Count,
  openAfter: Count,
  rates: RateCounts,
});
export type LastYear = z.infer<typeof LastYear>;

/**
 * The figures of a month (MR-01): counts by code and unit alone, so that no name, number or word of a matter can stand in them.
 * What is optional came later; a report handed in before keeps the form it had (MR-11).
 */
export const MonthlyFigures = z.strictObject({
  /** 口径 (RX-09). */
  caliber: z.int().min(1),
  received: z.strictObject({
    total: Count,
    byForm: ByForm,
    byPurpose: z.record(z.enum(PETITION_PURPOSES), Count),
    /** By the unit that registered; units that received nothing are left out. */
    byOffice: z.record(UnitCode, Count),
  }),
  /** Open when the month began, ended in it, open when it was over. */
  standing: z.strictObject({ openBefore: Count, ended: Count, openAfter: Count }),
  /** Where what ended was settled: township office, bureau with its sections, and above it (R004-17, MR-09). */
  endedAt: z.strictObject({ office: Count, bureau: Count, county: Count.optional(), above: Count.optional() }),
  rates: RateCounts,
  /** The same by channel (R004-48). */
  ratesByForm: z.record(z.enum(PETITION_FORMS), RateCounts),
  /** What was received, by source and by where it stands (R003-31); sources that sent nothing are left out. */
  bySource: z.partialRecord(z.enum(REPORT_SOURCES), z.record(z.enum(INTAKE_STATES), Count)).optional(),
  /** `null`: the county holds no whole month of that year. */
  lastYear: LastYear.nullable().optional(),
});
export type MonthlyFigures = z.infer<typeof MonthlyFigures>;

/** 信访工作月报 as it was handed in. A later version of a month stands beside the earlier ones. */
export const MonthlyReport = z.strictObject({
  month: Month,
  version: z.int().min(1),
  figures: MonthlyFigures,
  at: Instant,
  by: OfficerId,
  /** Why there is another version; `null` for the first. */
  reason: z.string().nullable(),
  /** The end of the county's audit chain then: the entry that says it was handed in (C18). */
  head: z.strictObject({ seq: z.int().min(1), chain: z.string().regex(/^[0-9a-f]{64}$/) }),
});
export type MonthlyReport = z.infer<typeof MonthlyReport>;
