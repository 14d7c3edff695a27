/**
 * Procedures as tables, one file because they are read as one: which steps each stage of each procedure has, the most
 * sensible first (issue 4 line 3). `decide`, the buttons of the matter page and the generated tests read this one table;
 * who may take a step and under which condition stands in roles.ts, guards.ts and checks.ts.
 */
import type { ActionKind } from '#shared/model/action.ts';
import type { MatterStatus } from '#shared/model/codes.ts';
import type { WorkflowKind } from '#shared/model/workflow-action.ts';

/** Steps of a procedure: those of workflow-action.ts and the three that end a matter at the counter. */
export type StepKind = WorkflowKind | 'settle-on-spot' | 'guide-out' | 'refer-mediation';

/** What may be written at any stage: corrections, links and notes. No step of a procedure. */
export type GeneralKind = Exclude<ActionKind, StepKind | 'register'>;

type Intake = 'registered' | 'triaging';
type Handling = 'notified' | 'handling' | 'replied' | 'delivered' | 'closing' | 'closed';

/** The stages each procedure goes through. The compiler asks for a row of each. */
export type StagesOf = {
  readonly intake: Intake;
  /** 直接受理办理, 31 条 6 项 and the other paths that end in a written answer. */
  readonly direct: Handling;
  /** 简易办理 (R001-60…62). */
  readonly simple: Handling;
  /** 建议意见类 (条例 29). */
  readonly suggestion: Handling;
  /** 匿名或者姓名住址不清 (C37): no notice, still a result. */
  readonly anonymous: Handling;
  readonly 'on-the-spot': 'closed';
  readonly guidance: 'guided-out';
  /** 诉访分离 (R001-34). */
  readonly separation: 'litigation-separated';
  /** 不予受理、不再受理. */
  readonly refusal: 'not-accepted' | 'no-longer-accepted';
  readonly mediation: 'mediation';
  readonly transfer: 'forwarded';
  /** 交办, with its objection. */
  readonly assignment: 'assigned' | 'objection' | 'returned';
  readonly redo: 'redo';
  readonly review: 'review' | 'review-decided';
  readonly recheck: 'recheck' | 'recheck-decided';
  readonly final: 'finalized';
  readonly withdrawal: 'withdrawn';
  readonly merge: 'merged';
  readonly archive: 'archived' | 'reopened';
  /** Entry only: what follows is in the confidential register. */
  readonly confidential: 'confidential';
  readonly void: 'void';
};
export type Procedure = keyof StagesOf;

export type StageRow = readonly StepKind[];

/** It goes elsewhere or no further: the petitioner is told, and what is asked about it later is written down. */
const TURNED_AWAY: StageRow = ['record-delivery', 'archive', 'report-up', 'record-work', 'reopen', 'seal-confidential'];

/** What may happen at every stage of an open matter. A 协办 unit answers wherever the matter has gone meanwhile. */
const OPEN: StageRow = [
  'answer-co-unit',
  'instruct',
  'submit-to-leader',
  'split-off',
  'merge-into',
  'withdraw',
  'seal-confidential',
];

/** 三跨三分离 and 协办 (R001-37), while the matter is being handled. */
const WITH_OTHERS: StageRow = ['ask-co-unit', 'mark-cross'];

/** Sending a matter to the unit that has to deal with it. */
const SEND: StageRow = ['propose', 'decide-proposal', 'assign', 'transfer'];

const DIRECT: { readonly [S in Handling]: StageRow } = {
  notified: [
    'record-work',
    'draft-opinion',
    'record-delivery',
    'refer-mediation',
    'ask-extension',
    'decide-extension',
    ...SEND,
    ...WITH_OTHERS,
    'report-up',
    ...OPEN,
  ],
  handling: [
    'draft-opinion',
    'sign-opinion',
    'record-work',
    'ask-extension',
    'decide-extension',
    'record-delivery',
    'refer-mediation',
    'call-hearing',
    'record-hearing',
    ...SEND,
    ...WITH_OTHERS,
    'report-up',
    ...OPEN,
  ],
  replied: [
    'record-delivery',
    'report-up',
    'record-work',
    'answer-co-unit',
    'withdraw',
    'instruct',
    'submit-to-leader',
    'seal-confidential',
  ],
  delivered: [
    'submit-closure',
    'record-delivery',
    'report-up',
    'rate',
    'request-review',
    'record-work',
    'answer-co-unit',
    'follow-up',
    'instruct',
    'submit-to-leader',
    'seal-confidential',
  ],
  closing: ['check-closure', 'report-up', 'record-delivery', 'rate', 'request-review', 'instruct', 'seal-confidential'],
  closed: [
    'follow-up',
    'rate',
    'archive',
    'request-review',
    'finalize',
    'report-up',
    'record-delivery',
    'reopen',
    'seal-confidential',
  ],
};

/** No extension, no hearing: either would make it ordinary. */
const ORDINARY: ReadonlySet<StepKind> = new Set<StepKind>([
  'ask-extension',
  'decide-extension',
  'call-hearing',
  'record-hearing',
]);
const withoutTerms = (row: StageRow): StageRow => row.filter((kind) => !ORDINARY.has(kind));

const SIMPLE: { readonly [S in Handling]: StageRow } = {
  ...DIRECT,
  notified: ['settle-on-spot', ...withoutTerms(DIRECT.notified), 'convert-to-ordinary'],
  handling: ['settle-on-spot', ...withoutTerms(DIRECT.handling), 'convert-to-ordinary'],
};

const SUGGESTION: { readonly [S in Handling]: StageRow } = {
  ...DIRECT,
  notified: ['answer-suggestion', 'record-work', 'record-delivery', ...SEND, ...WITH_OTHERS, 'report-up', ...OPEN],
  handling: ['answer-suggestion', 'record-work', 'record-delivery', ...SEND, ...WITH_OTHERS, 'report-up', ...OPEN],
};

const ANONYMOUS: { readonly [S in Handling]: StageRow } = {
  ...DIRECT,
  notified: ['submit-closure', ...DIRECT.notified],
  handling: ['submit-closure', ...DIRECT.handling],
  replied: ['submit-closure', ...DIRECT.replied],
};

/** While a review or a recheck is being decided: who was asked to help still answers (CO-02). */
const REVIEWING: StageRow = [
  'decide-review',
  'refuse-review',
  'call-hearing',
  'record-hearing',
  'record-delivery',
  'record-work',
  'answer-co-unit',
  'instruct',
  'seal-confidential',
];

export const PROCEDURES: { readonly [P in Procedure]: { readonly [S in StagesOf[P]]: StageRow } } = {
  intake: {
    registered: [
      'decide-intake',
      'settle-on-spot',
      'guide-out',
      ...SEND,
      'refer-mediation',
      'object',
      'record-work',
      ...WITH_OTHERS,
      'report-up',
      ...OPEN,
    ],
    triaging: [
      'decide-intake',
      ...SEND,
      'settle-on-spot',
      'guide-out',
      'refer-mediation',
      'object',
      'record-work',
      // C30: the notice that a mediation has ended is handed over after it.
      'record-delivery',
      ...WITH_OTHERS,
      'report-up',
      ...OPEN,
    ],
  },
  direct: DIRECT,
  simple: SIMPLE,
  suggestion: SUGGESTION,
  anonymous: ANONYMOUS,
  'on-the-spot': {
    closed: ['rate', 'follow-up', 'archive', 'record-delivery', 'report-up', 'reopen', 'seal-confidential'],
  },
  guidance: { 'guided-out': TURNED_AWAY },
  separation: { 'litigation-separated': TURNED_AWAY },
  refusal: { 'not-accepted': TURNED_AWAY, 'no-longer-accepted': TURNED_AWAY },
  mediation: { mediation: ['conclude-mediation', 'record-work', 'record-delivery', 'report-up', ...OPEN] },
  transfer: {
    forwarded: ['sign-for', 'submit-closure', 'record-delivery', 'object', 'record-work', 'report-up', ...OPEN],
  },
  assignment: {
    assigned: ['sign-for', 'object', 'record-delivery', 'record-work', 'report-up', ...OPEN],
    objection: ['answer-objection', 'record-delivery', 'record-work', 'report-up', ...OPEN],
    returned: ['archive', 'record-delivery', 'report-up', 'reopen', 'seal-confidential'],
  },
  redo: {
    redo: [
      'record-work',
      'submit-closure',
      'draft-opinion',
      'ask-extension',
      'decide-extension',
      'record-delivery',
      ...WITH_OTHERS,
      'answer-co-unit',
      'report-up',
      'instruct',
      'submit-to-leader',
      'withdraw',
      'seal-confidential',
    ],
  },
  review: {
    review: REVIEWING,
    'review-decided': [
      'record-delivery',
      'answer-co-unit',
      'request-review',
      'finalize',
      'submit-closure',
      'archive',
      'rate',
      'report-up',
      'seal-confidential',
    ],
  },
  recheck: {
    recheck: REVIEWING,
    'recheck-decided': ['record-delivery', 'answer-co-unit', 'finalize', 'rate', 'report-up', 'seal-confidential'],
  },
  final: {
    finalized: [
      'archive',
      'record-delivery',
      'follow-up',
      'rate',
      'record-work',
      'report-up',
      'reopen',
      'seal-confidential',
    ],
  },
  withdrawal: { withdrawn: ['archive', 'report-up', 'reopen', 'seal-confidential'] },
  merge: { merged: ['undo-merge'] },
  archive: {
    archived: ['reopen', 'seal-confidential'],
    reopened: [
      'record-work',
      'draft-opinion',
      'decide-intake',
      'submit-closure',
      'archive',
      'record-delivery',
      ...WITH_OTHERS,
      'answer-co-unit',
      'report-up',
      'instruct',
      'withdraw',
      'seal-confidential',
    ],
  },
  confidential: { confidential: [] },
  void: { void: [] },
};

/** Stages in which nothing is owed any more; what has a legal effect is no longer amended there. */
export const ENDED: ReadonlySet<MatterStatus> = new Set<MatterStatus>([
  'closed',
  'archived',
  'guided-out',
  'litigation-separated',
  'not-accepted',
  'no-longer-accepted',
  'returned',
  'withdrawn',
  'finalized',
  'merged',
  'confidential',
  'void',
]);

/**
 * What a person may ask about their own data as long as it is kept here, whatever became of the matter (个人信息保护法 45,
 * 46). A merged matter answers in its main registration.
 */
const RIGHTS: StageRow = ['request-access', 'answer-access'];
const WITHOUT_RIGHTS: ReadonlySet<MatterStatus> = new Set<MatterStatus>(['merged', 'confidential', 'void']);

/** 督办 and 包案 go beside the handling at every stage until the volume is closed (SV-02). */
const SUPERVISION: StageRow = [
  'authorize-supervision',
  'issue-supervision',
  'answer-supervision',
  'check-supervision',
  'record-nudge',
  'propose-supervision',
  'dismiss-supervision',
  'mark-raised-above',
  'appoint-lead',
  'record-lead',
  'conclude-lead',
];
const BESIDE: ReadonlySet<StepKind> = new Set<StepKind>([...SUPERVISION, ...WITH_OTHERS, 'answer-co-unit']);

/** Is this a step of 协办, supervision or a lead? They have panels of their own beside the next steps of the matter. */
export const isBeside = (kind: StepKind): boolean => BESIDE.has(kind);

/** Steps that are not possible at a stage of a procedure are simply not in its row; an unknown pair has no steps. */
export function stepsOf(procedure: Procedure, stage: MatterStatus): StageRow {
  const rows: { readonly [S in MatterStatus]?: StageRow } = PROCEDURES[procedure];
  const row = rows[stage];
  if (row === undefined) return [];
  if (WITHOUT_RIGHTS.has(stage)) return row;
  return stage === 'archived' ? [...row, ...RIGHTS] : [...row, ...RIGHTS, ...SUPERVISION];
}
