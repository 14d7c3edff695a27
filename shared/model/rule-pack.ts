import * as z from 'zod';
import { PlainDate } from './plain-date.ts';

/** Every time limit the product knows, by stable code (requirements table of time limits, statutes §2). */
export const DeadlineCode = z.enum([
  'notifyDirect',
  'notifyAssigned',
  'objectAssigned',
  'forwardByPetitionOffice',
  'forwardCounty',
  'handle',
  'extend',
  'simpleDecide',
  'simpleHandle',
  'simpleInstant',
  'reviewApply',
  'reviewHandle',
  'recheckApply',
  'recheckHandle',
  'assignFeedback',
  'nudge',
  'leaderReport',
  'incidentReport',
  'mediationConfirm',
  'reconsider',
  'sue',
  'foiReply',
  'foiExtend',
  'laComplaintDecide',
  'laComplaintHandle',
  'laComplaintExtend',
  'laComplaintNotify',
  'faComplaintDecide',
  'faComplaintHandle',
  'faComplaintExtend',
  'faComplaintNotify',
  'reportAck',
  'reportFeedback',
  'satisfaction',
  'accessReply',
  'leadAppoint',
]);
export type DeadlineCode = z.infer<typeof DeadlineCode>;

/** The event whose day (or moment) starts the clock. */
export const DeadlineStart = z.enum([
  'received',
  'accepted',
  'original-due',
  'reply-received',
  'review-requested',
  'review-decision-received',
  'recheck-requested',
  'assigned',
  'reply-due',
  'inspection-ended',
  'learned',
  'agreement-effective',
  'act-known',
  'decided',
  'closed',
  'access-requested',
  'raised-above',
]);
export type DeadlineStart = z.infer<typeof DeadlineStart>;

const ruleBase = {
  code: DeadlineCode,
  name: z.string().min(1).max(40),
  kind: z.enum(['statutory', 'internal', 'promised']),
  startsOn: DeadlineStart,
  /** Title of the law or document, as a notice would cite it. */
  basis: z.string().min(1).max(120),
  article: z.string().max(60).nullable(),
  provenance: z.enum(['seed', 'found', 'recalled']),
  /** How sure the entry is, in percent; 100 where the text itself was read. */
  confidence: z.int().min(0).max(100),
  note: z.string().max(200).nullable(),
  /** First and last day in force; null = not recorded, treated as open. */
  effectiveFrom: PlainDate.nullable(),
  effectiveTo: PlainDate.nullable(),
  maintainedBy: z.string().max(50).nullable(),
  checkedBy: z.string().max(50).nullable(),
  checkedOn: PlainDate.nullable(),
};

/** A limit counted in days or months; length 0 means the same day (当场). */
export const DayDeadlineRule = z
  .object({
    ...ruleBase,
    unit: z.enum(['calendar-day', 'work-day', 'month']),
    length: z.int().min(0).max(3660),
    rollForward: z.enum(['next-work-day', 'none']),
  })
  .readonly();
export type DayDeadlineRule = z.infer<typeof DayDeadlineRule>;

/** A limit counted from a moment, in hours. */
export const HourDeadlineRule = z
  .object({ ...ruleBase, unit: z.literal('hour'), length: z.int().min(1).max(720) })
  .readonly();
export type HourDeadlineRule = z.infer<typeof HourDeadlineRule>;

/** A limit whose last day is written in the assigning document, so nothing is computed. */
export const InstructedDeadlineRule = z.object({ ...ruleBase, unit: z.literal('as-instructed') }).readonly();
export type InstructedDeadlineRule = z.infer<typeof InstructedDeadlineRule>;

/** A time limit as data with its article; the numbers live here and nowhere in code. */
export const DeadlineRule = z.union([DayDeadlineRule, HourDeadlineRule, InstructedDeadlineRule]);
export type DeadlineRule = z.infer<typeof DeadlineRule>;

/** A set of time limits. One code may occur several times with different days in force. */
export const RulePack = z
  .object({ id: z.string().min(1).max(40), name: z.string().min(1).max(80), rules: z.array(DeadlineRule).readonly() })
  .readonly();
export type RulePack = z.infer<typeof RulePack>;
