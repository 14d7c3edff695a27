/**
 * The time limits of 《信访条例》 (国务院令第431号), in force from 2005-05-01 until 《信访工作条例》 took its place. A matter accepted
 * under it keeps them to its end (R004-61, DL-13). It knows no objection of five working days.
 */
import { RulePack } from '#shared/model/rule-pack.ts';
import { RULE_DEFAULTS } from './rule-defaults.ts';

const REGULATION = {
  ...RULE_DEFAULTS,
  unit: 'calendar-day',
  basis: '《信访条例》',
  effectiveFrom: '2005-05-01',
  effectiveTo: '2022-04-30',
} as const;
const SIMPLE = {
  ...RULE_DEFAULTS,
  provenance: 'seed',
  basis: '《信访事项简易办理办法（试行）》（国信发〔2016〕8号）',
  effectiveTo: '2022-07-16',
} as const;

export const RULE_PACK_2005: RulePack = RulePack.parse({
  id: '2005',
  name: '《信访条例》时限（2005年5月1日至2022年4月30日）',
  rules: [
    {
      ...REGULATION,
      code: 'notifyDirect',
      name: '直接收到的信访事项书面告知是否受理',
      length: 15,
      startsOn: 'received',
      article: '第二十二条第二款',
      note: '能够当场答复是否受理的当场书面答复；姓名（名称）、住址不清的除外',
    },
    {
      ...REGULATION,
      code: 'notifyAssigned',
      name: '转送交办件决定是否受理并书面告知',
      length: 15,
      startsOn: 'received',
      article: '第二十一条第二款',
      note: '并按要求通报信访工作机构',
    },
    {
      ...REGULATION,
      code: 'forwardByPetitionOffice',
      name: '信访工作机构转送、交办',
      length: 15,
      startsOn: 'received',
      article: '第二十一条第一款',
    },
    {
      ...REGULATION,
      code: 'handle',
      name: '办结信访事项',
      length: 60,
      startsOn: 'accepted',
      article: '第三十三条',
      note: '适用于受理的一切信访事项；法律、行政法规另有规定的，从其规定',
    },
    {
      ...REGULATION,
      code: 'extend',
      name: '延长办理期限',
      length: 30,
      startsOn: 'original-due',
      article: '第三十三条',
      note: '本行政机关负责人批准并告知延期理由；只能延一次为凭记忆，未核',
    },
    {
      ...REGULATION,
      code: 'reviewApply',
      name: '请求复查',
      length: 30,
      startsOn: 'reply-received',
      article: '第三十四条',
      note: '自收到书面答复之日起',
    },
    {
      ...REGULATION,
      code: 'reviewHandle',
      name: '提出复查意见',
      length: 30,
      startsOn: 'review-requested',
      article: '第三十四条',
    },
    {
      ...REGULATION,
      code: 'recheckApply',
      name: '请求复核',
      length: 30,
      startsOn: 'review-decision-received',
      article: '第三十五条第一款',
    },
    {
      ...REGULATION,
      code: 'recheckHandle',
      name: '提出复核意见',
      length: 30,
      startsOn: 'recheck-requested',
      article: '第三十五条',
      note: '听证所需时间不计算在内（第二款）',
    },
    {
      ...REGULATION,
      code: 'assignFeedback',
      name: '交办件反馈结果、提交办结报告',
      unit: 'as-instructed',
      startsOn: 'assigned',
      article: '第二十一条第一款第四项',
    },
    {
      ...SIMPLE,
      code: 'simpleDecide',
      name: '简易办理：决定是否受理',
      length: 3,
      unit: 'work-day',
      startsOn: 'received',
      confidence: 80,
      note: '起算点凭记忆',
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
  ],
});
