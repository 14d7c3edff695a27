/** Limits of the bureau's own supervision and reporting (seeds 002 and 004), the same under both regulations. */
import { DeadlineRule } from '#shared/model/rule-pack.ts';
import { RULE_DEFAULTS } from './rule-defaults.ts';

const SUPERVISION = { ...RULE_DEFAULTS, kind: 'internal', provenance: 'seed', basis: '督查督办工作办法' } as const;
const INCIDENT = { ...RULE_DEFAULTS, kind: 'internal', provenance: 'seed', basis: '涉法涉诉信访工作实施细则' } as const;

export const WORKING_RULES: readonly DeadlineRule[] = DeadlineRule.array().parse([
  {
    ...SUPERVISION,
    code: 'nudge',
    name: '催办',
    length: 3,
    unit: 'calendar-day',
    startsOn: 'reply-due',
    rollForward: 'none',
    note: '逾期满3日起催办',
  },
  {
    ...SUPERVISION,
    code: 'leaderReport',
    name: '领导交办督查件书面报告',
    length: 3,
    unit: 'work-day',
    startsOn: 'inspection-ended',
  },
  { ...INCIDENT, code: 'incidentReport', name: '大规模异常上访首报', length: 1, unit: 'hour', startsOn: 'learned' },
]);
