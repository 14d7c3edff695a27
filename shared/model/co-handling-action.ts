/**
 * 三跨三分离 and 协办 (R001-37): one unit leads a matter, others help with a part of it. What each has to do, by when, and
 * what it found are steps of the matter; the lead unit answers the petitioner.
 */
import * as z from 'zod';
import { OperationId, UnitCode } from './ids.ts';
import { PlainDate } from './plain-date.ts';
import { CROSS_LEVELS, CROSS_SPLITS } from './workflow-codes.ts';

const text = (max: number) => z.string().min(1).max(max);

/** Marks how the matter goes across units and how far up its coordination has come; marked again, it went a level up. */
const MarkCross = z.strictObject({
  kind: z.literal('mark-cross'),
  types: z.array(z.enum(CROSS_SPLITS)).min(1).max(CROSS_SPLITS.length),
  level: z.enum(CROSS_LEVELS),
  /** What the units agreed on, or what they could not agree on. */
  text: text(2000),
  on: PlainDate,
});

/** 交协办: what a unit of the county, or another organ, has to do by which day. */
const AskCoUnit = z.strictObject({
  kind: z.literal('ask-co-unit'),
  unit: UnitCode.optional(),
  /** An organ that has no code here. */
  organ: text(120).optional(),
  task: text(2000),
  dueOn: PlainDate,
  on: PlainDate,
});

/** 协办反馈 to one request. */
const AnswerCoUnit = z.strictObject({
  kind: z.literal('answer-co-unit'),
  request: OperationId,
  text: text(4000),
  on: PlainDate,
});

export const CO_HANDLING_ACTIONS = [MarkCross, AskCoUnit, AnswerCoUnit] as const;
