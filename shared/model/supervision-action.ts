/**
 * 督办 and 包案: steps by which the county watches how a matter is handled and binds a unit or a leader to it. Addressed to
 * the unit, never to the petitioner, about whom nothing is recorded here (R002-15, R004-06).
 */
import * as z from 'zod';
import { OfficerId, OperationId, StreamId, UnitCode } from './ids.ts';
import { PlainDate } from './plain-date.ts';
import * as codes from './supervision-codes.ts';

const text = (max: number) => z.string().min(1).max(max);

/** What an order or a dismissal is about: the trigger, and the line where there are two. */
const about = {
  trigger: z.enum(codes.SUPERVISION_TRIGGERS),
  line: z.enum(codes.SUPERVISION_LINES).optional(),
};

/** 立项 (R002-03, R002-05): faults and guidance side by side, for a leader to authorise. */
const ProposeSupervision = z.strictObject({
  kind: z.literal('propose-supervision'),
  ...about,
  /** Registrations that hit the rule (RX-08). */
  hits: z.array(StreamId).max(50).optional(),
  unit: UnitCode,
  level: z.enum(codes.SUPERVISION_LEVELS),
  problems: text(2000),
  guidance: text(2000),
  demands: text(2000),
  dueOn: PlainDate,
  /** 责成说明情况, 责成书面检查, 通报 (R002-37…39); absent is 督办. */
  measure: z.enum(codes.MEASURES).optional(),
  /** 特批: why a rung is left out. */
  special: text(500).optional(),
});

/** 催办 of an answer that is past its day (R002-31, R002-32): by telephone, by letter, or heard in a report. */
const RecordNudge = z.strictObject({
  kind: z.literal('record-nudge'),
  channel: z.enum(codes.NUDGE_CHANNELS),
  unit: UnitCode,
  /** Who took the call or reported. */
  person: text(40).optional(),
  text: text(1000),
  /** What the unit answered, or its reason; absent is silence. */
  reply: text(1000).optional(),
  newDue: PlainDate,
  on: PlainDate,
});

/** 驳回 what the rules proposed, with the reason (RX-08). */
const DismissSupervision = z.strictObject({ kind: z.literal('dismiss-supervision'), ...about, reason: text(500) });

/** 授权 (R002-05): who, when, how. Without it nothing goes out. */
const AuthorizeSupervision = z.strictObject({
  kind: z.literal('authorize-supervision'),
  order: OperationId,
  approved: z.boolean(),
  mode: z.enum(codes.AUTHORIZATION_MODES),
  comment: text(500).optional(),
  on: PlainDate,
});

/** 发出 to the unit; its time to answer runs. */
const IssueSupervision = z.strictObject({ kind: z.literal('issue-supervision'), order: OperationId, on: PlainDate });

/** 回复 by the unit: what was done, how far it is, with what effect (R002-20). */
const AnswerSupervision = z.strictObject({
  kind: z.literal('answer-supervision'),
  order: OperationId,
  text: text(4000),
  on: PlainDate,
});

/** 核查 of the answer: accepted, which closes the order, or returned with a new day. */
const CheckSupervision = z.strictObject({
  kind: z.literal('check-supervision'),
  order: OperationId,
  accepted: z.boolean(),
  text: text(1000),
  dueOn: PlainDate.optional(),
  on: PlainDate,
});

/** 「已在上级机关提出」: from a paper of the body above, and of the matter alone (R004-11). */
const MarkRaisedAbove = z.strictObject({
  kind: z.literal('mark-raised-above'),
  organ: text(80),
  docNo: text(80),
  on: PlainDate,
});

/** 包案 (R004-06, R001-28). Appointed again is a change of leader; the earlier one stays on record. */
const AppointLead = z.strictObject({
  kind: z.literal('appoint-lead'),
  leader: OfficerId,
  /** Whom the order of R001-27 advised. */
  recommended: OfficerId.optional(),
  team: z.array(text(40)).max(20).optional(),
  plan: text(4000).optional(),
  target: text(500).optional(),
  dueOn: PlainDate,
  /** Why it changes hands, or goes to another than was advised. */
  reason: text(500).optional(),
  on: PlainDate,
});

/** 包案进展: work on the matter, and whether the leader was there in person (R001-29…33). */
const RecordLead = z.strictObject({
  kind: z.literal('record-lead'),
  work: z.enum(codes.LEAD_WORKS),
  inPerson: z.boolean(),
  text: text(4000),
  place: text(120).optional(),
  officers: z.array(text(40)).max(20).optional(),
  on: PlainDate,
});

/** 包案报结 with its result (R001-32, R001-33). */
const ConcludeLead = z.strictObject({
  kind: z.literal('conclude-lead'),
  outcome: z.enum(codes.LEAD_OUTCOMES),
  text: text(2000),
  on: PlainDate,
});

export const SUPERVISION_ACTIONS = [
  RecordNudge,
  ProposeSupervision,
  DismissSupervision,
  AuthorizeSupervision,
  IssueSupervision,
  AnswerSupervision,
  CheckSupervision,
  MarkRaisedAbove,
  AppointLead,
  RecordLead,
  ConcludeLead,
] as const;

export type SupervisionStep = z.infer<(typeof SUPERVISION_ACTIONS)[number]>;
export type SupervisionKind = SupervisionStep['kind'];
