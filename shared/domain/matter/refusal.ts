import type { AccessRefusal } from '../access/matrix.ts';
import type { RegistrationField } from '#shared/model/registration.ts';

/** Why an action is not possible now. A code with details; the sentence and the remedies are in renderer/text. */
export type Refusal =
  | AccessRefusal
  | { readonly code: 'already-registered' }
  | { readonly code: 'not-registered' }
  | { readonly code: 'voided' }
  | { readonly code: 'closed' }
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
  | { readonly code: 'date-not-doubtful' };

export type RefusalCode = Refusal['code'];

/** Fields that carry a legal effect: two people's changes to any of them are never put together by machine (C31). */
export const LEGAL_FIELDS: readonly RegistrationField[] = [
  'occurredAt',
  'receivedOn',
  'purpose',
  'justiceCategory',
  'handlingPath',
  'dutyUnit',
  'promisedOn',
  'takenOverStatus',
];
