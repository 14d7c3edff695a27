/** Words of reports in confidence: the switch at the registration form, the register, refusals. */
import type { ConfidentialRefusal } from '#shared/domain/confidential/decide.ts';
import type { Leak } from '#shared/domain/confidential/split-parts.ts';
import type { CONFIDENTIAL_NOTES } from '#shared/model/confidential.ts';
import type { Explanation } from './explanation.ts';

export const sealWords = {
  switch: '要求保密',
  title: '按密件登记',
  explain:
    '举报人是谁、原话怎么说，登记后立即加密：本机任何人（包括登记人）、系统管理员和县局服务器都打不开，只有保密员经另一位领导同意才能查看。表格不留草稿，不进登记簿，不占本所编号。',
  units: '反映的是哪个单位',
  unitsHint: '该单位的人和电脑看不到这一件，也查不到、数不到。不涉及本系统单位的不选。',
  officer: '反映的是哪个人',
  second: '在场的另一位工作人员',
  secondHint: '在局机关登记密件须两人在场。',
  none: '不涉及本系统单位',
  noOne: '不确定，或者不是本系统人员',
  /** What stays openly on the form and must not name the informant. */
  contentHint: '“内容摘要”“诉求”里不要写举报人的姓名、电话，用“举报人”代替。',
  outcome: '密件不在现场办结、引导或者转调解，请在“登记后怎么办”选“只登记，按程序办理”。',
  done: '已按密件登记',
  doneText: (pseudonym: string): string =>
    `登记表已加密，本机不再显示。以后联系请报下面的联系号，不必说姓名；记录里称“${pseudonym}”。`,
  code: '联系号',
  waits: '联网后自动送县局保密员；送到以前保存在本机，是密文。',
  next: '登记下一件',
} as const;

const LEAK_FIELDS: Readonly<Record<Leak['field'], string>> = {
  summary: '内容摘要',
  claims: '诉求',
  concernedParty: '被反映人或单位',
  materials: '材料名称',
  priorHandling: '以前办理情况',
};

const NOT_KEPT = '没有保存，所填内容还在这一页上，也没有写进本机。';
const TO_BUREAU = '请陪同或者指引本人到县局保密员处当面登记，电话见引导告知单';

/** Why a report was not sealed, and what to do; `no-readers` and its like never end in a plain record. */
export function explainSeal(problem: { readonly code: string; readonly field?: Leak['field'] }): Explanation {
  switch (problem.code) {
    case 'identity-in-content':
      return {
        title: '摘要里能看出举报人是谁',
        happened: `“${problem.field === undefined ? '内容' : LEAK_FIELDS[problem.field]}”里有举报人的姓名或者号码。`,
        safe: NOT_KEPT,
        remedies: ['改用“举报人”称呼后再登记'],
      };
    case 'no-readers':
      return {
        title: '本机还不知道保密员是谁',
        happened: '本机没有从县局取得保密员名单，不能加密。为了保密，不会按普通件保存。',
        safe: NOT_KEPT,
        remedies: ['联网同步一次后再登记', TO_BUREAU],
      };
    case 'no-clerk':
    case 'no-approver':
      return {
        title: '没有可以接收的人',
        happened: '除去被反映的单位和人，县局没有能够接收这一件的保密员或者审批人。',
        safe: NOT_KEPT,
        remedies: ['请本人向纪检监察机关或者上一级反映', '核对“反映的是哪个单位”是否选得过宽'],
      };
    case 'second-person-missing':
      return {
        title: '须两人在场',
        happened: '在局机关登记密件，须写明在场的另一位工作人员。',
        safe: NOT_KEPT,
        remedies: ['选择在场的另一位工作人员'],
      };
    case 'outcome':
      return { title: '密件只登记', happened: sealWords.outcome, safe: NOT_KEPT, remedies: ['改选后再登记'] };
    default:
      return {
        title: '没有保存',
        happened: '本机没有写成。',
        safe: NOT_KEPT,
        remedies: ['再按一次登记', '仍不成功的，请抄在纸上封好，送县局保密员'],
      };
  }
}

export const confidentialWords = {
  title: '密件登记簿',
  intro: '只有保密员和审批人能看到。列表不显示姓名；查看身份须另一位同意，每一步都留记录。',
  empty: '没有密件。',
  reload: '重新读取',
  noBox: '这一件没有发给您这台电脑，请已能查看的同事“增加可查看的席位”。',
  columns: { no: '密件编号', received: '收到', who: '举报人', state: '状态', summary: '内容摘要' },
  named: '实名',
  anonymous: '匿名',
  important: '重要',
  about: '反映对象',
  claims: '诉求',
  formerNo: '原登记编号',
  handOverBy: '移交纪检监察机关截止',
  acceptedBy: '告知受理情况截止',
  ask: '申请查看身份',
  reason: '查看理由',
  reasonHint: '写为什么要知道是谁，不写姓名和号码。',
  approve: '同意',
  refuse: '不同意',
  open: '打开身份（60 秒）',
  openHint: '同意当天有效，只能打开一次。点一项显示一项，并记入审计。',
  show: '显示',
  hide: '收起',
  seconds: (left: number): string => `${left} 秒后自动收起`,
  askedBy: (who: string, day: string): string => `${who} ${day} 申请`,
  answeredBy: (who: string): string => `${who}答复`,
  addReaders: (count: number): string => `增加可查看的席位（${count}）`,
  notes: '办理和答复记录',
  note: '记录',
  noteOn: '日期',
  noteWords: '内容',
  noteHint: '答复由保密员一对一当面或者电话作出：写明时间、地点、双方、内容、举报人意见。',
  save: '保存记录',
  unreadable: '打不开',
} as const;

export const noteNames: Readonly<Record<(typeof CONFIDENTIAL_NOTES)[number], string>> = {
  contact: '联系举报人',
  meeting: '联席会议',
  'hand-over': '移交纪检监察机关',
  reply: '一对一答复',
  archive: '归密卷',
};

export const askStates = {
  waiting: '等待同意',
  approved: '已同意',
  refused: '不同意',
  opened: '已查看',
} as const;

export const identityNames = {
  name: '姓名',
  idNo: '证件号码',
  phone: '电话',
  address: '住址',
  statement: '本人陈述',
} as const;

const REFUSALS: Readonly<Partial<Record<ConfidentialRefusal, string>>> = {
  'role-missing': '这一步不归您的岗位办。',
  'not-found': '没有这一件。',
  'unsafe-reason': '理由里不能有电话、证件号码。',
  'ask-answered': '已有人答复过这次申请。',
  'own-approval': '不能同意自己的申请。',
  'not-approved': '还没有得到同意，或者已经打开过一次。',
  'approval-past': '同意只在当天有效，请重新申请。',
  'not-a-reader': '名单里有人不能查看这一件。',
  'received-in-future': '日期不能晚于今天。',
};

/** Why the county refused an act on a report. */
export const refusedWords = (why: string): string =>
  Object.hasOwn(REFUSALS, why) ? (REFUSALS[why as ConfidentialRefusal] ?? '') : '县局没有接受，请重新读取后再试。'; // `hasOwn` has just shown it
