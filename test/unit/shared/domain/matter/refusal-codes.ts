import type { RefusalCode } from '#shared/domain/matter/refusal.ts';

/** Every code, checked by the compiler for completeness. */
const CODES: Record<RefusalCode, true> = {
  'already-registered': true,
  'not-registered': true,
  voided: true,
  closed: true,
  'officer-unknown': true,
  'role-missing': true,
  'other-office': true,
  'moved-away': true,
  'too-many-representatives': true,
  'persons-fewer-than-named': true,
  'petitioner-missing': true,
  'read-back-missing': true,
  'statement-missing': true,
  'received-in-future': true,
  'opinion-locked': true,
  'nothing-changed': true,
  'field-fixed': true,
  'consent-missing': true,
  'own-link': true,
  'no-such-link': true,
  'no-such-conflict': true,
  'date-not-doubtful': true,
};

export const REFUSAL_CODES: readonly string[] = Object.keys(CODES);
