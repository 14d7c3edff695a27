/** Words of days without anybody on duty, and of special periods (R001-22). They speak of duty and of nobody else. */
import { NOTICE_DAYS } from '#shared/domain/reception/session/decide.ts';
import type { QuotaLevel } from '#shared/domain/reception/roster/quota.ts';
import type { OwnSession } from '#shared/domain/reception/roster/reminders.ts';
import type { SessionView } from '#shared/model/reception.ts';
import type { DutyGap } from '#shared/domain/reception/roster/duty-gaps.ts';
import { shortDay } from './market-words.ts';
import { receptionRecordWords } from './reception-record-words.ts';

const because: Readonly<Record<DutyGap['because'], string>> = {
  'not-planned': '还没有排人',
  'not-settled': '逢休息日，怎样接访还没有选',
  absent: '接访人不到岗，没有人顶替',
  away: '接访人当天不在岗，没有人顶替',
  left: '排的人已经离岗或者不再接访',
  'no-leader': '值班的不是领导',
};

/** Days named one by one on a line; of more, how many. */
const MOST_DAYS = 8;

/** 10月1日、10月2日, or as it is given: 今天. */
export function daysText(days: readonly string[]): string {
  const shown = days.slice(0, MOST_DAYS).map((day) => (/^\d/u.test(day) ? shortDay(day) : day));
  return `${shown.join('、')}${days.length > MOST_DAYS ? `等 ${days.length} 天` : ''}`;
}

export const dutyWords = {
  title: (days: number): string => `今后七天有 ${days} 天缺人接访或者值班`,
  missing: '缺岗',
  today: '今天',
  toRoster: '去排班',
  line: (days: readonly string[], { period, type, because: why }: Omit<DutyGap, 'day'>): string =>
    `${daysText(days)}　${period === null ? receptionRecordWords.types[type] : `${period.name}（特别防护期）值班`}：${because[why]}`,
  /** RO-40, R004-31 提前 2 天公示. */
  unannounced: {
    title: (count: number): string => `今后七天有 ${count} 场没有公示，或者公示牌与安排不一致`,
    line: ({ day, type }: Pick<SessionView, 'day' | 'type'>): string =>
      `${shortDay(day)}　${receptionRecordWords.types[type]}：`,
    until: (day: string): string => `最迟 ${shortDay(day)}公示`,
    late: `已经不足提前 ${NOTICE_DAYS} 天，请马上公示`,
    outdated: '时间、地点或者人员已改，请重做公示牌',
  },
  /** RO-46, calendar.md §4 月末提醒. */
  ending: {
    title: (level: QuotaLevel, count: number): string =>
      `${level === 'city' ? '本季' : '本月'}就要结束，还有 ${count} 位班子成员没有接访`,
    line: (name: string, last: string, planned: string | null): string =>
      planned === null
        ? `${name}：还没有排，${shortDay(last)}前要接访一天`
        : `${name}：已排 ${shortDay(planned)}，到岗后计入`,
  },
  /** RO-39, R004-31 提前 1 天提醒. */
  own: {
    title: (count: number): string => `您近日有 ${count} 场接访`,
    line: (when: string, { type, from, to, place }: Pick<SessionView, 'type' | 'from' | 'to' | 'place'>): string =>
      `${when} ${from}—${to}　${receptionRecordWords.types[type]}，${place.name}`,
    today: '今天',
    tomorrow: '明天',
    as: { host: '您接访', companion: '您陪同', told: '情况报给您' } satisfies Record<OwnSession['as'], string>,
  },
  /** RO-38. */
  absence: {
    title: '不在岗登记',
    plan: '登记不在岗',
    about: '请假、会议、出差等提前登记，轮值时不排，也不计应轮次数。只记起止日期和类别。',
    none: '没有人登记不在岗。',
    fields: { officer: '谁不在岗', first: '第一天', last: '最后一天', reason: '类别' },
    days: (first: string, last: string): string =>
      first === last ? shortDay(first) : `${shortDay(first)}至${shortDay(last)}`,
    lift: '撤销',
    away: (reason: string): string => `当天${reason}`,
  },
  period: {
    title: '特别防护期',
    set: '设特别防护期',
    change: '修改',
    lift: '解除',
    about: '起止日期内每天要有领导值班，休息日也要。只管值班和报告，不产生对任何信访人的任务。',
    fields: { name: '名称', first: '第一天', last: '最后一天', reason: '解除理由' },
    days: (first: string, last: string): string => `${shortDay(first)}至${shortDay(last)}`,
    covered: '每天都有领导值班',
    gaps: (days: readonly string[]): string => `缺岗 ${days.length} 天：${daysText(days)}`,
    fill: '按轮值补齐',
  },
} as const;
