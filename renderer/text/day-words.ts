/** Words of 我的一天: lists, who is waited for, and for what. */
import type { DayList } from '#shared/domain/my-day/day-lists.ts';
import type { Awaited, ExpectedStep } from '#shared/domain/my-day/expectation.ts';
import { codes } from './codes.ts';
import { supervisionText } from './supervision-words.ts';
import { actionText } from './time-line.ts';

const lists: Readonly<Record<DayList, string>> = {
  mine: '等我办',
  today: '今天到期',
  overdue: '已超期',
  soon: '近期到期',
  others: '等别人办',
};

const empty: Readonly<Record<DayList, string>> = {
  mine: '没有等我办的事项。',
  today: '没有今天到期的事项。',
  overdue: '没有超期的事项。',
  soon: '近期没有到期的事项。',
  others: '没有等别人办的事项。',
};

export const dayText = {
  title: '我的一天',
  lists,
  empty,
  count: (list: DayList, count: number): string => `${lists[list]} ${count}`,
  soonDays: '近期到期的天数',
  days: (count: number): string => `近期：${count} 天内`,
  keys: '← → 换清单　↑ ↓ 选一件　Enter 打开　Esc 回到这一件',
  mine: '等我办',
  waiting: '正在等',
  reminded: '提醒',
  innerDue: (day: string, isPast: boolean): string => (isPast ? `内部期限 ${day} 已过` : `内部期限 ${day}`),
  since: (day: string, days: number): string => (days === 0 ? '今天起' : `${day} 起，${days} 天`),
  columns: {
    due: '期限',
    clock: '哪项期限',
    who: '信访人',
    what: '反映内容',
    waits: '等谁办什么',
    own: '下一步',
    since: '自何时起',
    unit: '责任单位',
  },
} as const;

const desks: Readonly<Record<Exclude<Awaited['kind'], 'unit' | 'officer'>, string>> = {
  'petition-office': '信访办',
  leaders: '局领导',
  chief: '局长',
  overseer: '分管领导',
  supervision: '督办员',
  archive: '档案员',
  'other-organ': '上级机关',
};

type Names = { readonly unit: (code: string) => string; readonly officer: (id: string) => string };

/** Who is waited for: 甲溪, 信访办, 局领导, a name. */
export function awaitedText(by: Awaited, names: Names): string {
  if (by.kind === 'unit') return names.unit(by.unit);
  return by.kind === 'officer' ? names.officer(by.officer) : desks[by.kind];
}

/** What is waited for, by the name of its button: 起草处理意见; of a proposal its ground: 建议督办：超期未办结. */
export const stepName = ({ step, trigger }: ExpectedStep): string =>
  trigger === undefined ? actionText[step].name : `${supervisionText.proposed}：${codes.supervisionTrigger[trigger]}`;
