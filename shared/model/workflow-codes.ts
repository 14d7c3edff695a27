/** Code tables of the procedures (vocabulary §8, §9). A published code never changes its meaning and is never used again. */

/** 三跨三分离 (vocabulary §10, R001-37): about the matter and its units. */
export const CROSS_SPLITS = [
  'cross-region',
  'cross-department',
  'cross-industry',
  'person-matter',
  'person-household',
  'household-matter',
] as const;

/** How far up the coordination of such a matter has come, level by level. */
export const CROSS_LEVELS = ['office', 'county', 'prefecture', 'province'] as const;

/** 告知结论 (vocabulary §8.4). */
export const INTAKE_DECISIONS = [
  'accepted',
  'accepted-simple',
  'not-accepted-out-of-scope',
  'not-accepted-litigation',
  'not-accepted-in-process',
  'not-again',
  'address-unclear',
] as const;
export type IntakeDecision = (typeof INTAKE_DECISIONS)[number];

/** What was done while handling (条例 31 条 6 项; R004-53, R002-33, R004-38). */
export const WORK_KINDS = [
  'hear',
  'verify',
  'explain',
  'coordinate',
  'consult',
  'help',
  'ask-confirmation',
  'outreach',
  'other',
] as const;

/** 手段和方法 (R001-38). */
export const MEANS = ['legal', 'policy', 'economic', 'administrative', 'education', 'mediation', 'persuasion'] as const;

/** 处理意见, claim by claim (条例 32; vocabulary §8.6). */
export const OPINION_RESULTS = ['support', 'partly-support', 'explain', 'not-support'] as const;

/** 建议事项回复 (条例 29; documents 2.10). */
export const SUGGESTION_OUTCOMES = ['adopted', 'partly', 'filed', 'declined'] as const;

/** Papers whose way to the petitioner is recorded (R004-49, R004-50). */
export const PAPERS = [
  'acceptance',
  'not-accepted',
  'no-longer-accepted',
  'litigation-separated',
  'guidance',
  'transfer',
  'extension',
  'opinion',
  'suggestion-reply',
  'mediation-end',
  'review-opinion',
  'recheck-opinion',
  'access-reply',
  'hearing',
  'review-refusal',
] as const;
export type Paper = (typeof PAPERS)[number];

/** 送达方式 (vocabulary §8.7); telephone and text message are for the simple procedure and for notices. */
export const DELIVERY_MODES = [
  'in-person',
  'mail-registered',
  'leave-with-adult-family',
  'leave-at-residence',
  'electronic',
  'phone',
  'sms',
  'public-notice',
  'other',
] as const;

export const DELIVERY_RESULTS = ['signed', 'refused', 'undeliverable'] as const;

/** 办结方式 (vocabulary §8.5). */
export const CLOSE_MODES = [
  'resolved',
  'partly-resolved',
  'explained',
  'not-supported',
  'mediated',
  'settled',
  'channelled',
  'suggestion-adopted',
  'suggestion-partly',
  'suggestion-filed',
  'transferred',
] as const;

/** 处结要求 (R002-40). */
export const CLOSURE_CHECKS = ['facts', 'conclusion', 'policy', 'formalities', 'materials', 'implemented'] as const;
export type ClosureCheck = (typeof CLOSURE_CHECKS)[number];

export const FOLLOW_UP_MODES = ['phone', 'visit', 'in-person', 'other'] as const;
export const IMPLEMENTED = ['yes', 'partly', 'no', 'unknown'] as const;

/** 满意度 (vocabulary §9): both bodies are rated, never the petitioner. */
export const RATED = ['duty-unit', 'petition-office'] as const;
export const RATINGS = ['satisfied', 'basically', 'unsatisfied'] as const;
export const UNSATISFIED_REASONS = ['attitude', 'slow', 'no-explanation', 'not-solved', 'procedure', 'other'] as const;

/** 复查、复核 (条例 35, 36). */
export const REVIEW_LEVELS = ['review', 'recheck'] as const;
export type ReviewLevel = (typeof REVIEW_LEVELS)[number];
export const REVIEW_CONCLUSIONS = ['uphold', 'change', 'redo'] as const;

/** 审核认定办结 (条例 36; statutes §5). */
export const FINAL_GROUNDS = ['recheck-decided', 'review-lapsed', 'recheck-lapsed'] as const;

/** Why an archived volume is opened again (R004-51, C18). */
export const REOPEN_GROUNDS = ['new-facts', 'same-facts'] as const;

/** 保管期限 (statutes §10). */
export const RETENTION = ['permanent', '30-years', '10-years'] as const;

/** What somebody may ask about their own data (个人信息保护法 45, 46; C40). */
export const ACCESS_REQUESTS = ['see', 'copy', 'correct', 'complete'] as const;
export const ACCESS_OUTCOMES = ['granted', 'partly', 'refused'] as const;

/** How the one who asks was recognised; without it nothing is handed out. */
export const IDENTITY_CHECKS = ['id-document', 'known-to-officer', 'proxy-paper', 'not-shown'] as const;

/** Why data are not handed out or changed (个人信息保护法 18, 35, 45, 46; 条例 30; 档案法). */
export const ACCESS_GROUNDS = [
  'identity-not-shown',
  'third-party',
  'informant',
  'kept-secret-by-law',
  'hinders-duty',
  'found-correct',
  'not-held',
] as const;
