/** Words of the registration screen that screens.ts does not have. */
import type { DutyReason } from '#shared/domain/duty/suggest-duty-unit.ts';
import type { OpinionPart } from '#shared/domain/reception/session/opinion-parts.ts';
import { opinionPartsText } from './opinion-words.ts';

export const registerWords = {
  please: '请填写',
  /** Its reason could not be fetched. */
  notExplained: {
    title: '没有登记上',
    happened: '原因没有读出来，可能是网络刚断开、程序还没有存全。',
    safe: '已填内容都在本页，没有丢失。',
    remedies: ['请再登记一次', '仍不成功的，从“草稿”继续'],
  },
  forms: {
    visit: '来访',
    letter: '来信',
    phone: '来电',
    online: '网上',
    email: '邮件',
    sms: '短信',
    'leader-mailbox': '信箱',
  },
  date: '日期',
  time: '时刻',
  learnedDate: '获知日期',
  learnedTime: '获知时刻',
  learnedTooEarly: '获知时间不能早于收到时间，也不能晚于现在。',
  onBehalf: (host: string): string => `受${host}委托`,
  claim: (seq: number): string => `诉求 ${seq}`,
  claimMissing: '请至少填写一项诉求。',
  feedbackMissing: '上级交办、领导批示的事项，要填反馈期限；来文没有写明的，先同交办机关问清。',
  assignedLate: '交办日期不能晚于收到日期。',
  feedbackTooEarly: '反馈期限不能早于收到日期。',
  promiseTooEarly: '承诺答复日期不能早于收到日期。',
  more: {
    needs: '需要便利',
    person: '证件、性别、住址',
    content: '材料、此前处理、解释',
    handling: '来源、办理途径、内容分类、涉及单位、获知时间',
  },
  party: (place: number): string => `第 ${place} 方`,
  person: (place: number): string => `第 ${place} 人`,
  idProgress: (typed: number): string => `已输 ${typed} 位，共 18 位`,
  idGood: (gender: string, birth: string, age: number): string => `校验无误：${gender}，${birth} 生，${age} 岁`,
  idFifteen: '15 位旧证号码，请对照现用证件填写 18 位号码。',
  phoneDoubtful: '可能抄错，请核对；属实的可以照样登记。',
  anonymousHere: '不记姓名、证件和电话。仍要办理，并记下结果。',
  jointHint: (persons: number): string => `${persons} 人以上为集体访，请推选不超过 5 人的代表；全部人数照实填。`,
  alikeClaims: '一项一行',
  none: '未选',
  allOffices: '县外或者不明',
  classOf: (label: string): string => `属于${label}`,
  chosenOtherwise: (unit: string): string => `建议为${unit}，已另选`,
  backToSuggestion: '改回建议',
  noSection: '本县没有设这个股室，先由县局承接',
  opinionMissing: (parts: readonly OpinionPart[]): string => `还缺：${opinionPartsText(parts)}`,
  opinionComplete: '责任单位、事项和时限都已写明',
  outcomes: {
    'register-only': '按程序办理',
    settle: '当即办结',
    guide: '引导告知',
    mediate: '转调解',
  },
  live: '核对与提示',
  earlier: '以往登记',
  legalDate: '书面告知期限',
  makeUpDay: '调休上班日',
  looking: '正在读取以往登记……',
  startTyping: '填写姓名、电话或者归纳后，这里列出相近的以往登记。',
  /** On the buttons of a candidate; each says what it is about, the matter or the person. */
  relations: {
    'same-matter': '同一事项',
    'same-person': '同一人另一事',
    'same-problem': '同一问题',
    different: '不是同一事项',
  },
  undoFor: (name: string): string => `撤销对${name}的确认`,
  of: (label: string, name: string): string => `${label}：${name}`,
  noName: '匿名',
  repeated: (times: number): string => `来访来信 ${times} 次以上，登记后县局会收到督办提示。`,
  because: { strong: '把握较大', likely: '较为相近', possible: '仅供参考' },
  shortcuts: '回车到下一栏（多行栏 Ctrl+回车），Alt+1 至 Alt+5 到各区',
  serving: (no: string): string => `正在接谈 ${no} 号`,
  leave: '离开',
  leaveTitle: '还没有登记',
  leaveAsk: '已填的内容可以存成草稿，以后在“草稿”里继续。',
  leaveKeep: '存草稿并离开',
  leaveDrop: '不保留，离开',
  stay: '继续填写',
  draftMissing: '没有找到这份草稿，可能已经登记或者删去。已打开一张新表。',
  receipt: {
    title: '已登记',
    slipNo: '临时号',
    queryCode: '查询码',
    next: '下一位',
    open: '查看这一件',
    linked: (count: number): string => `同一事项第 ${count} 次来访来信`,
    numbered: (no: string): string => `县局已收到，正式编号 ${no}。临时号一直有效。`,
  },
  printFailed: '没有打印成功。请检查打印机，再点一次打印；也可以先抄下临时号和查询码。',
} as const;

/** Why a unit is suggested; `nameOf` gives a unit's short name. */
export function dutyReason(reason: DutyReason, category: string, nameOf: (code: string) => string): string {
  switch (reason.code) {
    case 'category-belongs-to-section':
      return `“${category}”由${nameOf(reason.section)}归口`;
    case 'place-of-matter':
      return `事情发生在${nameOf(reason.office)}辖区`;
    case 'registered-here':
      return `由登记单位${nameOf(reason.office)}负责引导`;
    case 'place-without-office':
      return `属地不明，由${nameOf(reason.section)}承接`;
    case 'received-by-county':
      return `县局接待，由${nameOf(reason.section)}承接`;
    case 'caution':
      return {
        'may-belong-to-superior': '可能归市级以上管，登记后请核对',
        'hand-on-to-province': '归省级管理，登记后转送',
        'keep-confidential': '可能属检举控告，注意保密，不得转给被检举的单位',
      }[reason.caution];
  }
}

/** Pinyin to find a category by, typed as initials or in full. */
export const categoryPinyin: Readonly<Record<string, string>> = {
  lawyer: 'ls lvshi ts',
  notary: 'gz gongzheng',
  'legal-aid': 'fy flyz falvyuanzhu',
  'basic-legal-service': 'jc jcflfw jiceng',
  forensic: 'jd sfjd sifajianding',
  arbitration: 'zc zhongcai',
  'people-mediation': 'tj rmtj renmintiaojie',
  'community-correction': 'jz sqjz shequjiaozheng',
  resettlement: 'bj azbj anzhibangjiao',
  'admin-reconsideration': 'fy xzfy xingzhengfuyi',
  'admin-litigation-response': 'ys xzys xingzhengyingsu',
  'enforcement-supervision': 'zf xzzfjd zhifa',
  'normative-doc': 'wj xzgfxwj guifan',
  'law-publicity': 'pf pufa',
  'qualification-exam': 'ks flzyzg kaoshi',
  'prison-drug-rehab': 'jy jianyu jiedu',
  'staff-conduct': 'zf zuofeng jilv',
  'personnel-benefit': 'rs renshi daiyu',
  consultation: 'zx zixun',
  'out-of-scope': 'bs bushu',
};
