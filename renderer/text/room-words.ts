/** Words of several desks in one room (decision 0018). */
import type { LineProblem } from '#shared/sync/room.ts';

export const roomWords = {
  title: '同室各席',
  browser: '只有桌面程序能在同室电脑之间直接联网，浏览器里不能开放，也不能加入。',
  open: '开放给同室电脑',
  close: '停止开放',
  join: '加入同室排号',
  joinNow: '加入',
  leave: '退出同室排号',
  openFirst: '取出第一个号以后，就可以开放给同室电脑。',
  opened: '已开放。请同室电脑按“加入同室排号”，填写：',
  address: '主台地址',
  scanAbout: '有摄像头或者扫码枪的，扫这个码，不用打字。',
  code: (address: string, room: string): string => `主台地址 ${address}，房间号 ${room}`,
  scan: '扫主台屏幕上的码',
  notInvitation: '扫到的不是主台屏幕上的码，请对准主台屏幕再扫。',
  addressHint: '主台屏幕上的一串数字，例如 192.168.1.20，用空格隔开也可以',
  room: '房间号',
  roomHint: '主台屏幕上的四位数字',
  desk: '本机席号',
  deskHint: '2 到 20，一台电脑一个',
  needAddress: '请照主台屏幕填写地址，例如 192.168.1.20。',
  needRoom: '请填四位数字的房间号。',
  needDesk: '请填 2 到 20 之间的席号。',
  joinAbout: '叫号由主台统一安排，各席不会叫到同一个号。来访人信息不经过同室网络。',
  deskNo: (desk: number): string => `${desk} 号席`,
  hostDesk: '主台',
  me: '本机',
  talking: (no: string): string => `在谈 ${no} 号`,
  idle: '空闲',
  vacant: '空出',
  release: '席位空出',
  releaseTitle: (desk: number): string => `空出 ${desk} 号席`,
  releaseAsk: (no: string | null): string =>
    no === null
      ? '请先看过这一席确实没有人在用。空出后，那台电脑要重新加入才能叫号。'
      : `请先看过这一席确实没有人在谈。空出后，${no} 号排到最前面，由其他席叫。`,
  releaseReason: '原因',
  releaseDefault: '电脑离开或者死机',
  transfer: '转给另一席',
  transferTo: (desk: number): string => `转给 ${desk} 号席`,
  joining: '正在加入……',
  joined: (desk: number): string => `本机是 ${desk} 号席，叫号由主台安排。`,
  asking: '已告诉主台，等回话……',
  willTell: '已谈完的，连上以后自动补记。',
  unreached: '连不上主台，正在不断重试。',
  keeps: (no: string): string => `${no} 号仍归本席，请接着谈；连上以后自动补记。`,
  goOn: '要先叫别人，请退出同室排号，用本机自己的字母另起号；原来的号由主台当面换。',
  closed: '主台已结束排号。',
  out: '本机不在同室排号里。',
  released: '主台已把这一席空出。要接着叫号，请重新加入。',
  endShared: '本场有同室电脑一起接谈。那边登记的事项要先同步到本机、归入本场并签好登记表，再结束；结束后不能再归入。',
  elsewhere: (numbers: readonly string[]): string =>
    `${numbers.join('、')} 号在同室的电脑上登记，还没有归入本场，登记表也没有签。请先同步，再归入、签批。`,
  elsewhereChanged: (count: number): string => `同室各席登记、没有归入本场的现在是 ${count} 件，请看过再结束。`,
  endWithout: '确实归不进本场，仍然结束',
  stopped: '同室联网已停止，请重新开放。',
} as const;

/** Why the room could not be opened. */
export const OPEN_PROBLEMS = {
  'no-network': '本机没有接上办公室的网络。请插网线或者连上办公室的路由器，再按一次。',
  'ports-taken': '本机的同室端口都被占用。请关掉其他程序，再按一次。',
} as const;

const PROBLEMS: Readonly<Record<LineProblem, string>> = {
  'not-office': '这个地址不是办公室网络里的地址，请照主台屏幕再填一遍。',
  nobody: '这个地址没有电脑应答。请看主台是否已按“开放给同室电脑”，两台电脑是否在同一网络。',
  busy: '主台正忙，正在重试。',
  'other-version': '两台电脑的程序版本不同，请先都升级到同一版本。',
  'wrong-room': '房间号不对，请照主台屏幕再填一遍。',
  'not-open': '主台没有开放。',
  full: '同室电脑已满。',
  'unknown-session': '主台刚重新开放过，正在重新连接。',
  replayed: '这条消息已经收到过，没有再办一次。',
  damaged: '收到的内容不完整或者被改动过，没有采用。',
  stranger: '对方不是本县登记过的电脑，没有往来。',
  'other-office': '对方是别的单位的电脑，不能加入这里的排号。',
  'own-computer': '这是本机自己的地址，请填主台的地址。',
  revoked: '对方的电脑已被县局停用，没有往来。',
  'no-access': '对方的人员没有接访权限，没有往来。',
  failed: '主台没能记下，正在重试。',
};

/** Why no letter is exchanged, and what to do. */
export const explainRoom = (problem: LineProblem): string => PROBLEMS[problem];
