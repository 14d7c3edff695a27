/**
 * What the clocks of a matter follow from: a few plain facts and dated events. Whoever knows the procedure makes them
 * from a matter; whoever counts days (`clocksOf`) knows nothing else of it. Days, never times, except where the limit is
 * one of hours. Unknown things are simply not among the events.
 */
import type { Instant, PlainDate } from '#shared/model/plain-date.ts';

/** Whose limits the matter follows (条例 29–31 条). */
export type ClockProcedure =
  /** 31 条 6 项: heard, investigated, answered by 信访处理意见书. */
  | 'petition'
  /** 29 条. */
  | 'suggestion'
  /** 30 条, signed: acknowledged and answered by the discipline inspection. */
  | 'named-report'
  /** 31 条 5 项: the organ's own statutory duty. */
  | 'statutory-duty'
  /** 31 条 1–4 项: litigation, arbitration, reconsideration … elsewhere. */
  | 'other-procedure'
  | 'legal-aid-complaint'
  | 'forensic-complaint'
  | 'open-information';

/** Events that only have a day. */
export const DAY_EVENTS = [
  /** 收到: the legal day of receipt. */
  'received',
  /** 书面告知 of receipt, path and procedure, or of the decision to accept. */
  'notified',
  /** 受理, ordinary procedure. */
  'accepted',
  /** 不予受理, told to the petitioner. */
  'declined',
  /** 不予受理 or 不再受理, decided; its notice is still owed. */
  'intake-declined',
  /** 选用简易办理; before or on acceptance. */
  'simple-chosen',
  'simple-accepted',
  /** 简易转普通, approved. */
  'turned-ordinary',
  /** 可当即答复, chosen at the counter. */
  'spot-reply-chosen',
  'replied-on-spot',
  /** 对转送交办件提出异议. */
  'objected',
  /** 交办方核实同意, materials given back: the matter has left us. */
  'returned',
  /** Sent on to the organ that has the power (转送、交办). */
  'forwarded',
  /** 向交办机关反馈结果、提交办结报告. */
  'reported-back',
  /** 信访处理意见书出具. */
  'opinion-issued',
  /** The petitioner received the written reply: 签收. */
  'reply-delivered',
  'review-requested',
  'review-decided',
  'review-delivered',
  'recheck-requested',
  'recheck-decided',
  /** Last day of an answer asked for by a document (催办 counts from it). */
  'reply-due',
  'nudged',
  'reply-given',
  'inspection-ended',
  'leader-reported',
  'agreement-effective',
  'confirmation-requested',
  'act-known',
  'reconsideration-requested',
  'sued',
  /** Decision on a complaint (法律援助、司法鉴定), and its notice. */
  'decided',
  'decision-told',
  /** 实名检举控告: acknowledged; answered. */
  'acknowledged',
  'feedback-given',
  'rated',
  'closed',
  'voided',
  'withdrawn',
  /** 个人信息请求, and its answer (C40). */
  'access-requested',
  'access-answered',
  /** 已在上级机关提出 (R004-11), and a leader taking the matter on. */
  'raised-above',
  'lead-appointed',
  /** Found to be the duplicate of another registration: the clocks are those of the main one (C33). */
  'merged',
  // Internal: they are facts of the matter, and no clock ever listens to them (RX-07) — except that 退回重办 takes the
  // opinion back which it returns.
  'returned-for-redo',
  'reassigned',
  'unit-changed',
  'materials-asked',
] as const;
export type DayEventKind = (typeof DAY_EVENTS)[number];

export type PromiseKind = 'answer' | 'settle';

export type ClockEvent =
  | { readonly kind: DayEventKind; readonly on: PlainDate }
  /** 延期 approved and told: how many days were granted. */
  | { readonly kind: 'extended'; readonly on: PlainDate; readonly days: number }
  /** 听证, both days included; `to` null while it lasts. */
  | { readonly kind: 'hearing'; readonly on: PlainDate; readonly to: PlainDate | null }
  /** 交办: the last day its document names, if it names one. */
  | { readonly kind: 'assigned'; readonly on: PlainDate; readonly feedbackDue: PlainDate | null }
  /** 承诺 to the petitioner (R004-16); a later promise of the same kind takes the place of the earlier. */
  | { readonly kind: 'promised'; readonly on: PlainDate; readonly what: PromiseKind; readonly due: PlainDate }
  | { readonly kind: 'promise-kept'; readonly on: PlainDate; readonly what: PromiseKind }
  /**
   * A day set inside the house (退回重办、催报 …): shown beside the statutory ones, never in their place. `outlives`: owed
   * also after the matter has ended (督办).
   */
  | {
      readonly kind: 'unit-date';
      readonly on: PlainDate;
      readonly name: string;
      readonly due: PlainDate;
      readonly outlives?: true;
    }
  | { readonly kind: 'unit-date-met'; readonly on: PlainDate; readonly name: string }
  /** 大规模异常上访: the moment it became known, and of the first report. */
  | { readonly kind: 'learned' | 'incident-reported'; readonly on: PlainDate; readonly at: Instant };
export type ClockEventKind = ClockEvent['kind'];

export type ClockFacts = {
  /** 直接收到, or 转送、交办 by another organ (条例 23 条 2、3 款). */
  readonly arrival: 'direct' | 'assigned';
  /** To be passed on to the organ that has the power: 检举控告, and whatever was sent to another organ (条例 22, 30 条; C21). */
  readonly forwards: boolean;
  readonly procedure: ClockProcedure;
  /** Nobody can be told in writing: unsigned, no address (条例 23 条 2 款, C37). */
  readonly noticeExcused: boolean;
  /** The day of receipt waits for confirmation: no clock starts (C32). */
  readonly timeDoubtful: boolean;
  /** In any order; those of one day in the order they happened. */
  readonly events: readonly ClockEvent[];
};
