/**
 * Every clock of statutes §2 as one row: in which procedures it runs, whose duty or right it is, what ends it. What starts
 * it, and how long it is, stands in the rule itself. A row is ended by its own events only (DL-14); internal events stand
 * in no row (RX-07).
 */
import type { DeadlineCode, DeadlineStart } from '#shared/model/rule-pack.ts';
import type { ClockEventKind, ClockProcedure } from './clock-facts.ts';

export type ClockRow = {
  readonly code: DeadlineCode;
  readonly procedures: 'any' | readonly ClockProcedure[];
  /** A duty of ours, a duty of another organ, or a right: of the petitioner, or our own right to object (DL-55). */
  readonly whose: 'unit' | 'other-organ' | 'petitioner' | 'right-of-unit';
  readonly endsOn: readonly ClockEventKind[];
  /** Another clock takes its place. */
  readonly replacedOn?: readonly ClockEventKind[];
  readonly arrival?: 'direct' | 'assigned';
  /** Only for what is passed on to another organ. */
  readonly forwards?: true;
  /** Not before this has happened. */
  readonly needs?: ClockEventKind;
  /** Not while a simple case is one; turned ordinary it counts from its first acceptance (DL-12). */
  readonly notWhileSimple?: true;
  /** Not where nobody can be told in writing. */
  readonly excusable?: true;
  /** Only in matters that follow 《信访条例》 of 2005, or only in those that follow 《信访工作条例》 of 2022 (DL-13). */
  readonly onlyUnder?: '2005' | '2022';
  /** The clock whose expired day an extension counts from (DL-11). */
  readonly extends?: DeadlineCode;
  /** 听证所需时间 is not counted (DL-16). */
  readonly exceptHearings?: true;
  /** Owed also after the matter was withdrawn or has left us: to a person for the data we keep (C40), to who assigned it (R002-02). */
  readonly outlives?: true;
};

/** Which events start a limit; the words of the rule on the left. `original-due` starts from another clock. */
export const STARTS: Readonly<Record<Exclude<DeadlineStart, 'original-due'>, readonly ClockEventKind[]>> = {
  received: ['received'],
  // A simple case turned ordinary keeps its first acceptance (DL-12).
  accepted: ['accepted', 'simple-accepted'],
  'reply-received': ['reply-delivered'],
  'review-requested': ['review-requested'],
  'review-decision-received': ['review-delivered'],
  'recheck-requested': ['recheck-requested'],
  assigned: ['assigned'],
  'reply-due': ['reply-due'],
  'inspection-ended': ['inspection-ended'],
  learned: ['learned'],
  'agreement-effective': ['agreement-effective'],
  'act-known': ['act-known'],
  decided: ['decided'],
  closed: ['closed'],
  'access-requested': ['access-requested'],
  'raised-above': ['raised-above'],
};

/** Where a thing may happen again, the newest counts: a corrected reply is delivered anew. */
export const NEWEST_STARTS: readonly DeadlineStart[] = [
  'reply-received',
  'review-requested',
  'review-decision-received',
  'recheck-requested',
  'assigned',
  'reply-due',
  'inspection-ended',
  'learned',
  'access-requested',
  'raised-above',
];

/** After these the matter is not, or no longer, ours. */
export const LEFT_US: readonly ClockEventKind[] = ['voided', 'withdrawn', 'merged', 'returned'];

/** 退回重办 takes these back (DL-15). */
export const UNDONE_BY_REDO: readonly ClockEventKind[] = ['opinion-issued', 'decided', 'closed'];

const TOLD: readonly ClockEventKind[] = ['notified', 'declined', 'replied-on-spot', 'reply-delivered', 'closed'];
/** Whether it is ours has been decided, one way or the other. */
const DECIDED: readonly ClockEventKind[] = [
  'accepted',
  'simple-accepted',
  'intake-declined',
  'declined',
  'replied-on-spot',
  'closed',
];
const FORWARDED: readonly ClockEventKind[] = ['forwarded', ...DECIDED];
const ANSWERED: readonly ClockEventKind[] = ['opinion-issued', 'replied-on-spot', 'closed'];

export const CLOCK_TABLE: readonly ClockRow[] = [
  { code: 'notifyDirect', procedures: 'any', arrival: 'direct', whose: 'unit', endsOn: TOLD, excusable: true },
  { code: 'notifyAssigned', procedures: 'any', arrival: 'assigned', whose: 'unit', endsOn: TOLD, excusable: true },
  {
    code: 'objectAssigned',
    procedures: 'any',
    arrival: 'assigned',
    onlyUnder: '2022',
    whose: 'right-of-unit',
    endsOn: ['objected', 'notified', 'accepted', 'simple-accepted', 'closed'],
  },
  {
    code: 'forwardByPetitionOffice',
    procedures: 'any',
    forwards: true,
    whose: 'unit',
    endsOn: FORWARDED,
  },
  { code: 'forwardCounty', procedures: 'any', forwards: true, whose: 'unit', endsOn: FORWARDED },
  {
    code: 'handle',
    procedures: ['petition'],
    notWhileSimple: true,
    whose: 'unit',
    endsOn: ANSWERED,
    replacedOn: ['extended'],
  },
  {
    code: 'handle',
    procedures: ['suggestion', 'statutory-duty', 'other-procedure'],
    // 2005 第三十三条 bound every accepted matter, 2022 第三十四条 only those of 第三十一条第六项.
    onlyUnder: '2005',
    notWhileSimple: true,
    whose: 'unit',
    endsOn: ANSWERED,
    replacedOn: ['extended'],
  },
  { code: 'extend', procedures: 'any', extends: 'handle', whose: 'unit', endsOn: ANSWERED },
  {
    code: 'simpleDecide',
    procedures: 'any',
    needs: 'simple-chosen',
    whose: 'unit',
    endsOn: DECIDED,
    replacedOn: ['turned-ordinary'],
  },
  {
    code: 'simpleHandle',
    procedures: 'any',
    needs: 'simple-accepted',
    whose: 'unit',
    endsOn: ANSWERED,
    replacedOn: ['turned-ordinary'],
  },
  {
    code: 'simpleInstant',
    procedures: 'any',
    needs: 'spot-reply-chosen',
    whose: 'unit',
    endsOn: ['replied-on-spot', 'opinion-issued', 'closed'],
  },
  { code: 'reviewApply', procedures: 'any', whose: 'petitioner', endsOn: ['review-requested'] },
  { code: 'reviewHandle', procedures: 'any', whose: 'other-organ', endsOn: ['review-decided', 'review-delivered'] },
  { code: 'recheckApply', procedures: 'any', whose: 'petitioner', endsOn: ['recheck-requested'] },
  {
    code: 'recheckHandle',
    procedures: 'any',
    whose: 'other-organ',
    endsOn: ['recheck-decided'],
    exceptHearings: true,
  },
  // R002-02: whoever passed the matter on hears of a withdrawal too; given back with consent, it is theirs again.
  { code: 'assignFeedback', procedures: 'any', whose: 'unit', endsOn: ['reported-back', 'returned'], outlives: true },
  { code: 'nudge', procedures: 'any', whose: 'unit', endsOn: ['reply-given', 'closed'] },
  { code: 'leaderReport', procedures: 'any', whose: 'unit', endsOn: ['leader-reported'] },
  { code: 'incidentReport', procedures: 'any', whose: 'unit', endsOn: ['incident-reported'] },
  { code: 'mediationConfirm', procedures: 'any', whose: 'petitioner', endsOn: ['confirmation-requested'] },
  { code: 'reconsider', procedures: 'any', whose: 'petitioner', endsOn: ['reconsideration-requested'] },
  { code: 'sue', procedures: 'any', whose: 'petitioner', endsOn: ['sued'] },
  {
    code: 'foiReply',
    procedures: ['open-information'],
    whose: 'unit',
    endsOn: ANSWERED,
    replacedOn: ['extended'],
  },
  { code: 'foiExtend', procedures: ['open-information'], extends: 'foiReply', whose: 'unit', endsOn: ANSWERED },
  {
    code: 'laComplaintDecide',
    procedures: ['legal-aid-complaint'],
    whose: 'unit',
    endsOn: DECIDED,
  },
  {
    code: 'laComplaintHandle',
    procedures: ['legal-aid-complaint'],
    whose: 'unit',
    endsOn: ['decided', 'closed'],
    replacedOn: ['extended'],
  },
  {
    code: 'laComplaintExtend',
    procedures: ['legal-aid-complaint'],
    extends: 'laComplaintHandle',
    whose: 'unit',
    endsOn: ['decided', 'closed'],
  },
  { code: 'laComplaintNotify', procedures: ['legal-aid-complaint'], whose: 'unit', endsOn: ['decision-told'] },
  {
    code: 'faComplaintDecide',
    procedures: ['forensic-complaint'],
    whose: 'unit',
    endsOn: DECIDED,
  },
  {
    code: 'faComplaintHandle',
    procedures: ['forensic-complaint'],
    whose: 'unit',
    endsOn: ['decided', 'closed'],
    replacedOn: ['extended'],
  },
  {
    code: 'faComplaintExtend',
    procedures: ['forensic-complaint'],
    extends: 'faComplaintHandle',
    whose: 'unit',
    endsOn: ['decided', 'closed'],
  },
  { code: 'faComplaintNotify', procedures: ['forensic-complaint'], whose: 'unit', endsOn: ['decision-told'] },
  { code: 'reportAck', procedures: ['named-report'], whose: 'other-organ', endsOn: ['acknowledged'] },
  { code: 'reportFeedback', procedures: ['named-report'], whose: 'other-organ', endsOn: ['feedback-given'] },
  { code: 'satisfaction', procedures: 'any', whose: 'petitioner', endsOn: ['rated'] },
  { code: 'leadAppoint', procedures: 'any', whose: 'unit', endsOn: ['lead-appointed', 'closed'] },
  { code: 'accessReply', procedures: 'any', whose: 'unit', endsOn: ['access-answered'], outlives: true },
];
