/** Words of a matter's procedure that stand beside its forms: where it is, what came of a step, who helps with it. */

export const mediationText = {
  committee: '调解委员会',
  agreedOn: '同意日期',
  parties: '当事人',
  partiesHint: '各方姓名，用顿号隔开，至少两人。',
  willing: '已逐一问过，各方都自愿调解',
} as const;

export const stepText = {
  next: '下一步',
  more: '更多',
  none: '这个岗位现在没有要办的下一步。',
  stage: '办理情况',
  procedure: '程序',
  unit: '责任单位',
  firstUnit: '首办单位',
  accepted: '受理日期',
  owed: '报结前还缺',
  returned: '退办',
  times: (count: number): string => `${count} 次`,
  claim: '请求',
  fact: '事实',
  result: '意见',
  basis: '依据',
  addFinding: '增加一项',
  executionUnit: '执行单位',
  executionDue: '执行期限',
  executionText: '怎样落实',
  coUnits: '协办单位',
  leadUnit: '主办单位',
  cross: '三跨三分离',
  coTitle: '协办',
  coNone: '没有请其他单位协办。',
  coOpen: '待反馈',
  coAnswered: '已反馈',
  coDue: (day: string): string => `${day}前反馈`,
  coAnswer: (text: string): string => `反馈：${text}`,
  holds: '符合',
  fails: '不符合',
  yes: '是',
  asked: '要决定的内容',
  whole: '全文',
} as const;

/** Words for what is still owed before closing. */
export const GAPS: Readonly<Record<string, string>> = {
  'acceptance-notice': '受理告知的送达记录',
  'extension-notice': '延期告知的送达记录',
  'transfer-notice': '转送告知的记录',
  result: '处理结果',
  'result-told': '处理结果的送达记录',
  'report-up': '报交办机关的办结报告',
  'co-feedback': '协办单位的反馈',
  'lead-missing': '局长包案',
  'lead-open': '包案报结',
};
