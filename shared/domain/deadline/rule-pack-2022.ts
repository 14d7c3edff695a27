/**
 * The time limits in force since 《信访工作条例》 (statutes §2), with the provenance each was entered with. RULES.md, part
 * DL, numbers them. A county replaces entries by importing a pack; nothing else in the code knows a number of days.
 */
import { RulePack } from '#shared/model/rule-pack.ts';
import { RELATED_PROCEDURE_RULES } from './related-procedure-rules.ts';
import { RULE_DEFAULTS } from './rule-defaults.ts';
import { WORKING_RULES } from './working-rules.ts';

const REGULATION = { ...RULE_DEFAULTS, basis: '《信访工作条例》', effectiveFrom: '2022-05-01' } as const;
// 001-16 takes its numbers from the trial measures of 2016 (国信发〔2016〕8号), since replaced.
const SIMPLE = {
  ...RULE_DEFAULTS,
  provenance: 'seed',
  basis: '《信访事项简易办理办法》',
  effectiveFrom: '2022-07-17',
  note: '2022年办法（国信办发〔2022〕17号）是否沿用原期限未核',
} as const;
const INTERNAL_CONTROL = { ...RULE_DEFAULTS, kind: 'internal' } as const;
// The window of the current measures was not found, only remembered; it must be settable.
const SATISFACTION = {
  ...RULE_DEFAULTS,
  kind: 'internal',
  rollForward: 'none',
  provenance: 'recalled',
  confidence: 50,
  basis: '《信访事项办理群众满意度评价工作办法（试行）》（国信发〔2022〕11号）',
} as const;

export const RULE_PACK_2022: RulePack = RulePack.parse({
  id: '2022',
  name: '《信访工作条例》时限（2022年5月1日起）',
  rules: [
    {
      ...REGULATION,
      code: 'notifyDirect',
      name: '直接收到的信访事项书面告知',
      length: 15,
      unit: 'calendar-day',
      startsOn: 'received',
      article: '第二十三条第二款',
      note: '当场能够告知的当场书面告知；姓名（名称）、住址不清的除外',
    },
    {
      ...REGULATION,
      code: 'notifyAssigned',
      name: '转送交办件书面告知信访人',
      length: 15,
      unit: 'calendar-day',
      startsOn: 'received',
      article: '第二十三条第三款',
    },
    {
      ...REGULATION,
      code: 'objectAssigned',
      name: '对不属本机关职权的转送交办件提出异议',
      length: 5,
      unit: 'work-day',
      startsOn: 'received',
      article: '第二十三条第三款',
      note: '经交办方核实同意后才能退回',
    },
    {
      ...REGULATION,
      code: 'forwardByPetitionOffice',
      name: '信访部门转送、交办',
      length: 15,
      unit: 'calendar-day',
      startsOn: 'received',
      article: '第二十二条',
    },
    {
      ...INTERNAL_CONTROL,
      code: 'forwardCounty',
      name: '县级信访部门转送、交办（内控）',
      length: 4,
      unit: 'calendar-day',
      startsOn: 'received',
      basis: '国信发〔2014〕16号',
      provenance: 'found',
      note: '2022年新办法是否沿用未核',
    },
    {
      ...REGULATION,
      code: 'handle',
      name: '办结（出具信访处理意见书）',
      length: 60,
      unit: 'calendar-day',
      startsOn: 'accepted',
      article: '第三十四条',
      note: '只适用于第三十一条第六项',
    },
    {
      ...REGULATION,
      code: 'extend',
      name: '延长办理期限',
      length: 30,
      unit: 'calendar-day',
      startsOn: 'original-due',
      article: '第三十四条',
      note: '本机关负责人批准并告知延期理由；只能延一次为凭记忆，未核',
    },
    {
      ...SIMPLE,
      code: 'simpleDecide',
      name: '简易办理：决定是否受理',
      length: 3,
      unit: 'work-day',
      startsOn: 'received',
      confidence: 80,
      note: '起算点凭记忆；2022年办法（国信办发〔2022〕17号）是否沿用原期限未核',
    },
    {
      ...SIMPLE,
      code: 'simpleHandle',
      name: '简易办理：作出处理意见',
      length: 10,
      unit: 'work-day',
      startsOn: 'accepted',
    },
    {
      ...SIMPLE,
      code: 'simpleInstant',
      name: '简易办理：可当即答复的当即出具',
      length: 0,
      unit: 'calendar-day',
      startsOn: 'received',
      rollForward: 'none',
    },
    {
      ...REGULATION,
      code: 'reviewApply',
      name: '申请复查',
      length: 30,
      unit: 'calendar-day',
      startsOn: 'reply-received',
      article: '第三十五条',
      note: '自信访人收到书面答复之日起',
    },
    {
      ...REGULATION,
      code: 'reviewHandle',
      name: '作出复查意见',
      length: 30,
      unit: 'calendar-day',
      startsOn: 'review-requested',
      article: '第三十五条',
    },
    {
      ...REGULATION,
      code: 'recheckApply',
      name: '申请复核',
      length: 30,
      unit: 'calendar-day',
      startsOn: 'review-decision-received',
      article: '第三十六条',
    },
    {
      ...REGULATION,
      code: 'recheckHandle',
      name: '作出复核意见',
      length: 30,
      unit: 'calendar-day',
      startsOn: 'recheck-requested',
      article: '第三十六条',
      note: '听证所需时间不计算在内',
    },
    {
      ...REGULATION,
      code: 'assignFeedback',
      name: '交办件反馈结果、提交办结报告',
      unit: 'as-instructed',
      startsOn: 'assigned',
      article: '第二十二条第三项',
    },
    {
      ...SATISFACTION,
      code: 'satisfaction',
      name: '满意度评价窗口',
      length: 30,
      unit: 'calendar-day',
      startsOn: 'reply-received',
    },
    ...WORKING_RULES,
    ...RELATED_PROCEDURE_RULES,
  ],
});
