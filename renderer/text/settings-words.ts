/** Words of 办理参数: what each value is called, where it comes from, why one cannot be set. */
import { dayRule, mayCite } from '#shared/domain/deadline/find-rule.ts';
import { BUILT_IN_SETTINGS, type CountySettings } from '#shared/domain/settings/county-settings.ts';
import { isOpen, SETTABLE_DEADLINES } from '#shared/domain/settings/deadlines.ts';
import { NUMBER_RULES, REMINDER_RULES } from '#shared/domain/settings/numbers.ts';
import type { SettingProblem } from '#shared/domain/settings/setting-problem.ts';
import { subjectCode, type SettingSubject } from '#shared/domain/settings/subjects.ts';
import { JUSTICE_CATEGORIES } from '#shared/model/codes.ts';
import {
  REMINDED,
  SETTING_NUMBERS,
  type CountySetting,
  type Reminded,
  type SettingNumber,
} from '#shared/model/county-setting.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { unitWords } from './clock-words.ts';
import { codes } from './codes.ts';

const NUMBERS: Readonly<Record<SettingNumber, readonly [name: string, hint: string]>> = {
  groupPersons: ['集体访、联名信的人数', '达到这么多人的，建议督办，由分管领导批示，不适用简易办理'],
  repeats: ['重复信访的次数', '同一事项来访、来信合计到这个次数，建议督办责任单位'],
  sameDay: ['同一天反映同一问题的人数', '来电、网上反映的，建议督办责任单位'],
  threeDays: ['三天内反映同一问题的人数', '来电、网上反映的，建议督办责任单位'],
  returns: ['退回重办的次数', '达到的，提示可能推诿、拖延，由人认定'],
  moves: ['变更责任单位的次数', '达到的，提示可能推诿、拖延，由人认定'],
  registeredLate: ['收到后登记', '超过的，列为未按规定程序办理'],
  often: ['多次催办、多次督查', '达到的，可以责成责任单位说明情况'],
  measureDays: ['说明情况、书面检查', '自责成起'],
  leadNamed: ['上级交办件明确包案领导', '自登记起'],
  leadUpdate: ['包案进展至少记一次', '自上一次进展起'],
  afterClose: ['初转重', '办结后这么多日内，同一事项又来的'],
  exemptDays: ['接访天数豁免', '一周、一月或者一季里的工作日不超过这么多的，不要求接访'],
  propose: ['拟办', '上级交办件自收到起'],
  signFor: ['签收', '自交办起'],
  instruct: ['批示', '来信自送阅起'],
  checkClosure: ['办结审核', '自报结起'],
  followUp: ['回访', '自办结起'],
  archive: ['归档', '自办结起'],
  redo: ['退回重办', '退回时建议的期限，可以另写'],
  soon: ['标为将到期', '红线前这么多日以内'],
};

const REMINDERS: Readonly<Record<Reminded, string>> = {
  statutory: '法定期限到期前提醒',
  internal: '内部期限到期前提醒',
  promised: '承诺日期前提醒',
  mediationConfirm: '司法确认到期前提醒',
};

const NUMBER_UNITS = { ...unitWords, person: ' 人', time: ' 次' } as const;

/** The pages of the screen, each with what stands on it. */
export const SETTING_GROUPS = {
  supervision: numbers(SETTING_NUMBERS.slice(0, SETTING_NUMBERS.indexOf('propose'))),
  internal: numbers(SETTING_NUMBERS.slice(SETTING_NUMBERS.indexOf('propose'), SETTING_NUMBERS.indexOf('soon'))),
  deadlines: [...SETTABLE_DEADLINES.keys()].map((key): SettingSubject => ({ sets: 'deadline', key })),
  reminders: [...numbers(['soon']), ...REMINDED.map((key): SettingSubject => ({ sets: 'reminder', key }))],
  duties: JUSTICE_CATEGORIES.map((key): SettingSubject => ({ sets: 'duty', key })),
} as const satisfies Readonly<Record<string, readonly SettingSubject[]>>;
export type SettingGroup = keyof typeof SETTING_GROUPS;

function numbers(keys: readonly SettingNumber[]): readonly SettingSubject[] {
  return keys.map((key) => ({ sets: 'number', key }));
}

export const settingsWords = {
  title: '办理参数',
  intro:
    '程序自带的数值，有的文件没有定数，有的凭记忆录入，请核对后按本县规定设置。起算日当天和以后收到、开始的用新数值，以前开始的仍按原来的数值。法规、规章已查到原文的期限是红线，不在这里改；本县要求更快的，用内部期限。',
  groups: {
    supervision: '督办、包案和接访',
    internal: '内部期限',
    deadlines: '期限',
    reminders: '提醒',
    duties: '归口',
  } satisfies Readonly<Record<SettingGroup, string>>,
  columns: { name: '项目', now: '现在', usual: '程序默认', source: '来源', checked: '核对' },
  change: '修改',
  changeOf: (name: string): string => `修改：${name}`,
  history: '变更记录',
  noHistory: '本县还没有改过。',
  next: (day: string, value: string): string => `${day}起 ${value}`,
  line: (name: string, value: string, day: string): string => `${name}：${day}起 ${value}`,
  by: (name: string, day: string): string => `${name} ${day}录入`,
  unchecked: '待核对',
  checkedLine: (name: string, day: string): string => `${name} ${day}已核对`,
  value: '数值',
  valueMissing: '请填写整数。',
  days: '提前几日提醒',
  daysHint: '从早到晚，用顿号隔开，例如 7、3、1。',
  daysMissing: '请填写 1 至 60 的整数，最多五个，用顿号隔开。',
  to: '去向',
  unit: '股室',
  unitHint: {
    section: undefined,
    'issue-office': '属地不明的，由它承接。',
    'receiving-office': '县局接待的，由它承接。',
  },
  ways: { section: '固定由一个股室', 'issue-office': '问题属地的司法所', 'receiving-office': '登记的单位' },
  from: '起算日',
  fromHint: '当天和以后收到、开始的用新数值；可以填将来的日期。',
  fromMissing: '请填写日期。',
  reason: '依据或者理由',
  reasonHint: '写明本县文件的名称、文号，或者为什么这样定。',
  reasonMissing: '请写明依据或者理由。',
  checkedBy: '核对人',
  checkedByHint: '看过文件原文的人；没有核对的留空。',
  checkedOn: '核对日期',
  checkedBoth: '核对人和核对日期要一起填写。',
  unitIs: (unit: string): string => `单位：${unit}。`,
  range: (least: number, most: number, unit: string): string => `可以填 ${least} 至 ${most}${unit}。`,
  save: '保存，发到全县',
  saved: '已保存，其他电脑下次联网时更新。',
} as const;

export function settingName(subject: SettingSubject): string {
  switch (subject.sets) {
    case 'number':
      return NUMBERS[subject.key][0];
    case 'reminder':
      return REMINDERS[subject.key];
    case 'deadline':
      return SETTABLE_DEADLINES.get(subject.key)?.name ?? subject.key;
    case 'duty':
      return codes.justiceCategory[subject.key];
  }
}

/** What a number is for, in a few words; the others say it by their names. */
export const settingHint = (subject: SettingSubject): string =>
  subject.sets === 'number' ? NUMBERS[subject.key][1] : '';

/** The unit of its number, with the space in front; empty where it is no number. */
export function settingUnit(subject: SettingSubject): string {
  switch (subject.sets) {
    case 'number':
      return NUMBER_UNITS[NUMBER_RULES[subject.key].unit];
    case 'deadline': {
      const rule = SETTABLE_DEADLINES.get(subject.key);
      return rule === undefined ? '' : unitWords[rule.unit];
    }
    case 'reminder':
    case 'duty':
      return '';
  }
}

type NameOf = (unit: string) => string;

/** What a setting says: 4 人, 提前 5、2 日, 基层股. */
export function settingValue(setting: SettingSubject & ValueOf, nameOf: NameOf): string {
  switch (setting.sets) {
    case 'number':
    case 'deadline':
      return `${setting.value}${settingUnit(setting)}`;
    case 'reminder':
      return daysBefore(setting.days);
    case 'duty':
      return goesTo(setting.to, nameOf(setting.unit));
  }
}

type ValueOf = Distributed<CountySetting>;
type Distributed<S> = S extends CountySetting ? Omit<S, 'from' | 'reason' | 'checked'> : never;

/** What holds on that day for something that begins then. */
export function valueOn(subject: SettingSubject, settings: CountySettings, day: PlainDate, nameOf: NameOf): string {
  const values = settings.on(day);
  switch (subject.sets) {
    case 'number':
      return settingValue({ ...subject, value: values[subject.key] }, nameOf);
    case 'reminder':
      return daysBefore(values.reminders[subject.key]);
    case 'deadline':
      return settingValue({ ...subject, value: dayRule(settings.rules, subject.key, day).length }, nameOf);
    case 'duty': {
      const entry = values.portfolio.entries[subject.key];
      return goesTo(entry.to, nameOf(entry.to === 'section' ? entry.section : entry.otherwise));
    }
  }
}

/** The product's own value. */
export const usualValue = (subject: SettingSubject, day: PlainDate, nameOf: NameOf): string =>
  valueOn(subject, BUILT_IN_SETTINGS, day, nameOf);

const daysBefore = (days: readonly number[]): string => `提前 ${days.join('、')} 日`;

function goesTo(to: keyof typeof settingsWords.ways, unit: string): string {
  switch (to) {
    case 'section':
      return unit;
    case 'issue-office':
      return `问题属地司法所（属地不明：${unit}）`;
    case 'receiving-office':
      return `登记的单位（县局接待：${unit}）`;
  }
}

/** Where the product's own value comes from, and whether somebody has still to confirm it. */
export function settingSource(subject: SettingSubject): { readonly basis: string; readonly mark: string } {
  switch (subject.sets) {
    case 'number': {
      const { basis, mark } = NUMBER_RULES[subject.key];
      if (basis === '') return { basis, mark: marks.usual };
      return { basis: `《${basis}》`, mark: mark === 'seed' ? marks.fixed : marks.open };
    }
    case 'reminder': {
      const { basis } = REMINDER_RULES[subject.key];
      return basis === undefined ? { basis: '', mark: marks.usual } : { basis: `《${basis}》`, mark: marks.fixed };
    }
    case 'deadline': {
      const rule = SETTABLE_DEADLINES.get(subject.key);
      if (rule === undefined) return { basis: '', mark: '' };
      const basis = /[《〔]/u.test(rule.basis) ? rule.basis : `《${rule.basis}》`;
      if (!mayCite(rule)) return { basis, mark: marks.recalled };
      return { basis, mark: isOpen(rule) ? marks.open : marks.fixed };
    }
    case 'duty':
      return { basis: '', mark: marks.design };
  }
}

const marks = {
  fixed: '文件有定数，只能更严',
  open: '文件没有定数，请核对',
  design: '按常见分工，请核对',
  usual: '程序的习惯，可以按需要改',
  recalled: '据记忆，请核对原文',
} as const;

/** Does the product's own value wait for somebody who has read the source? */
export const isToBeChecked = (subject: SettingSubject): boolean =>
  ![marks.fixed, marks.usual].some((settled) => settled === settingSource(subject).mark);

/** Why the county cannot set this; what to fill in instead. */
export function settingProblemText(problem: SettingProblem, unit: string): string {
  switch (problem.code) {
    case 'out-of-range':
      return `请填 ${problem.least} 至 ${problem.most}${unit}。`;
    case 'only-stricter':
      return `文件定为 ${problem.most}${unit}，本县只能更严，不能放宽。`;
    case 'unchecked':
      return `比凭记忆录入的 ${problem.most}${unit}长。请先核对原文，填写核对人和日期，再放宽。`;
    case 'from-past':
      return '起算日不能早于今天：已经开始的仍按原来的数值。';
    case 'checked-ahead':
      return '核对日期不能晚于今天。';
    case 'unchecked-right':
      return '这是信访人的权利，改动前请先核对原文，填写核对人和日期。';
    case 'not-settable':
      return '法规、规章定的期限不在这里改。';
    case 'days-not-falling':
      return '请从早到晚填写，不要重复，例如 7、3、1。';
    case 'days-missing':
      return `文件定了提前 ${problem.days.join('、')} 日，可以增加，不能去掉。`;
    case 'unit-unknown':
      return '请选择在用的单位。';
    case 'section-only':
      return '这一类需要特别注意，只能固定由一个股室。';
  }
}

const NAMES = new Map(
  Object.values(SETTING_GROUPS)
    .flat()
    .map((subject) => [subjectCode(subject), settingName(subject)]),
);

/** The name of a setting by its code in the audit log. */
export function settingNameOf(code: string): string | undefined {
  const name = NAMES.get(code);
  const page = code.startsWith('duty-') ? settingsWords.groups.duties : settingsWords.title;
  return name === undefined ? undefined : `${page}：${name}`;
}
