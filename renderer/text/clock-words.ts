/** Words for the clocks of a matter: what each is called, how it stands, where it comes from. */
import type { Clock } from '#shared/domain/deadline/clock.ts';
import { BUILT_IN_RULES } from '#shared/domain/deadline/built-in-rules.ts';
import { findRule, mayCite } from '#shared/domain/deadline/find-rule.ts';
import type { RowClock } from '#shared/domain/my-day/row-clocks.ts';
import { SETTABLE_DEADLINES } from '#shared/domain/settings/deadlines.ts';
import { dateText } from '#shared/documents/date-text.ts';
import type { DeadlineRule } from '#shared/model/rule-pack.ts';
import { dayWithWeekday } from './deadline-words.ts';

export const clockText = {
  title: '期限',
  redLine: '法定末日',
  promisedDay: '承诺日期',
  unitDay: '内部日期',
  rolled: '顺延后',
  noRoll: '不顺延',
  same: '同日',
  unchecked: '待核对',
  uncheckedHint: '依据凭记忆录入，尚未核对原文',
  paused: '听证中，每过一日顺延一日',
  rightOf: '信访人的权利',
  ours: '本单位的权利',
  other: '由其他机关办理',
  ended: (count: number): string => `已结束的期限 ${count} 项`,
  until: (time: string): string => `${time} 前`,
} as const;

const PROMISES: Readonly<Record<string, string>> = { answer: '承诺答复', settle: '承诺办结' };

/** 办结（出具信访处理意见书）, 承诺答复, 退回重办 … */
export function clockName({ code, rule, name }: Clock): string {
  if (rule !== null) return rule.name;
  return code === 'promised' ? (PROMISES[name ?? ''] ?? '') : (name ?? '');
}

/** The same for a limit as a list keeps it. */
export function rowClockName({ code, name, start }: RowClock): string {
  if (code === 'unit-date') return name ?? '';
  if (code === 'promised') return PROMISES[name ?? ''] ?? '';
  return findRule(BUILT_IN_RULES, code, start)?.name ?? '';
}

/** A few characters for the narrow column of a list; the whole name stands in its hint. */
export const shortClockName = (clock: RowClock): string => SHORT[clock.code] ?? rowClockName(clock);

const SHORT: Readonly<Partial<Record<RowClock['code'], string>>> = {
  notifyDirect: '书面告知',
  notifyAssigned: '书面告知',
  handle: '办结',
  extend: '延期后办结',
  simpleDecide: '简易受理',
  simpleHandle: '简易办结',
  simpleInstant: '当即答复',
  reviewHandle: '复查',
  recheckHandle: '复核',
  assignFeedback: '反馈结果',
  mediationConfirm: '司法确认',
  accessReply: '个人信息答复',
  leadAppoint: '明确包案',
};

/** 《信访工作条例》第二十三条第二款：直接收到的信访事项书面告知; a day that somebody named has only its name. */
export function rowClockText(clock: RowClock): string {
  const { code, start } = clock;
  const rule = code === 'unit-date' || code === 'promised' ? undefined : findRule(BUILT_IN_RULES, code, start);
  if (clock.kind === 'internal' && rule === undefined)
    return `${clockText.unitDay}：${rowClockName(clock)}，不是法定期限`;
  return rule === undefined ? rowClockName(clock) : `${basisText(rule)}：${rule.name}`;
}

/** The law and article; without the article while nobody has checked it (DL-10). */
export function basisText(rule: DeadlineRule): string {
  return mayCite(rule) ? `${rule.basis}${rule.article ?? ''}` : rule.basis;
}

/** ST-04: since when the county counts so, what the product's own number is, and who has read the source. */
export function countyLimitText(rule: DeadlineRule): readonly string[] {
  const usual = SETTABLE_DEADLINES.get(rule.code);
  if (usual === undefined || rule.unit === 'hour' || rule.unit === 'as-instructed') return [];
  const { effectiveFrom: from, maintainedBy, length, unit, note, checkedBy, checkedOn } = rule;
  const since =
    maintainedBy === null || from === null ? [] : [`本县从${dateText(from)}起按 ${length}${unitWords[unit]}计`];
  const other = length === usual.length || since.length === 0 ? [] : [`程序默认 ${usual.length}${unitWords[unit]}`];
  const why = since.length === 0 || note === null ? [] : [note];
  const county = [...since, ...other, ...why].join('；');
  const checked = checkedBy === null || checkedOn === null ? '' : `${checkedBy} ${dateText(checkedOn)}已核对原文`;
  return [county, checked].flatMap((line) => (line === '' ? [] : [`${line}。`]));
}

/** Behind a number: 3 个工作日, 15 日. */
export const unitWords = { 'calendar-day': ' 日', 'work-day': ' 个工作日', month: ' 个月' } as const;

/** How an ended clock ended, one short phrase. */
export function endedText({ state }: Clock): string {
  switch (state.kind) {
    case 'running':
      return '';
    case 'replaced':
      return state.by === 'extended'
        ? `${dayWithWeekday(state.on)} 延期，另计`
        : `${dayWithWeekday(state.on)} 转普通程序，另计`;
    case 'lapsed':
      return '期限已过，未行使';
    case 'ended':
      return `${dayWithWeekday(state.on)} ${outcomeWords[state.outcome]}`;
  }
}

const outcomeWords = { 'in-time': '按期', 'in-rolled': '在顺延日内', late: '超期' } as const;
