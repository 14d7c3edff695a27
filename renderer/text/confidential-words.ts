/** Words of reports in confidence: the register, what is handed over into it, refusals; the form's are seal-words. */
import type { ConfidentialRefusal } from '#shared/domain/confidential/decide.ts';
import type { CONFIDENTIAL_NOTES } from '#shared/model/confidential.ts';
import type { Explanation } from './explanation.ts';
import { explainFailure, type Failure } from './failure-words.ts';
import { explainSeal } from './seal-words.ts';

/** Why a transfer was not made: of sealing, of the registration, or as with any other act. */
type TransferTrouble =
  | Failure
  | { readonly kind: 'seal'; readonly code: string }
  | { readonly kind: 'registration-refused' };

/** Words of 移交保密 at a registered matter. */
export const transferWords = {
  title: '移交保密',
  stubTitle: '已转保密登记',
  stub: '这里只留编号，内容在县局保密登记簿里，本机和其他单位都不再保存。需要了解情况的，请联系县局保密员。',
  noNumberYet: '联网后给号',
  confirm: '移交保密',
  what: '确认是检举、控告件的才移交。移交后，登记、办理记录和本机未发送的内容全部加密交县局保密员，只有经两人同意才能查看；其他电脑同步后也一并清除。',
  stays: '本单位台账只留编号和收到日期，标“已转保密登记”。移交后不能撤回，操作记入审计。',
  /** CF-20: nothing of a report in confidence is sent in the clear afterwards. */
  unsent: (count: number): string =>
    `这一件有 ${count} 份材料还没有送到县局，移交后不再发送，本机也打不开。不紧急的，请先联网或者用U盘交换送完再移交；紧急的，请另存后当面交县局保密员。`,
} as const;

const OPEN_STILL = '没有移交，这一件还在原处，内容没有变动。';

/** Why a matter was not handed over into confidence, and what to do. */
export function explainTransfer(problem: TransferTrouble): Explanation {
  switch (problem.kind) {
    case 'seal':
      if (problem.code === 'too-large') {
        return {
          title: '记录太多，装不下',
          happened: '这一件的办理记录超过了一份密件能装的数量。',
          safe: OPEN_STILL,
          remedies: ['联系县局保密员，由保密员到场办理'],
        };
      }
      return { ...explainSeal(problem), safe: OPEN_STILL };
    case 'registration-refused':
      return {
        title: '登记被退回，先更正',
        happened: '县局没有收下这一件的登记，它还在退回箱里。',
        safe: OPEN_STILL,
        remedies: ['到退回箱撤回这条登记', '重新登记时按 Alt+M，直接按密件登记'],
      };
    default:
      return explainFailure(problem);
  }
}

export const refusedReportWords = {
  title: (day: string): string => `${day} 收到的密件没有送到`,
} as const;

const KEPT_SEALED = '密件仍以密文保存在本机，没有丢失，本机任何人都打不开。';

const NO_READER = {
  title: '没有合适的人接收',
  happened: '登记之后县局人员有变动：能打开的人里有被反映的人，或者没有了保密员、审批人。',
  remedies: [
    '电话告诉县局保密员，请县局调整人员',
    '调整后点“再报一次”',
    '仍不行的，请本人到县局或者纪检监察机关当面反映',
  ],
};
const REFUSED_REPORTS: Readonly<Record<string, Omit<Explanation, 'safe'>>> = {
  'no-clerk': NO_READER,
  'no-approver': NO_READER,
  'not-a-reader': NO_READER,
  'received-in-future': {
    title: '收到日期晚于今天',
    happened: '登记时本机的时钟可能不对，县局认为这一天还没有到。',
    remedies: ['核对本机日期时间', '到那一天以后点“再报一次”'],
  },
  'role-missing': {
    title: '登记人已不在岗',
    happened: '县局的人员名单里，登记人没有登记的岗位，或者已经离岗。',
    remedies: ['请县局恢复登记人的岗位', '恢复后点“再报一次”'],
  },
  'second-person-missing': {
    title: '在场的第二人不符',
    happened: '在局机关登记密件须两人在场，登记时写的另一位不在人员名单里。',
    remedies: ['请县局核对人员名单', '核对后点“再报一次”'],
  },
};

/** Why the county did not take a sealed report, and what to do; nothing here says what it is about. */
export function explainRefusedReport(why: string): Explanation {
  const known = REFUSED_REPORTS[why] ?? {
    title: '县局没有收下',
    happened: `县局服务器没有收下这一件（代码 ${why}）。`,
    remedies: ['联网后点“再报一次”', '仍不行的，电话联系县局保密员'],
  };
  return { ...known, safe: KEPT_SEALED };
}

export const confidentialWords = {
  title: '密件登记簿',
  intro: '只有保密员和审批人能看到。列表不显示姓名；查看身份须另一位同意，每一步都留记录。',
  reading: '正在读取……',
  empty: '没有密件。',
  noneFound: '没有反映这个人或者单位的密件。',
  search: '按被反映的人、单位查找',
  reload: '重新读取',
  noBox: '这一件没有发给您这台电脑，请已能查看的同事“增加可查看的席位”。',
  columns: { no: '密件编号', received: '收到', who: '举报人', state: '状态', summary: '内容摘要', due: '移交截止' },
  named: '实名',
  anonymous: '匿名',
  important: '重要',
  about: '反映对象',
  claims: '诉求',
  formerNo: '原登记编号',
  handOverBy: '移交纪检监察机关截止',
  acceptedBy: '告知受理情况截止',
  identity: '查看身份',
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
  answeredBy: (who: string): string => `答复人 ${who}`,
  addReaders: (count: number): string => `增加可查看的席位（${count}）`,
  lateTitle: (count: number): string => `移交后又收到 ${count} 条记录`,
  lateText: '其他电脑在移交之前没有发完的记录，已加密，只在这里。申请查看身份并打开后，可一并查看。',
  lateNew: '有新记录',
  showRecord: '显示办理记录',
  before: '移交前',
  after: '移交后收到',
  damagedLate: '这一条打不开。',
  notes: '办理和答复记录',
  noNotes: '还没有记录。',
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
