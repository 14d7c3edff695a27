/** Words of the market rule and its twelve months (R004-31). */
import { digitText, lunarMonthText } from '#shared/documents/lunar-text.ts';
import type { MonthSpan } from '#shared/domain/reception/market/month-span.ts';
import type { MarketPattern } from '#shared/model/market-rule.ts';

export const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const;

export const marketWords = {
  title: '赶集规则',
  intro: '按本地集市的算法推算每月第一个赶集日。节假日只提示，不自动改期；标“暂定”的月份，放假安排还没有公布。',
  rule: '规则',
  office: '司法所',
  name: '集市名称',
  type: '怎样算集日',
  types: {
    'lunar-digit': '农历逢尾数',
    'solar-digit': '公历逢尾数',
    weekday: '每周星期几',
    branch: '地支日（生肖）',
    'interval-days': '固定间隔',
    'odd-even': '单双日',
    'every-day': '天天有集',
  } satisfies Record<MarketPattern['type'], string>,
  digits: '逢几',
  /** 「逢 1、4、7」 is Gregorian and 「逢一、四、七」 lunar (calendar.md §2). */
  digit: (digit: number): string => (digit === 0 ? '10' : String(digit)),
  lunarDigit: digitText,
  year: (year: number): string => `${year}年`,
  weekdays: '星期',
  weekday: (day: number): string => `周${WEEKDAYS[day - 1] ?? ''}`,
  branches: '地支',
  anchor: '任何一个集日',
  anchorHint: '从这一天往前往后推算。',
  every: '每隔几天一集',
  everyHint: '填 2 至 60，例如 5 表示每五天一集。',
  parity: '单日或双日',
  parities: { odd: '单日', even: '双日' },
  calendar: '按哪种历',
  calendars: { solar: '公历', lunar: '农历' },
  include31: '31 日也是集日',
  monthEnd: '农历小月没有三十',
  monthEnds: { exact: '当月少一集', 'last-day-if-missing': '改在廿九' },
  monthBasis: '“每月”的口径',
  monthBases: { gregorian: '公历月', lunar: '农历月' },
  monthBasisHint: '报表按公历月。按农历月排接访的，选农历月。',
  confirm: '确认并保存',
  confirmed: (name: string, at: string): string => `${name} ${at} 确认`,
  notConfirmed: '这个所还没有确认过赶集规则。',
  unsaved: '有改动，尚未保存。',
  notYours: '赶集规则由本所所长或者信访办确认，请由他们保存。',
  twelve: '今后十二个月',
  columns: { month: '月份', first: '第一个赶集日（接访日）', all: '当月集日' },
  noMarket: '当月没有集日',
  incomplete: '请先把左边填完整，这里随即列出十二个月。',
  rests: (name: string | null): string => (name === null ? '周末' : `${name}放假`),
  choices: (words: readonly string[]): string => `待选：${words.join('；')}`,
  keep: '照常并补休',
  nextMarket: (day: string, rests: boolean): string => `下一集 ${day}${rests ? '（也休息）' : ''}`,
  workDay: (day: string): string => `工作日 ${day}`,
  everyDay: '天天有集',
  /** RO-42. */
  duties: {
    title: '县局接访要求',
    everyWorkDay: '接访中心每个工作日有 1 名领导值班，缺人的提前七天提示',
    leaders: '班子成员接访天数',
    levels: { county: '县：每月至少 1 天', city: '市：每季至少 1 天' },
    reason: '依据或者理由',
    save: '保存接访要求',
    saved: '已保存，其他电脑下次联网时更新。',
    notSet: '还没有定。没有定的，接访天数按县计，值班按已排的提示。',
  },
  missing: {
    name: '请填写集市名称。',
    digits: '请至少选一个尾数。',
    weekdays: '请至少选一天。',
    branches: '请至少选一个地支。',
    anchor: '请填写一个集日，例如 2026-01-05。',
    every: '请填写 2 至 60 的整数。',
  },
} as const;

/** 9月4日 周五 */
export const shortDay = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;

/** 2026年9月, or the lunar month: 2026年八月. */
export const monthName = ({ name }: MonthSpan): string =>
  `${name.year}年${name.basis === 'lunar' ? lunarMonthText(name) : `${name.month}月`}`;

/** The rule in a sentence, to be read back: 农历逢三、六、九. */
export function patternText(pattern: MarketPattern): string {
  switch (pattern.type) {
    case 'solar-digit':
      return `公历逢 ${inOrder(pattern.digits).map(marketWords.digit).join('、')}`;
    case 'lunar-digit':
      return `农历逢${inOrder(pattern.digits).map(digitText).join('、')}`;
    case 'weekday':
      return `每周${[...pattern.weekdays]
        .sort((a, b) => a - b)
        .map((day) => WEEKDAYS[day - 1] ?? '')
        .join('、')}`;
    case 'branch':
      return `${pattern.branches.join('、')}日`;
    case 'interval-days':
      return `每 ${pattern.every} 天一集`;
    case 'odd-even':
      return `${marketWords.calendars[pattern.calendar]}${marketWords.parities[pattern.parity]}`;
    case 'every-day':
      return marketWords.everyDay;
  }
}

/** 1 to 9, then 逢十. */
const inOrder = (digits: readonly number[]): readonly number[] =>
  [...digits].sort((a, b) => (a === 0 ? 10 : a) - (b === 0 ? 10 : b));
