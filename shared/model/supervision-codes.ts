/** Code tables of supervision and of a leader's lead (vocabulary §13; R002-06…19, R001-28…33). They are about units and matters. */

/** 触发情形. A published code never changes its meaning. */
export const SUPERVISION_TRIGGERS = [
  'overdue',
  'procedure-gap',
  'prevarication',
  'not-executed',
  'no-feedback',
  'no-reply',
  'no-explanation',
  'no-self-criticism',
  'instructed',
  'major-group',
  'repeat-3',
  'joint-letter-5',
  'same-day-3',
  'three-day-5',
  'unsatisfied',
  'repeat-after-close',
  'manual',
] as const;
export type SupervisionTrigger = (typeof SUPERVISION_TRIGGERS)[number];

/** What of the procedure is missing (R002-06). */
export const PROCEDURE_GAPS = ['registered-late', 'not-told', 'not-heard'] as const;
export type ProcedureGap = (typeof PROCEDURE_GAPS)[number];

/** 双线 (R001-65): the problem itself, and how it was first handled. */
export const SUPERVISION_LINES = ['problem', 'first-handling'] as const;
export type SupervisionLineCode = (typeof SUPERVISION_LINES)[number];

/** 督办级别 (R002-44). */
export const SUPERVISION_LEVELS = ['normal', 'important', 'urgent', 'listed'] as const;
export type SupervisionLevel = (typeof SUPERVISION_LEVELS)[number];

/** 追究 (R002-37…39): what an order asks of the unit beyond 督办, one rung after the other. */
export const MEASURES = ['explain', 'self-criticism', 'circular'] as const;
export type Measure = (typeof MEASURES)[number];

/** 催办方式 (R002-31). */
export const NUDGE_CHANNELS = ['phone', 'letter', 'briefing'] as const;

/** 授权方式 (R002-05). */
export const AUTHORIZATION_MODES = ['here', 'in-writing', 'oral'] as const;

/** 五包 as work on the matter (R001-29…33): what was found out, told, checked and done. */
export const LEAD_WORKS = ['situation', 'interview', 'verify', 'explain', 'resolve'] as const;
export type LeadWork = (typeof LEAD_WORKS)[number];

/** 化解结论 (R001-32). Whether somebody comes again is no result. */
export const LEAD_OUTCOMES = [
  'resolved',
  'partly-resolved',
  'ended-by-law',
  'channelled',
  'accepted-in-writing',
] as const;

/** 五个一 without the case and the leader, who are always there (R001-28). */
export const LEAD_PARTS = ['team', 'plan', 'target'] as const;
export type LeadPart = (typeof LEAD_PARTS)[number];
