import type { AccessRefusal } from '../access/matrix.ts';
import type { RecusalRefusal } from '../access/recusal.ts';
import type { AttachmentRefusal } from '../attachment/attachments.ts';
import type { MatterStatus } from '#shared/model/codes.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { RegistrationField } from '#shared/model/registration.ts';
import type { LeadPart, LeadWork, Measure } from '#shared/model/supervision-codes.ts';
import type { ClosureCheck } from '#shared/model/workflow-codes.ts';
import type { ClosureGap } from '../workflow/closure.ts';

/** Why an action is not possible now. A code with details; the sentence and the remedies are in renderer/text. */
export type Refusal =
  | AccessRefusal
  | AttachmentRefusal
  | RecusalRefusal
  | { readonly code: 'already-registered' }
  | { readonly code: 'not-registered' }
  | { readonly code: 'voided' }
  | { readonly code: 'closed' }
  | { readonly code: 'simple-not-for-groups'; readonly persons: number }
  | { readonly code: 'too-many-representatives'; readonly found: number; readonly most: number }
  | { readonly code: 'persons-fewer-than-named'; readonly named: number }
  | { readonly code: 'petitioner-missing' }
  | { readonly code: 'read-back-missing' }
  | { readonly code: 'statement-missing' }
  | { readonly code: 'received-in-future' }
  | { readonly code: 'opinion-locked' }
  | { readonly code: 'nothing-changed' }
  | { readonly code: 'field-fixed'; readonly field: string }
  | { readonly code: 'consent-missing'; readonly party: string }
  | { readonly code: 'own-link' }
  | { readonly code: 'no-such-link' }
  | { readonly code: 'no-such-conflict' }
  | { readonly code: 'date-not-doubtful' }
  // Steps of the procedures (WF).
  | { readonly code: 'other-unit'; readonly unit: string }
  | { readonly code: 'wrong-stage'; readonly stage: MatterStatus }
  | { readonly code: 'archived' }
  | { readonly code: 'sealed' }
  | { readonly code: 'report-missing' }
  | { readonly code: 'step-unseen' }
  | { readonly code: 'legal-contested'; readonly field: string }
  | { readonly code: 'date-doubtful' }
  | { readonly code: 'day-in-future' }
  | { readonly code: 'day-before-receipt'; readonly received: PlainDate }
  | { readonly code: 'days-reversed' }
  | { readonly code: 'own-draft' }
  | { readonly code: 'own-work' }
  | { readonly code: 'reason-missing' }
  | { readonly code: 'proposal-missing' }
  | { readonly code: 'approval-missing' }
  | { readonly code: 'differs-from-approved'; readonly unit: string; readonly dueOn: PlainDate }
  | { readonly code: 'unit-assigned'; readonly unit: string }
  | { readonly code: 'not-sent-here' }
  | { readonly code: 'objection-late'; readonly due: PlainDate }
  | { readonly code: 'intake-decided' }
  | { readonly code: 'redirect-missing' }
  | { readonly code: 'final-number-missing' }
  | { readonly code: 'head-decides-simple' }
  | { readonly code: 'two-officers'; readonly found: number }
  | { readonly code: 'visit-unclear' }
  | { readonly code: 'not-accepted-yet' }
  | { readonly code: 'extended-once' }
  | { readonly code: 'extension-asked' }
  | { readonly code: 'extension-not-asked' }
  | { readonly code: 'term-expired'; readonly due: PlainDate }
  | { readonly code: 'draft-missing' }
  | { readonly code: 'major-needs-chief' }
  | { readonly code: 'terms-missing' }
  | { readonly code: 'execution-missing' }
  | { readonly code: 'execution-before-today' }
  | {
      readonly code: 'signatures-missing';
      readonly missing: readonly ('partiesSigned' | 'mediatorSigned' | 'sealed')[];
    }
  | { readonly code: 'both-parties-needed' }
  | { readonly code: 'paper-missing' }
  | { readonly code: 'already-delivered'; readonly on: PlainDate }
  | { readonly code: 'witness-missing' }
  | { readonly code: 'two-servers'; readonly found: number }
  | { readonly code: 'no-such-delivery' }
  | { readonly code: 'closure-gaps'; readonly gaps: readonly ClosureGap[] }
  | { readonly code: 'still-with-unit' }
  | { readonly code: 'checks-open'; readonly open: readonly ClosureCheck[] }
  | { readonly code: 'faults-missing'; readonly open: readonly ClosureCheck[] }
  | { readonly code: 'means-missing' }
  | { readonly code: 'closed-hearing-reason' }
  | { readonly code: 'hearing-too-soon'; readonly earliest: PlainDate }
  | { readonly code: 'instruction-empty' }
  | { readonly code: 'pages-broken'; readonly page: number }
  | { readonly code: 'review-late'; readonly due: PlainDate }
  | { readonly code: 'review-level'; readonly level: 'review' | 'recheck' }
  | { readonly code: 'not-final-yet'; readonly until: PlainDate | null }
  // 协办 (CO).
  | { readonly code: 'co-request-missing' }
  | { readonly code: 'co-unit-missing' }
  | { readonly code: 'co-unit-leads'; readonly unit: string }
  | { readonly code: 'day-before-today' }
  // Requests about a person's own data (C40).
  | { readonly code: 'access-not-asked' }
  | { readonly code: 'identity-missing' }
  | { readonly code: 'not-own-data' }
  | { readonly code: 'correction-missing' }
  | { readonly code: 'head-refuses-access' }
  // Supervision and lead (SV).
  | { readonly code: 'order-missing' }
  | { readonly code: 'order-not-authorized' }
  | { readonly code: 'order-not-waiting' }
  | { readonly code: 'order-open' }
  | { readonly code: 'leader-authorizes' }
  | { readonly code: 'chief-authorizes' }
  | { readonly code: 'rung-skipped'; readonly measure: Measure }
  | { readonly code: 'reply-not-due'; readonly due: PlainDate | null }
  | { readonly code: 'nudged-whom' }
  | { readonly code: 'chief-must-lead' }
  | { readonly code: 'lead-missing' }
  | { readonly code: 'lead-incomplete'; readonly missing: readonly LeadPart[] }
  | { readonly code: 'lead-work-missing'; readonly missing: readonly LeadWork[] }
  | { readonly code: 'not-the-leader' }
  // Numbers of letters (LN), known to the county alone.
  | { readonly code: 'letter-number-taken'; readonly docNo: string }
  | { readonly code: 'letter-number-wrong'; readonly docNo: string };

export type RefusalCode = Refusal['code'];

/** What may be wrong with the content of a registration and what is settled with it. */
export type RegistrationRefusal = Extract<
  Refusal,
  {
    readonly code:
      | 'simple-not-for-groups'
      | 'too-many-representatives'
      | 'persons-fewer-than-named'
      | 'petitioner-missing'
      | 'read-back-missing'
      | 'statement-missing'
      | 'received-in-future'
      | 'consent-missing';
  }
>;

/** Fields that carry a legal effect: two people's changes to any of them are never put together by machine (C31). */
export const LEGAL_FIELDS: readonly RegistrationField[] = [
  'occurredAt',
  'receivedOn',
  'purpose',
  'justiceCategory',
  'handlingPath',
  'simpleGround',
  'dutyUnit',
  'promisedOn',
  'feedbackDue',
  'takenOverStatus',
];
