/** Limits of the bureau's own supervision and reporting (seeds 002 and 004), the same under both regulations. */
import { DeadlineRule } from '#shared/model/rule-pack.ts';
import { RULE_DEFAULTS } from './rule-defaults.ts';

const SUPERVISION = { ...RULE_DEFAULTS, kind: 'internal', provenance: 'seed', basis: '督查督办工作办法' } as const;
const INCIDENT = { ...RULE_DEFAULTS, kind: 'internal', provenance: 'seed', basis: '涉法涉诉信访工作实施细则' } as const;

/**
 * 个人信息保护法 45, 46 say 及时 and name no days. The thirty of the recommended standard are the product's default; a
 * county may set fewer (documented, not cited: nobody has read the standard's text for this entry).
 */
const PERSONAL_DATA = {
  ...RULE_DEFAULTS,
  kind: 'internal',
  provenance: 'recalled',
  confidence: 85,
  basis: '《信息安全技术 个人信息安全规范》（GB/T 35273—2020）',
} as const;

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
  {
    ...PERSONAL_DATA,
    code: 'accessReply',
    name: '答复个人信息请求',
    length: 30,
    unit: 'calendar-day',
    startsOn: 'access-requested',
    note: '《个人信息保护法》第四十五条、第四十六条要求及时办理，未定天数',
  },
  {
    ...SUPERVISION,
    code: 'leadAppoint',
    name: '明确包案领导',
    length: 1,
    unit: 'work-day',
    startsOn: 'raised-above',
    confidence: 50,
    basis: '涉法涉诉信访工作实施细则',
    note: '已在上级机关提出的事项由主要领导包案；天数为本系统默认',
  },
  { ...INCIDENT, code: 'incidentReport', name: '大规模异常上访首报', length: 1, unit: 'hour', startsOn: 'learned' },
]);
