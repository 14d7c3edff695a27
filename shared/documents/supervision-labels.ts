/** 中文标签 of supervision and of a leader's lead (vocabulary §13). They name what a unit did or owes, never a person. */
import type { CodeOf } from '#shared/model/codes.ts';
import type * as codes from '#shared/model/supervision-codes.ts';

export const supervisionTriggerLabels = {
  overdue: '超期未办结',
  'procedure-gap': '未按规定程序办理',
  prevarication: '退办、变更责任单位过多',
  'not-executed': '处理意见未执行',
  'no-feedback': '未按规定反馈办理结果',
  'no-reply': '多次催办不回复、督办不力',
  'no-explanation': '责成说明情况后仍未办理',
  'no-self-criticism': '责成书面检查后仍未办理',
  instructed: '上级交办、领导批示',
  'major-group': '集体走访',
  'repeat-3': '同一事项多次来访来信',
  'joint-letter-5': '集体联名信',
  'same-day-3': '同一天多人反映同一问题',
  'three-day-5': '三天内多人反映同一问题',
  unsatisfied: '评价不满意',
  'repeat-after-close': '办结后重复',
  manual: '其他需要督办的',
} as const satisfies Record<codes.SupervisionTrigger, string>;

/** R002-06. */
export const procedureGapLabels = {
  'registered-late': '收到后没有及时登记',
  'not-told': '没有告知受理',
  'not-heard': '没有听取陈述',
} as const satisfies Record<codes.ProcedureGap, string>;

/** 双线 (R001-65). */
export const supervisionLineLabels = {
  problem: '问题解决',
  'first-handling': '首办责任',
} as const satisfies Record<codes.SupervisionLineCode, string>;

export const supervisionLevelLabels = {
  normal: '一般',
  important: '重要',
  urgent: '紧急',
  listed: '挂牌',
} as const satisfies Record<codes.SupervisionLevel, string>;

/** R002-37…39. */
export const measureLabels = {
  explain: '责成说明情况',
  'self-criticism': '责成书面检查',
  circular: '通报',
} as const satisfies Record<codes.Measure, string>;

export const nudgeChannelLabels = {
  phone: '电话',
  letter: '发函',
  briefing: '听取汇报',
} as const satisfies Record<CodeOf<typeof codes.NUDGE_CHANNELS>, string>;

export const authorizationModeLabels = {
  here: '本系统授权',
  'in-writing': '书面授权',
  oral: '口头授权',
} as const satisfies Record<CodeOf<typeof codes.AUTHORIZATION_MODES>, string>;

export const leadWorkLabels = {
  situation: '掌握情况',
  interview: '接谈',
  verify: '核查',
  explain: '说明解释、沟通',
  resolve: '化解措施',
} as const satisfies Record<codes.LeadWork, string>;

export const leadOutcomeLabels = {
  resolved: '诉求解决',
  'partly-resolved': '诉求部分解决',
  'ended-by-law': '依法终结',
  channelled: '导入法定途径',
  'accepted-in-writing': '信访人书面表示接受',
} as const satisfies Record<CodeOf<typeof codes.LEAD_OUTCOMES>, string>;
