/** Words of reception sessions and their roster (R004-30 to R004-41). */
import type { ReceptionRefusal } from '#shared/domain/reception/stream/decide.ts';
import { isReady } from '#shared/domain/reception/session/decide.ts';
import type { TurnProposal } from '#shared/domain/reception/roster/rotation.ts';
import type { SlotChoice } from '#shared/domain/reception/roster/regular-slot.ts';
import type { AbsenceReason, SessionStatus, SessionView } from '#shared/model/reception.ts';
import { marketWords, shortDay } from './market-words.ts';

/** How a session stands; what no board announces does not wait for one. */
export const sessionStatus = (session: Pick<SessionView, 'type' | 'status'>): string =>
  isReady(session) && session.status !== 'published'
    ? sessionWords.unannounced[session.status === 'postponed' ? 'postponed' : 'planned']
    : sessionWords.statuses[session.status];

export const sessionWords = {
  titles: { county: '周五领导接访', office: '赶集日接访' },
  intro: {
    county: '每周五由班子成员轮流接访。放假的周五请选停接、提前或者顺延。',
    office: '每月第一个赶集日由所长接访。逢休息日请三选一，改期须提前两天重新公示。',
  },
  toRules: '赶集规则',
  toToday: '今日接访',
  /** What pressing it shows. */
  horizons: { near: '列到明年底', far: '只列最近' },
  noRule: '本所还没有确认赶集规则，排不出接访日。',
  columns: { day: '接访日', host: '接访人', status: '状态', act: '办理' },
  moved: (from: string): string => `原定 ${from}`,
  kept: (dayOff: string | undefined): string => (dayOff === undefined ? '休息日照常' : `休息日照常，${dayOff} 补休`),
  proposed: (name: string): string => `建议 ${name}`,
  nobody: '无人可排',
  notPlanned: '未排',
  statuses: {
    planned: '已排，待公示',
    published: '已公示',
    open: '接访中',
    ended: '已结束',
    cancelled: '停接',
    postponed: '已改期，待重新公示',
  } satisfies Record<SessionStatus, string>,
  unannounced: { planned: '已排', postponed: '已改期' },
  because: {
    'owes-most': '应轮次数最多',
    'longest-ago': '上次接访最早',
    order: '按名册次序',
    'only-one': '其他人不在岗',
    nobody: '都不在岗',
  } satisfies Record<TurnProposal['because'], string>,
  officeHead: '司法所负责人',
  reminders: { plan: '七天内，待排定', publish: '七天内，待公示', settle: '七天内，待选择' },
  acts: {
    plan: '排定',
    planAll: '按建议全部排定',
    settle: '选择',
    change: '改期、停接',
    publish: '公示',
    changeHost: '换人',
    swap: '提出调班',
    adjust: '调整',
    again: '重新公示',
    agree: '同意调班',
    decline: '不同意',
    withdraw: '撤回调班',
    delegate: '书面委托',
  },
  with: (names: readonly string[]): string => `陪同 ${names.join('、')}`,
  note: (note: string): string => `备注：${note}`,
  boardOld: '公示牌待重做',
  shortNotice: '公示不足提前 2 天',
  called: '通知本单位到场',
  arrive: '本单位已到场',
  report: '即时报告',
  reported: (name: string, text: string): string => `${name}报告：${text}`,
  offered: (from: string, to: string): string => `${from}请${to}调班，待本人确认`,
  delegated: (from: string, to: string): string => `${to}（受${from}委托）`,
  halfSwap: '调班只在一场生效，另一场还没有收到，请核对。',
  standing: {
    title: '轮值情况',
    note: '应轮＝每一场由当时能到岗的人平摊',
    columns: { name: '班子成员', taken: '已轮', share: '应轮', last: '最近一次' },
    never: '—',
    missed: (name: string, count: number): string =>
      `${name}最近连续 ${count} 次轮到时没有到岗，排下一次前请先问一下本人是否方便。`,
  },
  absences: {
    'business-trip': '出差',
    meeting: '会议',
    leave: '请假',
    training: '培训',
    emergency: '处置突发情况',
    other: '其他',
  } satisfies Record<AbsenceReason, string>,
  fields: {
    choice: '怎样安排',
    movedTo: '改到哪一天',
    dayOff: '补休日期',
    reason: '理由',
    newHost: '改由谁接访',
    swapWith: '与哪一场对调',
    to: '受托人',
    why: '委托原因',
    writtenOn: '委托书日期',
    paper: '委托书编号或存放处',
    note: '备注',
    noteHint: '写在排班表上给同事看，不上公示牌；不写信访人的姓名和情况。',
    what: '现场情况',
    whatHint: '报给牵头领导：来了多少人、反映什么事、正在怎样处理。不写个人信息。',
  },
  /** RO-04, C29. */
  meets: (day: string, types: readonly string[]): string =>
    `${day}已有${types.join('、')}。请另选一天；确要同一天一并接访的，再按一次“确定”。`,
  changes: { move: '改到另一天', cancel: '停接这一次' },
  missing: '请填写完整。',
  confirm: '确定',
  /** R004-34, where the county's list names no room. */
  places: { county: '法规股办公室', office: '调解室' },
} as const;

/** A choice for a slot at rest, in words. */
export function choiceText(choice: SlotChoice): string {
  switch (choice.kind) {
    case 'cancel':
      return '停接一次';
    case 'keep':
      return '照常接访，安排补休';
    case 'move':
      return `${moveText[choice.choice]} ${shortDay(choice.day)}${choice.rests ? '（也休息，还要再选）' : ''}${choice.meets ? '（当天已有接访，请合并或者另选）' : ''}`;
  }
}

const moveText = {
  'next-market-day': '改到当月下一个赶集日',
  'work-day': '改到工作日',
  earlier: '提前到',
  later: '顺延到',
  other: '改到',
} as const;

/** 10月3日 周六 */
export const dayAndWeekday = (day: string, weekday: number): string =>
  `${shortDay(day)} ${marketWords.weekday(weekday)}`;

/** Why something about a session is not possible, and what to do instead. */
export function explainSessionRefusal(
  refusal: ReceptionRefusal | { readonly code: 'not-enrolled' },
  nameOf: (officer: string) => string,
): string {
  switch (refusal.code) {
    case 'status':
      return '这一场的状态已经变了，现在不能这样办。请看最新状态。';
    case 'may-not-receive':
      return `${nameOf(refusal.officer)}不在接访人员范围（班子成员、法规股、法律援助人员、各所负责人），请换人或者办理书面委托。`;
    case 'notice-too-short':
      return `改期须至少提前 ${refusal.days} 天重新公示，请选更晚的日期。`;
    case 'not-on-roster':
      return `${nameOf(refusal.officer)}不是这一场的接访人或者陪同人，请先换人或者办理书面委托。`;
    case 'companion-here':
      return `${nameOf(refusal.officer)}已经签到，不能从本场去掉。`;
    case 'forms-missing':
      return `还有 ${refusal.matters.length} 件没有签好登记表，签好后才能结束这一场。`;
    default:
      return REFUSALS[refusal.code];
  }
}

const REFUSALS = {
  'not-enrolled': '本机还没有登记到县局，请先完成登记。',
  'officer-unknown': '县局名册里没有您或者您已离任，请联系县局。',
  'role-missing': '您的岗位不办理接访，请由接访人员操作。',
  'wrong-stream': '这条记录与已有的记录对不上，没有收下。',
  'queue-exists': '这个排号已经开过了。',
  'no-queue': '还没有开始排号，请先取第一个号。',
  'market-not-yours': '赶集规则由本所所长或者信访办确认，请由他们保存。',
  'session-exists': '这一场已经排过了。',
  'no-session': '还没有排这一场，请先排定。',
  'session-of-other-office': '这一场不是本单位的，请由排班单位办理。',
  'not-planner': '排班由信访办或者所长办理，请由他们操作。',
  'host-is-companion': '接访人不能同时列为陪同人，请去掉其中一处。',
  'hours-empty': '结束时间要晚于开始时间，请改时间。',
  'outreach-alone': '下访须两人以上，请添加陪同人。',
  'nothing-to-talk-about': '约访要写明事项，请选一件并写明谈什么。',
  'joint-without-units': '联合接访要写明通知了哪些单位，请补充。',
  'changed-meanwhile': '别人刚刚改过这一场，请看过最新安排再改。',
  'same-day': '新日期与原日期相同，请另选一天。',
  'same-officer': '与原来是同一人或者同一场，请另选。',
  'not-your-turn': '这一步要由本场接访人本人办理。',
  'offer-gone': '调班申请已经撤回或者被新的安排取代。',
  'offer-not-for-you': '调班要由对方本人确认。',
  'delegated-after': '委托书日期不能晚于接访日，也不能晚于今天，请核对。',
  'not-invited': '这一场不需要这一步。',
  'absence-without-reason': '未到岗须写原因，请选一项。',
  'nobody-on-duty': '接访人还没有签到，签到后才能开始。',
  'matter-taken': '这一件已经在本场了。',
  'matter-not-here': '这一件不在本场，请先加入。',
  'form-signed': '登记表已经签批，需要更正的请在事项里另写更正。',
  'period-days': '最后一天不能早于第一天，最长一年，请改日期。',
  'no-period': '还没有设这个特别防护期。',
  'period-lifted': '这个特别防护期已经解除，需要的请另设。',
  'nothing-changed': '没有改动，不用保存。',
  'absence-not-yours': '只能登记本人不在岗；别人的由排班的人登记。',
  'absence-days': '最后一天不能早于第一天，最长一年，请改日期。',
  'absence-of-other': '这条登记是另一个人的，请另外登记。',
  'no-absence': '这条登记已经撤销，或者还没有登记。',
  'conclusion-missing': '联合接访要写现场结论，请补充。',
} as const satisfies Record<
  Exclude<
    ReceptionRefusal['code'] | 'not-enrolled',
    'status' | 'may-not-receive' | 'notice-too-short' | 'not-on-roster' | 'companion-here' | 'forms-missing'
  >,
  string
>;

/** The same for a record that the county did not take; `null` when the code is not one of a reception's. */
export function explainReceptionCode(
  code: string,
  detail: Readonly<Record<string, unknown>>,
  nameOf: (officer: string) => string,
): string | null {
  if (!Object.hasOwn(REFUSALS, code) && !WITH_DETAIL.includes(code)) return null;
  // The county's answer to our own operation: code and details of `decideReception`, the same version or an older one.
  return explainSessionRefusal(
    { matters: [], days: 2, officer: '', ...detail, code } as unknown as ReceptionRefusal,
    nameOf,
  );
}

const WITH_DETAIL: readonly string[] = [
  'status',
  'may-not-receive',
  'notice-too-short',
  'not-on-roster',
  'companion-here',
  'forms-missing',
];
