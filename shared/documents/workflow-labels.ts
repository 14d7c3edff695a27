/** 中文标签 of the procedures' codes (vocabulary §8, §9; documents §2, §3). */
import type { CodeOf } from '#shared/model/codes.ts';
import type * as codes from '#shared/model/workflow-codes.ts';

export const intakeDecisionLabels = {
  accepted: '受理',
  'accepted-simple': '受理，简易办理',
  'not-accepted-out-of-scope': '不属职权，告知去向',
  'not-accepted-litigation': '涉诉，告知法定途径',
  'not-accepted-in-process': '其他机关已在办，不予受理',
  'not-again': '不再受理',
  'address-unclear': '匿名或地址不清，不告知，照常办理',
} as const satisfies Record<codes.IntakeDecision, string>;

/** 三跨三分离 (vocabulary §10). */
export const crossSplitLabels = {
  'cross-region': '跨地区',
  'cross-department': '跨部门',
  'cross-industry': '跨行业',
  'person-matter': '人事分离',
  'person-household': '人户分离',
  'household-matter': '人事户分离',
} as const satisfies Record<CodeOf<typeof codes.CROSS_SPLITS>, string>;

export const crossLevelLabels = {
  office: '本单位协商',
  county: '报县级协调',
  prefecture: '报市级协调',
  province: '报省级协调',
} as const satisfies Record<CodeOf<typeof codes.CROSS_LEVELS>, string>;

export const workKindLabels = {
  hear: '听取陈述',
  verify: '调查核实',
  explain: '说明解释',
  coordinate: '协调',
  consult: '会商',
  help: '帮扶救助',
  'ask-confirmation': '协助申请司法确认',
  outreach: '下访接谈',
  other: '其他',
} as const satisfies Record<CodeOf<typeof codes.WORK_KINDS>, string>;

export const meansLabels = {
  legal: '法律',
  policy: '政策',
  economic: '经济',
  administrative: '行政',
  education: '教育',
  mediation: '调解',
  persuasion: '疏导',
} as const satisfies Record<CodeOf<typeof codes.MEANS>, string>;

export const opinionResultLabels = {
  support: '予以支持',
  'partly-support': '部分支持',
  explain: '解释说明',
  'not-support': '不予支持',
} as const satisfies Record<CodeOf<typeof codes.OPINION_RESULTS>, string>;

export const suggestionOutcomeLabels = {
  adopted: '采纳',
  partly: '部分采纳',
  filed: '留作参考',
  declined: '未采纳',
} as const satisfies Record<CodeOf<typeof codes.SUGGESTION_OUTCOMES>, string>;

export const paperLabels = {
  acceptance: '受理告知书',
  'not-accepted': '不予受理告知书',
  'no-longer-accepted': '不再受理告知书',
  'litigation-separated': '诉访分离告知书',
  guidance: '引导告知单',
  transfer: '转送告知',
  extension: '延期告知书',
  opinion: '处理意见书',
  'suggestion-reply': '建议事项回复',
  'mediation-end': '调解协议或者终止告知书',
  'review-opinion': '复查意见书',
  'recheck-opinion': '复核意见书',
  'access-reply': '个人信息请求答复书',
  hearing: '听证通知书',
  'review-refusal': '不予复查（复核）告知书',
} as const satisfies Record<codes.Paper, string>;

export const deliveryModeLabels = {
  'in-person': '当面',
  'mail-registered': '挂号邮寄',
  'leave-with-adult-family': '同住成年家属代收',
  'leave-at-residence': '留置',
  electronic: '电子送达（本人同意）',
  phone: '电话',
  sms: '短信',
  'public-notice': '公告',
  other: '其他',
} as const satisfies Record<CodeOf<typeof codes.DELIVERY_MODES>, string>;

export const deliveryResultLabels = {
  signed: '已签收（已告知）',
  refused: '拒收',
  undeliverable: '未能送达',
} as const satisfies Record<CodeOf<typeof codes.DELIVERY_RESULTS>, string>;

export const closedAsLabels = {
  resolved: '解决',
  'partly-resolved': '部分解决',
  explained: '解释说明',
  'not-supported': '依法不支持',
  mediated: '调解达成',
  settled: '和解',
  channelled: '导入法定途径',
  'suggestion-adopted': '建议采纳',
  'suggestion-partly': '建议部分采纳',
  'suggestion-filed': '建议留作参考',
  transferred: '移送有权机关',
} as const satisfies Record<CodeOf<typeof codes.CLOSE_MODES>, string>;

export const closureCheckLabels = {
  facts: '事实清楚',
  conclusion: '结论正确',
  policy: '符合法规政策',
  formalities: '手续完备',
  materials: '材料齐全',
  implemented: '意见落实',
} as const satisfies Record<codes.ClosureCheck, string>;

export const followUpModeLabels = {
  phone: '电话',
  visit: '上门',
  'in-person': '当面',
  other: '其他',
} as const satisfies Record<CodeOf<typeof codes.FOLLOW_UP_MODES>, string>;

export const implementedLabels = {
  yes: '已落实',
  partly: '部分落实',
  no: '未落实',
  unknown: '无法核实',
} as const satisfies Record<CodeOf<typeof codes.IMPLEMENTED>, string>;

export const ratedLabels = {
  'duty-unit': '责任单位',
  'petition-office': '信访部门',
} as const satisfies Record<CodeOf<typeof codes.RATED>, string>;

export const ratingLabels = {
  satisfied: '满意',
  basically: '基本满意',
  unsatisfied: '不满意',
} as const satisfies Record<CodeOf<typeof codes.RATINGS>, string>;

export const unsatisfiedReasonLabels = {
  attitude: '态度',
  slow: '办理慢',
  'no-explanation': '未解释',
  'not-solved': '未解决',
  procedure: '程序',
  other: '其他',
} as const satisfies Record<CodeOf<typeof codes.UNSATISFIED_REASONS>, string>;

export const reviewLevelLabels = {
  review: '复查',
  recheck: '复核',
} as const satisfies Record<codes.ReviewLevel, string>;

export const reviewConclusionLabels = {
  uphold: '维持',
  change: '变更',
  redo: '责令重新处理',
} as const satisfies Record<CodeOf<typeof codes.REVIEW_CONCLUSIONS>, string>;

export const finalGroundLabels = {
  'recheck-decided': '已作出复核意见',
  'review-lapsed': '逾期未申请复查',
  'recheck-lapsed': '逾期未申请复核',
} as const satisfies Record<CodeOf<typeof codes.FINAL_GROUNDS>, string>;

export const reopenGroundLabels = {
  'new-facts': '新事实、新理由',
  'same-facts': '同一事实和理由',
} as const satisfies Record<CodeOf<typeof codes.REOPEN_GROUNDS>, string>;

export const retentionLabels = {
  permanent: '永久',
  '30-years': '30 年',
  '10-years': '10 年',
} as const satisfies Record<CodeOf<typeof codes.RETENTION>, string>;

export const accessRequestLabels = {
  see: '查阅',
  copy: '复制',
  correct: '更正',
  complete: '补充',
} as const satisfies Record<CodeOf<typeof codes.ACCESS_REQUESTS>, string>;

export const accessOutcomeLabels = {
  granted: '同意，已办理',
  partly: '部分办理',
  refused: '不予办理',
} as const satisfies Record<CodeOf<typeof codes.ACCESS_OUTCOMES>, string>;

export const identityCheckLabels = {
  'id-document': '已核对身份证件',
  'known-to-officer': '工作人员认识本人',
  'proxy-paper': '已核对委托书和双方证件',
  'not-shown': '未能核实',
} as const satisfies Record<CodeOf<typeof codes.IDENTITY_CHECKS>, string>;

/** The legal ground as the reply cites it. */
export const accessGroundLabels = {
  'identity-not-shown': '未能核实请求人就是本人或者其受托人',
  'third-party': '涉及他人的个人信息',
  informant: '涉及检举控告人，依法保密（《信访工作条例》第三十条）',
  'kept-secret-by-law': '法律、行政法规规定应当保密（《个人信息保护法》第十八条、第四十五条）',
  'hinders-duty': '告知将妨碍国家机关履行法定职责（《个人信息保护法》第三十五条、第四十五条）',
  'found-correct': '经核实，登记的内容无误（《个人信息保护法》第四十六条）',
  'not-held': '没有登记这项信息',
} as const satisfies Record<CodeOf<typeof codes.ACCESS_GROUNDS>, string>;
