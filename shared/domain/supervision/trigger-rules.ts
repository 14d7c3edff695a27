/** The rules by which supervision is proposed, as data (SV-03, SV-04): which requirement, from which number on. */
import type { SupervisionTrigger } from '#shared/model/supervision-codes.ts';

/** Numbers of the seed 002 and of R001; a county that counts otherwise changes them here. */
export const THRESHOLDS = {
  /** 集体访, 联名信: persons (R002-13, R002-16). */
  groupPersons: 5,
  /** Days between receipt and registration (R002-06, R003-07). */
  registeredLate: 3,
  /** 退办 (R002-09). */
  returns: 2,
  /** 责任单位变更 (R002-09). */
  moves: 3,
  /** 来访＋来信 of one matter (R002-15). */
  repeats: 3,
  /** Different people about one problem, within one day and within three (R002-17, R002-18). */
  sameDay: 3,
  threeDays: 5,
  /** Days after which whoever leads a matter says anew how it stands (R001-29). */
  leadUpdate: 30,
  /** Working days after registration in which a matter from above gets a leader (R001-26). */
  leadNamed: 3,
  /** 初转重: days after the end of a matter (R001-58). */
  afterClose: 90,
} as const;

/** The requirement a trigger rests on, and the number it takes, if it counts (RX-08). */
export const TRIGGER_RULES: Readonly<
  Record<SupervisionTrigger, { readonly rule: string; readonly threshold?: number }>
> = {
  overdue: { rule: 'R002-07' },
  'procedure-gap': { rule: 'R002-06' },
  prevarication: { rule: 'R002-09' },
  'not-executed': { rule: 'R002-10' },
  instructed: { rule: 'R002-12' },
  'major-group': { rule: 'R002-13', threshold: THRESHOLDS.groupPersons },
  'repeat-3': { rule: 'R002-15', threshold: THRESHOLDS.repeats },
  'joint-letter-5': { rule: 'R002-16', threshold: THRESHOLDS.groupPersons },
  'same-day-3': { rule: 'R002-17', threshold: THRESHOLDS.sameDay },
  'three-day-5': { rule: 'R002-18', threshold: THRESHOLDS.threeDays },
  unsatisfied: { rule: 'R001-65' },
  'repeat-after-close': { rule: 'R001-58', threshold: THRESHOLDS.afterClose },
  manual: { rule: 'R002-19' },
};
