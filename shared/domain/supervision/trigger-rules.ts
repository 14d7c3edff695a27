/** The rules by which supervision is proposed, as data (SV-03, SV-04): which requirement, and which number it takes. */
import type { SettingNumber } from '#shared/model/county-setting.ts';
import type { SupervisionTrigger } from '#shared/model/supervision-codes.ts';

/** The requirement a trigger rests on, and the number of the county it counts against, if it counts (RX-08, ST-01). */
export const TRIGGER_RULES = {
  overdue: { rule: 'R002-07' },
  'procedure-gap': { rule: 'R002-06' },
  prevarication: { rule: 'R002-09' },
  'not-executed': { rule: 'R002-10' },
  'no-feedback': { rule: 'R002-08' },
  'no-reply': { rule: 'R002-37' },
  'no-explanation': { rule: 'R002-38' },
  'no-self-criticism': { rule: 'R002-39' },
  instructed: { rule: 'R002-12' },
  'major-group': { rule: 'R002-13', threshold: 'groupPersons' },
  'repeat-3': { rule: 'R002-15', threshold: 'repeats' },
  'joint-letter-5': { rule: 'R002-16', threshold: 'groupPersons' },
  'same-day-3': { rule: 'R002-17', threshold: 'sameDay' },
  'three-day-5': { rule: 'R002-18', threshold: 'threeDays' },
  unsatisfied: { rule: 'R001-65' },
  'repeat-after-close': { rule: 'R001-58', threshold: 'afterClose' },
  manual: { rule: 'R002-19' },
} as const satisfies Readonly<
  Record<SupervisionTrigger, { readonly rule: string; readonly threshold?: SettingNumber }>
>;
