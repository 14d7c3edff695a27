/**
 * 复查、复核、听证 (条例 35, 36; R001-40): what the petitioner asks of the organ above, what it decides, and the end that
 * nothing comes after.
 */
import * as z from 'zod';
import { PlainDate } from './plain-date.ts';
import { FINAL_GROUNDS, REVIEW_CONCLUSIONS, REVIEW_LEVELS } from './workflow-codes.ts';

const text = (max: number) => z.string().min(1).max(max);
const Reason = text(500);

/** 申请复查、复核 (条例 35, 36). */
const RequestReview = z.strictObject({
  kind: z.literal('request-review'),
  level: z.enum(REVIEW_LEVELS),
  request: text(2000),
  on: PlainDate,
});

/** 听证通知 (documents §4.5, R001-40): when, where, how openly and before whom. */
const CallHearing = z.strictObject({
  kind: z.literal('call-hearing'),
  heldOn: PlainDate,
  heldAt: text(60),
  place: text(120),
  open: z.boolean(),
  closedReason: Reason.optional(),
  chair: text(40),
  hearers: z.array(text(40)).min(1).max(9),
  recorder: text(40),
  /** Why it is nearer than the seven days of notice. */
  reason: Reason.optional(),
  on: PlainDate,
});

/** 听证; its days do not count towards the re-review (条例 36). */
const RecordHearing = z.strictObject({
  kind: z.literal('record-hearing'),
  from: PlainDate,
  to: PlainDate,
  chair: text(40),
  open: z.boolean(),
  closedReason: Reason.optional(),
  hearers: z.array(text(40)).max(9).optional(),
  recorder: text(40).optional(),
  /** Who came, and as what; who stayed away or would not sign stands in the minutes. */
  participants: z
    .array(z.strictObject({ name: text(40), role: text(40) }))
    .max(50)
    .optional(),
  text: text(4000),
  /** 评议 and 结论 of those who heard it. */
  deliberation: text(2000).optional(),
  conclusion: text(2000).optional(),
});

/** 不予复查、不予复核 by the organ above: a decision with its reason, told to the petitioner (documents §4.4). */
const RefuseReview = z.strictObject({
  kind: z.literal('refuse-review'),
  level: z.enum(REVIEW_LEVELS),
  organ: text(80),
  docNo: text(80).optional(),
  reason: text(1000),
  basis: text(500),
  on: PlainDate,
});

/** 复查意见、复核意见 of the organ above. */
const DecideReview = z.strictObject({
  kind: z.literal('decide-review'),
  level: z.enum(REVIEW_LEVELS),
  organ: text(80),
  docNo: text(80),
  conclusion: z.enum(REVIEW_CONCLUSIONS),
  text: text(2000),
  on: PlainDate,
});

/** 审核认定办结 (条例 36). Further visits on it are still registered (R001-42). */
const Finalize = z.strictObject({
  kind: z.literal('finalize'),
  ground: z.enum(FINAL_GROUNDS),
  reason: Reason,
  on: PlainDate,
});

export const REVIEW_ACTIONS = [
  RequestReview,
  CallHearing,
  RecordHearing,
  DecideReview,
  RefuseReview,
  Finalize,
] as const;
