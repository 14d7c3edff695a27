/** 报结、核查、回访、评价: how the handling of a matter ends, and what somebody else finds of it (R001-39, R001-64, R002-40). */
import * as z from 'zod';
import { PlainDate } from './plain-date.ts';
import {
  CLOSE_MODES,
  CLOSURE_CHECKS,
  FOLLOW_UP_MODES,
  IMPLEMENTED,
  MEANS,
  RATED,
  RATINGS,
  UNSATISFIED_REASONS,
} from './workflow-codes.ts';

const text = (max: number) => z.string().min(1).max(max);

/** 报结, with 三到位一处理 in four columns (R001-39) and where the trouble came from (R001-71). */
const SubmitClosure = z.strictObject({
  kind: z.literal('submit-closure'),
  closeMode: z.enum(CLOSE_MODES),
  reasonable: text(500),
  unreasonable: text(500),
  hardship: text(500),
  unlawful: text(500),
  cause: text(500),
  sourceUnit: text(80),
  /** 手段和方法 by which it was resolved, and in detail (R001-38). */
  means: z.array(z.enum(MEANS)).min(1).max(MEANS.length).optional(),
  meansText: text(500).optional(),
  on: PlainDate,
});

/** 办结审核: six checks; closed when all hold, otherwise returned for redo (R002-40, R002-41). */
const CheckClosure = z.strictObject({
  kind: z.literal('check-closure'),
  checks: z.strictObject({
    facts: z.boolean(),
    conclusion: z.boolean(),
    policy: z.boolean(),
    formalities: z.boolean(),
    materials: z.boolean(),
    implemented: z.boolean(),
  }),
  close: z.boolean(),
  /** What each failed check is about (R002-41); `reason` is what all of it comes to. */
  faults: z.partialRecord(z.enum(CLOSURE_CHECKS), text(500)).optional(),
  reason: text(1000).optional(),
  /** New internal term of a redo; the statutory one does not move (RX-07). */
  dueOn: PlainDate.optional(),
  on: PlainDate,
});

/** 回访, by somebody who did not handle the matter (R001-64). */
const FollowUp = z.strictObject({
  kind: z.literal('follow-up'),
  mode: z.enum(FOLLOW_UP_MODES),
  implemented: z.enum(IMPLEMENTED),
  text: text(1000),
  on: PlainDate,
});

/** 满意度, for one of the two bodies (vocabulary §9, C16). */
const Rate = z.strictObject({
  kind: z.literal('rate'),
  target: z.enum(RATED),
  value: z.enum(RATINGS),
  reason: z.enum(UNSATISFIED_REASONS).optional(),
  text: text(500).optional(),
  /** 代填: somebody wrote down what the petitioner said. */
  onBehalf: z.boolean(),
  on: PlainDate,
});

export const CLOSING_ACTIONS = [SubmitClosure, CheckClosure, FollowUp, Rate] as const;
