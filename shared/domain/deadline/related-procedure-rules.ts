/**
 * Time limits of the procedures petitions are led into: mediation, reconsideration, litigation, complaints about legal
 * aid and forensic examiners, reports to the discipline inspection (statutes §2). Part of `RULE_PACK_2022`.
 */
import { DeadlineRule } from '#shared/model/rule-pack.ts';
import { RULE_DEFAULTS } from './rule-defaults.ts';

const MEDIATION = { ...RULE_DEFAULTS, basis: '《中华人民共和国人民调解法》' } as const;
const RECONSIDERATION = { ...RULE_DEFAULTS, basis: '《中华人民共和国行政复议法》' } as const;
const LITIGATION = { ...RULE_DEFAULTS, basis: '《中华人民共和国行政诉讼法》' } as const;
const OPEN_INFORMATION = { ...RULE_DEFAULTS, basis: '《中华人民共和国政府信息公开条例》' } as const;
const LEGAL_AID = { ...RULE_DEFAULTS, basis: '《法律援助投诉处理办法》' } as const;
// Only the seven days of the final notice were found in print.
const FORENSIC = {
  ...RULE_DEFAULTS,
  provenance: 'recalled',
  confidence: 80,
  basis: '《司法鉴定执业活动投诉处理办法》（司法部令第144号）',
} as const;
const DISCIPLINE = {
  ...RULE_DEFAULTS,
  basis: '《纪检监察机关处理检举控告工作规则》',
  note: '由纪检监察机关执行',
} as const;

export const RELATED_PROCEDURE_RULES: readonly DeadlineRule[] = DeadlineRule.array().parse([
  {
    ...MEDIATION,
    code: 'mediationConfirm',
    name: '调解协议司法确认申请',
    length: 30,
    unit: 'calendar-day',
    startsOn: 'agreement-effective',
    article: '第三十三条',
    note: '双方当事人共同申请；《民事诉讼法》第二百零五条',
  },
  {
    ...RECONSIDERATION,
    code: 'reconsider',
    name: '行政复议申请',
    length: 60,
    unit: 'calendar-day',
    startsOn: 'act-known',
    article: '第二十条',
  },
  {
    ...LITIGATION,
    code: 'sue',
    name: '行政诉讼起诉',
    length: 6,
    unit: 'month',
    startsOn: 'act-known',
    article: '第四十六条',
  },
  {
    ...OPEN_INFORMATION,
    code: 'foiReply',
    name: '政府信息公开答复',
    length: 20,
    unit: 'work-day',
    startsOn: 'received',
    article: '第三十三条',
  },
  {
    ...OPEN_INFORMATION,
    code: 'foiExtend',
    name: '政府信息公开延长答复',
    length: 20,
    unit: 'work-day',
    startsOn: 'original-due',
    article: '第三十三条',
  },
  {
    ...LEGAL_AID,
    code: 'laComplaintDecide',
    name: '法律援助投诉受理决定',
    length: 5,
    unit: 'work-day',
    startsOn: 'received',
    article: '第十五条',
  },
  {
    ...LEGAL_AID,
    code: 'laComplaintHandle',
    name: '法律援助投诉办结',
    length: 60,
    unit: 'calendar-day',
    startsOn: 'accepted',
    article: '第二十三条',
  },
  {
    ...LEGAL_AID,
    code: 'laComplaintExtend',
    name: '法律援助投诉延长办理',
    length: 30,
    unit: 'calendar-day',
    startsOn: 'original-due',
    article: '第二十三条',
  },
  {
    ...LEGAL_AID,
    code: 'laComplaintNotify',
    name: '法律援助投诉处理决定告知',
    length: 5,
    unit: 'work-day',
    startsOn: 'decided',
    article: '第二十四条',
  },
  {
    ...FORENSIC,
    code: 'faComplaintDecide',
    name: '司法鉴定投诉受理决定',
    length: 7,
    unit: 'work-day',
    startsOn: 'received',
  },
  {
    ...FORENSIC,
    code: 'faComplaintHandle',
    name: '司法鉴定投诉办结',
    length: 60,
    unit: 'calendar-day',
    startsOn: 'accepted',
  },
  {
    ...FORENSIC,
    code: 'faComplaintExtend',
    name: '司法鉴定投诉延长办理',
    length: 30,
    unit: 'calendar-day',
    startsOn: 'original-due',
  },
  {
    ...FORENSIC,
    code: 'faComplaintNotify',
    name: '司法鉴定投诉处理结果告知',
    length: 7,
    unit: 'work-day',
    startsOn: 'decided',
    provenance: 'found',
    confidence: 100,
    note: '深圳市司法局公开问答',
  },
  {
    ...DISCIPLINE,
    code: 'reportAck',
    name: '实名检举控告告知受理情况',
    length: 15,
    unit: 'work-day',
    startsOn: 'received',
  },
  {
    ...DISCIPLINE,
    code: 'reportFeedback',
    name: '实名检举控告反馈处理结果',
    length: 15,
    unit: 'work-day',
    startsOn: 'closed',
  },
]);
