/** Words of the market day: queue, desk, session (R004-31 to R004-41). */
import type { OpinionPart } from '#shared/domain/reception/session/opinion-parts.ts';
import type { QueueRefusal } from '#shared/model/queue-refusal.ts';
import { opinionPartsText } from './opinion-words.ts';

export const marketDayWords = {
  title: '今日接访',
  none: '今天没有排接访。日常来访随时可以登记（F2）。',
  toRoster: '去排班',
  waiting: (count: number): string => `候谈 ${count} 号`,
  done: (count: number): string => `已谈 ${count} 号`,
  at: (place: string, from: string, to: string): string => `${place}　${from}—${to}`,
  host: (name: string): string => `接访人 ${name}`,
  delegated: (name: string, by: string): string => `接访人 ${name}（受${by}委托）`,
  publish: '打印公示牌并公示',
  boardOld: '公示牌与现在的安排不一致，请重新打印。',
  reprint: '重打公示牌',
  largeBoard: '打印公示牌 A3',
  signIn: (name: string): string => `${name}到岗签到`,
  open: '开始接访',
  end: '结束接访',
  endTitle: '还有人持号',
  endAsk: (count: number): string =>
    `还有 ${count} 号没有谈。请先当面说明，并请他们到登记台登记；结束后本场不能再改动。`,
  endEmpty: '本场还没有登记的事项。结束后本场不能再改动。',
  endAnyway: '已当面说明，结束接访',
  showBoard: '投到另一块屏幕',
  boardBlocked: '浏览器没有放行新窗口，请允许本页打开窗口后再点一次。',
  boardTitle: '接访公示牌',
  fullScreen: '全屏显示',
  fullScreenKey: '按 F11 全屏',
  calling: '正在接谈',
  nobodyCalled: '请候谈的群众留意叫号',
  desk: '本台',
  nobody: '本台空闲',
  now: (no: string): string => `请 ${no} 号`,
  together: (persons: number): string => `共 ${persons} 人`,
  called: (times: number): string => `已叫 ${times} 遍`,
  persons: '来访人数（按数字键）',
  personsWrong: (most: number): string => `请填 1 至 ${most} 的整数，再取号。`,
  take: '取号',
  callNext: '叫下一号',
  recall: '再叫一遍',
  noShow: '过号',
  serve: '登记',
  leave: '谈完不登记',
  back: '人到了',
  queue: '候谈队列',
  empty: '没有人候谈。',
  columns: { no: '号', persons: '人数', state: '状态', act: '' },
  states: { waiting: '候谈', called: '在谈', passed: '过号', done: '已谈' },
  forms: '本场接访登记表',
  formsCount: (signed: number, all: number): string => `每件一张，已签 ${signed}／${all}`,
  noForms: '本场还没有登记的事项。',
  signed: { screen: '已在屏幕签批', paper: '已在纸上签批' },
  sign: '签批',
  signNext: '签下一张',
  signTitle: (slipNo: string): string => `签批登记表　${slipNo}`,
  signNow: '签批完成',
  medium: '怎样签',
  media: { paper: '纸上签，拍照存入', screen: '在屏幕上签' },
  pad: '在这里手写签名',
  wipe: '重写',
  photograph: '拍签好的登记表',
  chooseScan: '选扫描件',
  pages: (count: number): string => (count === 0 ? '还没有拍照' : `已有 ${count} 页`),
  paperTitle: (medium: 'screen' | 'paper', page: number): string =>
    medium === 'screen' ? '领导签名' : `领导签批的登记表第 ${page} 页`,
  nothingSigned: {
    screen: '还没有签名，请接访人在框里手写。',
    paper: '还没有拍照，请拍下签好的登记表，或者选扫描件。',
  },
  matterGone: '本机读不到这一件，请先打开这一件看一看。',
  notYours: '有一件您看不到，它的登记表请由同事办理。',
  printFormOf: (slipNo: string): string => `打印登记表：${slipNo}`,
  formNotPrinted: '没有打印成功，请检查打印机。',
  openMatter: '打开',
  outside: '今天登记、还没有归入本场的：',
  join: '归入本场',
  printed: (no: string): string => `${no} 号已取，请交给来访人。`,
  printFailed: '没有打印成功，请把号写在纸上交给来访人。',
} as const;

/** What an opinion still lacks before it counts as signed (R004-41). */
export const opinionHint = (missing: readonly OpinionPart[]): string =>
  missing.length === 0 ? '责任单位、事项和时限都已写明。' : `还要写明${opinionPartsText(missing)}，写明才算签批。`;

/** Why the queue does not do it now, and what to do. */
export function explainQueueRefusal(refusal: QueueRefusal): string {
  switch (refusal.code) {
    case 'desk-busy':
      return `本台还在接谈 ${refusal.no} 号，谈完再叫下一号。`;
    case 'nobody-waiting':
      return '没有人候谈。';
    case 'nobody-at-desk':
      return '本台没有在谈的号，请先叫号。';
    case 'call-again-first':
      return '叫过两遍才能过号，请再叫一遍。';
    case 'queue-closed':
      return '排号已经结束。';
    case 'numbers-used-up':
      return '号已经用完，请直接登记。';
    case 'not-passed':
      return '这个号没有过号。';
    case 'people-waiting':
      return `还有 ${refusal.count} 号候谈，请看过再结束。`;
    case 'desk-still-receiving':
      return `还在接谈 ${refusal.no} 号，谈完再结束。`;
    case 'desk-taken':
      return `${refusal.desk} 号席已有别的电脑。请换一个席号，或者请主台把这一席空出。`;
    case 'seated-elsewhere':
      return `本机已经是 ${refusal.desk} 号席，请用这个席号加入，或者请主台先把它空出。`;
    case 'not-a-member':
    case 'out-of-turn':
    case 'no-such-desk':
      return '排号的状态刚刚变了，请再点一次。';
  }
}
