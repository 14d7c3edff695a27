/** What most entries of a built-in rule pack have in common; every field can be overridden per entry. */
export const RULE_DEFAULTS = {
  kind: 'statutory',
  rollForward: 'next-work-day',
  article: null,
  provenance: 'found',
  confidence: 100,
  note: null,
  effectiveFrom: null,
  effectiveTo: null,
  maintainedBy: null,
  checkedBy: null,
  checkedOn: null,
} as const;
