import * as z from 'zod';
import { Attachment } from './attachment.ts';
import { ReferMediation, SettleOnSpot, GuideOut } from './action.ts';
import { LINK_RELATIONS, MATTER_STATUSES } from './codes.ts';
import { DeviceCode, OfficerId, OperationId, StreamId, UnitCode } from './ids.ts';
import { IssuePaper } from './paper-action.ts';
import { Instant, PlainDate } from './plain-date.ts';
import { Registration } from './registration.ts';
import { WorkflowAction } from './workflow-action.ts';

/**
 * Version of the projection below. The server computes a stored view of another version again from operations; a device,
 * which has no operations of others, lifts it (`upcastView`, decision 0007).
 *   1  2026-11  registration and what is settled at the counter
 *   2  2026-11  `acts`: the steps of the procedures
 */
export const VIEW_VERSION = 2;

/** Who last wrote a field after registration: the server sequence, or `null` while it waits on its device. */
const Touch = z.strictObject({ seq: z.int().nullable(), device: DeviceCode, office: UnitCode, n: z.int() });
export type Touch = z.infer<typeof Touch>;

/** Two values for one field, written without knowledge of each other (C31). The current one stays until a person chooses. */
export const ContestedField = z.strictObject({
  field: z.string().max(60),
  contested: OperationId,
  by: OfficerId,
  office: UnitCode,
  recordedAt: Instant,
  /** The value that is not in force; absent means “made empty”. */
  value: z.unknown().optional(),
});
export type ContestedField = z.infer<typeof ContestedField>;

/** One line of the time line: who did what, and its two system times. */
export const HistoryLine = z.strictObject({
  op: OperationId,
  kind: z.string().max(40),
  by: OfficerId,
  office: UnitCode,
  recordedAt: Instant,
  arrivedAt: Instant.optional(),
  note: z.string().max(2000).optional(),
});
export type HistoryLine = z.infer<typeof HistoryLine>;

export const MatterLink = z.strictObject({
  to: StreamId,
  relation: z.enum(LINK_RELATIONS),
  op: OperationId,
});

/**
 * One step of a procedure as it happened: what, by whom, when it was recorded, and the stage it was taken in. The whole
 * state of a procedure is read from these (shared/domain/workflow/facts.ts); nothing is stored twice.
 */
export const Act = z.strictObject({
  op: OperationId,
  by: OfficerId,
  office: UnitCode,
  at: Instant,
  from: z.enum(MATTER_STATUSES),
  action: WorkflowAction,
});
export type Act = z.infer<typeof Act>;

/** A paper that was issued: what it says (see `IssuePaper`), and the number it bears once it has one. */
export const IssuedPaper = IssuePaper.omit({ kind: true }).extend({
  op: OperationId,
  by: OfficerId,
  office: UnitCode,
  at: Instant,
  /** A number it bore before the server was restored from an older backup, and could not keep. */
  formerNo: z.string().max(80).optional(),
});
export type IssuedPaper = z.infer<typeof IssuedPaper>;

/**
 * What the operations of one matter add up to (信访事项). Disposable: computed by `evolve`, stored only as a cache.
 * It holds no grade, mark or forecast of a person.
 */
export const MatterView = z.strictObject({
  v: z.literal(VIEW_VERSION),
  id: StreamId,
  office: UnitCode,
  device: DeviceCode,
  slipNo: z.string(),
  queryCode: z.string(),
  officialNo: z.string().optional(),
  formerNo: z.string().optional(),
  status: z.enum(MATTER_STATUSES),
  registration: Registration,
  /** C32: the day of receipt waits for an officer's confirmation. */
  timeDoubtful: z.literal(true).optional(),
  /** The day on which somebody was found to stand behind an anonymous matter; the notice counts from it (C37). */
  claimedOn: PlainDate.optional(),
  settlement: SettleOnSpot.omit({ kind: true }).optional(),
  guidance: GuideOut.omit({ kind: true }).optional(),
  mediation: ReferMediation.omit({ kind: true }).optional(),
  voidReason: z.string().optional(),
  acts: z.array(Act).optional(),
  attachments: z.array(Attachment).optional(),
  /** Issued letters, in the order in which they were made out. */
  papers: z.array(IssuedPaper).optional(),
  /** How often each sheet was printed: by the operation of an issued letter, otherwise by the code of the paper. */
  prints: z.record(z.string(), z.int()).optional(),
  links: z.array(MatterLink).optional(),
  conflicts: z.array(ContestedField).optional(),
  touched: z.record(z.string(), Touch).optional(),
  history: z.array(HistoryLine),
  /** Server sequence of the newest confirmed operation; 0 while none is confirmed. */
  head: z.int().min(0),
  /** Time of recording of the newest operation. */
  updatedAt: Instant,
});
export type MatterView = z.infer<typeof MatterView>;
