/**
 * 办理动作: what an officer can do to a matter. Facts that happened: each names its own day (`on`, a legal day) where the
 * law counts from it; who signed and when it was recorded stand on the operation.
 */
import * as z from 'zod';
import { CLOSING_ACTIONS } from './closing-action.ts';
import { SealedMatter } from './confidential.ts';
import { CO_HANDLING_ACTIONS } from './co-handling-action.ts';
import { HANDLING_PATHS } from './codes.ts';
import { OfficerId, OperationId, StreamId, UnitCode } from './ids.ts';
import { PlainDate } from './plain-date.ts';
import { REVIEW_ACTIONS } from './review-action.ts';
import { SUPERVISION_ACTIONS } from './supervision-action.ts';
import * as codes from './workflow-codes.ts';

const text = (max: number) => z.string().min(1).max(max);
const Reason = text(500);

/** 拟办: unit, term and opinion for a leader to approve (R002-28). */
const Propose = z.strictObject({
  kind: z.literal('propose'),
  unit: UnitCode,
  dueOn: PlainDate,
  opinion: text(1000),
  coUnits: z.array(UnitCode).max(10).optional(),
});

/** 审批 of the newest proposal; never by who drafted it. */
const DecideProposal = z.strictObject({
  kind: z.literal('decide-proposal'),
  approved: z.boolean(),
  comment: text(500).optional(),
});

/** 交办, exactly as approved (R002-28, R003-20). */
const Assign = z.strictObject({
  kind: z.literal('assign'),
  unit: UnitCode,
  dueOn: PlainDate,
  requirements: text(2000),
  on: PlainDate,
});

/** 转送 to a unit of the county, or to another organ, which then has no code (条例 22, 30). */
const Transfer = z.strictObject({
  kind: z.literal('transfer'),
  to: text(120),
  unit: UnitCode.optional(),
  reason: Reason,
  on: PlainDate,
});

/** 签收 by the receiving unit (R002-29). */
const SignFor = z.strictObject({ kind: z.literal('sign-for'), on: PlainDate });

/** 异议: not within this unit's powers (条例 23, C12). */
const ObjectTo = z.strictObject({
  kind: z.literal('object'),
  reason: text(2000),
  suggestedUnit: text(120).optional(),
  on: PlainDate,
});

/** What the assigning body answered; only with its consent are the materials given back. */
const AnswerObjection = z.strictObject({
  kind: z.literal('answer-objection'),
  agreed: z.boolean(),
  reason: Reason,
  on: PlainDate,
});

/** 告知结论 (条例 23, 31; vocabulary §8.4). */
const DecideIntake = z.strictObject({
  kind: z.literal('decide-intake'),
  decision: z.enum(codes.INTAKE_DECISIONS),
  on: PlainDate,
  path: z.enum(HANDLING_PATHS).optional(),
  reason: text(1000).optional(),
  /** The organ that has the power, with address and hours (R003-04). */
  redirectTo: text(200).optional(),
  /** Number of the final 复核意见 that this repeats (R001-42). */
  finalNo: text(80).optional(),
});

/** 简易转普通; the term keeps running from the first acceptance (C09). */
const ConvertToOrdinary = z.strictObject({ kind: z.literal('convert-to-ordinary'), reason: Reason, on: PlainDate });

/** 办理记录 (R001-38, R002-33). */
const RecordWork = z.strictObject({
  kind: z.literal('record-work'),
  work: z.enum(codes.WORK_KINDS),
  on: PlainDate,
  text: text(4000),
  /** Names of the officers who went; checking facts takes two (R002-33). */
  officers: z.array(text(40)).max(20).optional(),
  place: text(120).optional(),
  /** 在场人 of a visit to the petitioner (R004-38). */
  present: z.array(text(40)).min(1).max(20).optional(),
  /** 司法确认 is asked for by both parties together (人民调解法 33). */
  bothParties: z.boolean().optional(),
  means: z.array(z.enum(codes.MEANS)).max(7).optional(),
});

/** 申请延期, once and at most 30 days (条例 34, C07). */
const AskExtension = z.strictObject({
  kind: z.literal('ask-extension'),
  days: z.int().min(1).max(30),
  reason: Reason,
  on: PlainDate,
});
const DecideExtension = z.strictObject({
  kind: z.literal('decide-extension'),
  approved: z.boolean(),
  comment: text(500).optional(),
  on: PlainDate,
});

/** 处理意见, claim by claim with its basis (条例 32, documents 2.9). */
const DraftOpinion = z.strictObject({
  kind: z.literal('draft-opinion'),
  findings: z
    .array(
      z.strictObject({
        claim: text(500),
        fact: text(3000),
        result: z.enum(codes.OPINION_RESULTS),
        basis: text(500),
      }),
    )
    .min(1)
    .max(30),
  execution: z.strictObject({ unit: UnitCode, dueOn: PlainDate, text: text(500) }).optional(),
  remedyOrg: text(80),
  /** 宜宽不宜严 (R002-04): the policy that allows leniency, and why here; approved with the signature, outside no procedure. */
  leniency: text(1000).optional(),
  /** 重大: signed by the head of the bureau (statutes §5). */
  major: z.literal(true).optional(),
});

/** 签发 or sent back to the drafter. */
const SignOpinion = z.strictObject({
  kind: z.literal('sign-opinion'),
  approved: z.boolean(),
  comment: text(500).optional(),
  docNo: text(80).optional(),
  on: PlainDate,
});

/** 建议事项回复 (条例 29, C39). */
const AnswerSuggestion = z.strictObject({
  kind: z.literal('answer-suggestion'),
  outcome: z.enum(codes.SUGGESTION_OUTCOMES),
  reply: text(2000),
  reason: text(1000),
  on: PlainDate,
});

/** End of a people's mediation (人民调解法 23, 26, 28–31). */
const ConcludeMediation = z.strictObject({
  kind: z.literal('conclude-mediation'),
  agreed: z.boolean(),
  terms: text(2000).optional(),
  performance: text(500).optional(),
  oral: z.literal(true).optional(),
  /** What a written agreement needs to take effect (人民调解法 29): every party, the mediator, the committee's seal. */
  partiesSigned: z.literal(true).optional(),
  mediatorSigned: z.literal(true).optional(),
  sealed: z.literal(true).optional(),
  /** The day the agreement took effect: 30 days to ask the court for confirmation. */
  effectiveOn: PlainDate.optional(),
  reason: Reason.optional(),
  on: PlainDate,
});

/** 告知、送达 with its proof (R004-49, R004-50; documents §3.1). `corrects` replaces a record that was wrong. */
const RecordDelivery = z.strictObject({
  kind: z.literal('record-delivery'),
  paper: z.enum(codes.PAPERS),
  docNo: text(80).optional(),
  /** The issued letter that was handed over. */
  issued: OperationId.optional(),
  mode: z.enum(codes.DELIVERY_MODES),
  result: z.enum(codes.DELIVERY_RESULTS),
  on: PlainDate,
  recipient: text(50).optional(),
  /** Who took it for the petitioner, and the relation. */
  proxy: text(80).optional(),
  reason: Reason.optional(),
  witnesses: z.array(text(40)).max(5).optional(),
  response: z.enum(['agree', 'disagree', 'no-statement']).optional(),
  place: text(120).optional(),
  /** Who handed it over; two where it can be (documents §8.8). */
  servers: z.array(text(40)).max(5).optional(),
  /** What proves it besides a signature: the number of the posted letter, the sent message. */
  proof: text(200).optional(),
  /** The signed receipt as it was scanned, among the attachments of the matter (documents §7.4). */
  scan: OperationId.optional(),
  corrects: OperationId.optional(),
});

/** 报上级、复函 to the body that assigned the matter (R002-02, R002-42). */
const ReportUp = z.strictObject({
  kind: z.literal('report-up'),
  to: text(80),
  docNo: text(80).optional(),
  text: text(2000),
  on: PlainDate,
});

/** 送阅: a letter is put before a leader (R004-07). */
const SubmitToLeader = z.strictObject({ kind: z.literal('submit-to-leader'), to: OfficerId, on: PlainDate });

/** 领导批示; words that say what to do, not 已阅 alone (R004-07, R004-41). */
const Instruct = z.strictObject({
  kind: z.literal('instruct'),
  text: text(1000),
  unit: UnitCode.optional(),
  dueOn: PlainDate.optional(),
  on: PlainDate,
});

/** 归档: one volume a matter, contents with page numbers (R004-51). */
const Archive = z.strictObject({
  kind: z.literal('archive'),
  volumeNo: text(60),
  retention: z.enum(codes.RETENTION),
  contents: z
    .array(z.strictObject({ title: text(80), from: z.int().min(1).max(9999), to: z.int().min(1).max(9999) }))
    .min(1)
    .max(200),
  on: PlainDate,
});

/** 重开 from the archive, by a leader (R004-51, C18). */
const Reopen = z.strictObject({
  kind: z.literal('reopen'),
  ground: z.enum(codes.REOPEN_GROUNDS).optional(),
  reason: Reason,
  on: PlainDate,
});

/** 撤回 by the petitioner, in the petitioner's words. It never bars from coming again. */
const Withdraw = z.strictObject({ kind: z.literal('withdraw'), statement: text(1000), on: PlainDate });

/** 合并 into the main registration of the same matter; both numbers stay (C33), and it can be taken back (C34). */
const MergeInto = z.strictObject({ kind: z.literal('merge-into'), main: StreamId, reason: Reason });
const UndoMerge = z.strictObject({ kind: z.literal('undo-merge'), reason: Reason });

/** 分案: a part of what was told got a registration of its own (一事一表, R004-40). */
const SplitOff = z.strictObject({ kind: z.literal('split-off'), to: StreamId, part: text(500) });

/** 移交保密: here only a stub without identity remains (C21, R003-12). */
const SealConfidential = z.strictObject({
  kind: z.literal('seal-confidential'),
  on: PlainDate,
  /** The matter as a sealed report; the county takes it out into the confidential register (CF-13). */
  report: SealedMatter.optional(),
});

/** 个人信息请求: somebody asks to see, copy, correct or complete what is registered of them (个人信息保护法 45, 46; C40). */
const RequestAccess = z.strictObject({
  kind: z.literal('request-access'),
  asks: z.enum(codes.ACCESS_REQUESTS),
  /** Whose data, as the person gives the name. */
  person: text(50),
  /** Who asks in the person's place, and the relation. */
  proxy: text(80).optional(),
  text: text(1000),
  on: PlainDate,
});

/** The answer to one request; a refusal names its ground and its reason (个人信息保护法 50). */
const AnswerAccess = z.strictObject({
  kind: z.literal('answer-access'),
  request: OperationId,
  outcome: z.enum(codes.ACCESS_OUTCOMES),
  identity: z.enum(codes.IDENTITY_CHECKS),
  ground: z.enum(codes.ACCESS_GROUNDS).optional(),
  reason: text(1000).optional(),
  on: PlainDate,
});

export const WORKFLOW_ACTIONS = [
  Propose,
  DecideProposal,
  Assign,
  Transfer,
  SignFor,
  ObjectTo,
  AnswerObjection,
  DecideIntake,
  ConvertToOrdinary,
  RecordWork,
  AskExtension,
  DecideExtension,
  DraftOpinion,
  SignOpinion,
  AnswerSuggestion,
  ConcludeMediation,
  RecordDelivery,
  ReportUp,
  ...CLOSING_ACTIONS,
  SubmitToLeader,
  Instruct,
  Archive,
  Reopen,
  Withdraw,
  ...REVIEW_ACTIONS,
  MergeInto,
  UndoMerge,
  SplitOff,
  SealConfidential,
  RequestAccess,
  AnswerAccess,
  ...CO_HANDLING_ACTIONS,
  ...SUPERVISION_ACTIONS,
] as const;

export const WorkflowAction = z.discriminatedUnion('kind', WORKFLOW_ACTIONS);
export type WorkflowAction = z.infer<typeof WorkflowAction>;
export type WorkflowKind = WorkflowAction['kind'];

/** The action of one kind. */
export type ActionOf<K extends WorkflowKind> = Extract<WorkflowAction, { kind: K }>;
