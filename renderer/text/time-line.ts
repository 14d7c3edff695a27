/** Sentences of the time line: who did what, when it was recorded and when the county had it (RX-01). */
import type { ActionKind } from '#shared/model/action.ts';
import type { HistoryLine } from '#shared/model/matter.ts';

/** The name of an act by its code; of a later program's, the code itself. */
export const actionNameOf = (kind: string): string =>
  Object.hasOwn(actionText, kind) ? actionText[kind as keyof typeof actionText].name : kind; // `hasOwn` has just shown it

/** The name of an action on a button, and what stands on the time line once it happened. */
export const actionText = {
  register: { name: '登记', happened: '登记了本件' },
  amend: { name: '修改', happened: '修改了登记内容' },
  'settle-on-spot': { name: '当即办结', happened: '当场答复并办结' },
  'guide-out': { name: '引导告知', happened: '说明不属本系统职权，告知了应去的部门' },
  'refer-mediation': { name: '转人民调解', happened: '各方自愿，转人民调解' },
  'link-matter': { name: '确认关联', happened: '确认了与另一件的关系' },
  'unlink-matter': { name: '取消关联', happened: '取消了与另一件的关联' },
  'resolve-conflict': { name: '选定内容', happened: '在两种写法中选定了一种' },
  'confirm-date': { name: '核对时间', happened: '核对了收到时间' },
  void: { name: '作废', happened: '作废本件，编号保留' },
  'add-note': { name: '添加记录', happened: '添加了记录' },
  'add-attachment': { name: '添加材料', happened: '添加了材料' },
  'withdraw-attachment': { name: '撤回材料', happened: '撤回了一份材料' },
  'issue-paper': { name: '出具文书', happened: '出具了文书' },
  'record-print': { name: '打印', happened: '打印了文书' },
  propose: { name: '拟办', happened: '拟办，请领导审批' },
  'decide-proposal': { name: '审批拟办', happened: '审批了拟办意见' },
  assign: { name: '交办', happened: '交办给责任单位' },
  transfer: { name: '转送', happened: '转送' },
  'sign-for': { name: '签收', happened: '签收' },
  object: { name: '提出异议', happened: '提出异议，认为不属本单位职权' },
  'answer-objection': { name: '答复异议', happened: '记录了交办方对异议的答复' },
  'decide-intake': { name: '受理告知', happened: '作出受理告知决定' },
  'convert-to-ordinary': { name: '转普通程序', happened: '由简易转为普通程序，期限连续计算' },
  'record-work': { name: '办理记录', happened: '记录了办理情况' },
  'ask-extension': { name: '申请延期', happened: '申请延长办理期限' },
  'decide-extension': { name: '审批延期', happened: '审批了延期申请' },
  'draft-opinion': { name: '起草处理意见', happened: '起草了处理意见' },
  'sign-opinion': { name: '签发处理意见', happened: '审签了处理意见' },
  'answer-suggestion': { name: '回复建议', happened: '对建议作出回复' },
  'conclude-mediation': { name: '调解结果', happened: '记录了调解结果' },
  'record-delivery': { name: '告知送达', happened: '记录了告知、送达' },
  'report-up': { name: '报交办机关', happened: '向交办机关报告结果' },
  'submit-closure': { name: '报结', happened: '报请办结审核' },
  'check-closure': { name: '办结审核', happened: '作了办结审核' },
  'follow-up': { name: '回访', happened: '回访信访人' },
  rate: { name: '满意度', happened: '记录了满意度评价' },
  'submit-to-leader': { name: '送领导阅批', happened: '送领导阅批' },
  instruct: { name: '领导批示', happened: '作出批示' },
  archive: { name: '归档', happened: '整理归档' },
  reopen: { name: '批准重开', happened: '批准重新办理' },
  withdraw: { name: '信访人撤回', happened: '记录信访人撤回' },
  'request-review': { name: '申请复查复核', happened: '记录信访人申请复查、复核' },
  'call-hearing': { name: '听证通知', happened: '决定举行听证并通知' },
  'refuse-review': { name: '不予复查复核', happened: '记录了不予复查或者复核的决定' },
  'record-hearing': { name: '听证记录', happened: '记录了听证' },
  'decide-review': { name: '复查复核意见', happened: '登记了复查、复核意见' },
  finalize: { name: '审核认定办结', happened: '审核认定办结' },
  'merge-into': { name: '并入另一件', happened: '确认为重复登记，并入主件' },
  'undo-merge': { name: '取消合并', happened: '取消合并，恢复原状' },
  'split-off': { name: '分出一件', happened: '其中一部分另行登记' },
  'seal-confidential': { name: '移交保密', happened: '移交保密登记' },
  'mark-cross': { name: '三跨三分离', happened: '标明三跨三分离，记录了协商情况' },
  'ask-co-unit': { name: '交协办', happened: '请有关单位协办' },
  'answer-co-unit': { name: '协办反馈', happened: '反馈了协办情况' },
  'request-access': { name: '个人信息请求', happened: '登记了本人查阅、复制、更正或者补充个人信息的请求' },
  'answer-access': { name: '答复个人信息请求', happened: '答复了个人信息请求' },
  'record-nudge': { name: '催办', happened: '催促责任单位回复' },
  'propose-supervision': { name: '督办立项', happened: '拟发督办单，请领导授权' },
  'dismiss-supervision': { name: '不立督办', happened: '认定不需要督办' },
  'authorize-supervision': { name: '授权督办', happened: '对督办立项作出决定' },
  'issue-supervision': { name: '发出督办单', happened: '向责任单位发出督办单' },
  'answer-supervision': { name: '回复督办', happened: '回复了督办单' },
  'check-supervision': { name: '核查督办回复', happened: '核查了督办回复' },
  'mark-raised-above': { name: '上级转来标记', happened: '按上级文书标明已在上级机关提出' },
  'appoint-lead': { name: '明确包案领导', happened: '明确了包案领导' },
  'record-lead': { name: '包案进展', happened: '记录了包案进展' },
  'conclude-lead': { name: '包案报结', happened: '包案报结' },
} as const satisfies Record<ActionKind, { readonly name: string; readonly happened: string }>;

/** Names of people and units, from the county profile. */
export type NameOf = { readonly officer: (id: string) => string; readonly unit: (code: string) => string };

/** One line: 「甲溪司法所 王某登记了本件」, with the gist of a step in brackets and the reason or text after a colon. An unknown kind is still shown. */
export function historySentence(line: HistoryLine, nameOf: NameOf, gist = ''): string {
  const known: Readonly<Record<string, { readonly happened: string }>> = actionText;
  const happened = Object.hasOwn(known, line.kind) ? known[line.kind]?.happened : undefined;
  const what = happened ?? '办理了一步（本机版本较旧，不能显示名称）';
  const head = `${nameOf.unit(line.office)} ${nameOf.officer(line.by)} ${what}${gist === '' ? '' : `（${gist}）`}`;
  return line.note === undefined || line.note === '' ? head : `${head}：${line.note}`;
}

export const timeLineText = {
  title: '办理经过',
  /** R001-23. */
  receivedAt: (reception: string, who: string, place: string): string =>
    `在${reception}中接收：接访人 ${who}，地点 ${place}`,
  arrivedAt: '到县局',
  notArrived: '尚未到达县局',
  timeDoubtful: '时间待核',
} as const;
