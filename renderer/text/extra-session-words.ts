/** Words of receptions besides the regular ones: daily duty, joint, outreach, by appointment (R001-17, R001-19, R001-22, R004-37, R004-38). */
import type { InvitationKind } from '#shared/documents/invitation.ts';
import type { PLACE_KINDS, SessionView } from '#shared/model/reception.ts';

export const EXTRA_TYPES = ['daily-duty', 'joint', 'outreach', 'appointment'] as const;
export type ExtraType = (typeof EXTRA_TYPES)[number];

/** What an appointment is about, in words that say nothing of anybody: the matter itself is named by its number. */
export const APPOINTMENT_TOPICS = ['听取诉求和理由', '告知办理进展', '解释处理意见', '商量化解方案'] as const;

export const extraSessionWords = {
  title: '其他场次',
  plan: '另排一场',
  none: '没有另排的场次。值班、联合接访、下访和约访在这里排。',
  hints: {
    'daily-duty': '特殊时段每天有人接访：从起始日排到最后一天，休息日也排，按轮值次序分到各人。',
    joint: '一件事项涉及几个单位的，请有关单位同时到场，当场说清谁办什么。',
    outreach: '到村、社区或者信访人住处接访，两人以上同去。',
    appointment: '约访是请信访人来谈一件已登记的事项。来不来由本人决定，不来不影响办理。',
  } satisfies Record<ExtraType, string>,
  fields: {
    type: '种类',
    day: '日期',
    lastDay: '最后一天',
    from: '开始时间',
    to: '结束时间',
    placeKind: '地点类别',
    place: '地点',
    host: '接访人',
    companions: '陪同人',
    matter: '事项',
    about: '谈什么',
    units: '通知到场的单位',
    reportTo: '情况报给',
  },
  placeKinds: {
    'reception-place': '接待场所',
    residence: '信访人住处',
    village: '村、社区',
    other: '其他',
  } satisfies Record<(typeof PLACE_KINDS)[number], string>,
  rotated: '按轮值次序分配',
  tooLong: '一次最多排 31 天，最后一天不能早于起始日。',
  cancel: '取消这一场',
  answer: '记本人答复',
  answers: { agreed: '同意来谈', 'other-time': '希望改期', declined: '不来' } satisfies Record<
    NonNullable<SessionView['answer']>,
    string
  >,
  answerIs: '本人答复',
  howAsked: '怎样联系的',
  /** documents §2.12. */
  notice: {
    print: { appointment: '打印约访通知', outreach: '打印下访通知' } satisfies Record<InvitationKind, string>,
    notHere: '本机读不到这一件，请在登记的单位打印。',
    missing: (names: readonly string[]): string => `通知上空着：${names.join('、')}，请手写补上。`,
    failed: '没有打印成功，请检查打印机。',
  },
  arrived: (unit: string): string => `${unit}到场`,
  conclusion: '现场结论',
  conclusionHint: '写明各单位分别办什么、什么时候办完。',
} as const;
