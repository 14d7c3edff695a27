/** Words of the screen 节假日: a year's notice pasted, its problems, and the dates it moves. */
import type { RecurringDuty } from '#shared/domain/calendar/recurring-duties.ts';
import type { ChangedDay } from '#shared/domain/deadline/recalculate.ts';
import type { NoticePlace, NoticeProblem } from '#shared/domain/calendar/notice-lines.ts';
import type { NoticeWarning } from '#shared/domain/calendar/read-notice.ts';
import { weekday } from '#shared/domain/calendar/plain-date.ts';
import { dayWithWeekday } from './deadline-words.ts';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const;
const weekdayWords = (number: number): string => `周${WEEKDAYS[number - 1] ?? ''}`;

export const calendarText = {
  title: '节假日',
  intro: '按国务院办公厅每年的放假安排计算工作日和顺延。安排公布之前按《全国年节及纪念日放假办法》推算，日期标“暂定”。',
  years: '各年安排',
  year: (year: number): string => `${year}年`,
  statutory: '已按通知录入',
  provisional: '待录入，暂按放假办法推算',
  builtIn: '随程序提供',
  enteredBy: (name: string, day: string): string => `${name}，${day} 录入`,
  days: (rest: number, work: number): string => `放假 ${rest} 天，调休上班 ${work} 天`,
  enter: '录入一年',
  whichYear: '年度',
  source: '通知名称和文号',
  sourceHint: '粘贴通知全文的，自动填写',
  paste: '放假安排',
  pasteHint: '把通知全文粘贴进来；也可以粘贴表格，每行一天：日期、休或班、节名（例：2027-01-01 休 元旦）',
  check: '检查并预览',
  checking: '正在重算在办事项……',
  problems: (count: number): string => `有 ${count} 处需要改正，还没有保存`,
  read: '读到的安排',
  worked: (days: readonly string[]): string => `　上班：${days.join('、')}`,
  kept: '填写的内容还在本页，没有保存。',
  replaces: (year: number): string => `${year}年已有安排，保存后以这一份为准，以前的一份留作记录。`,
  moves: '期限变动',
  noMoves: '在办事项的期限没有变动。',
  confirmed: (count: number): string => `另有 ${count} 个期限日期不变，由“暂定”变为确定。`,
  moved: (count: number): string => `有 ${count} 个在办期限变动：`,
  columns: { matter: '事项', clock: '期限', from: '原来', to: '变为', because: '原因' },
  rolled: (day: string): string => `（顺延后 ${day}）`,
  save: '保存，发到全县',
  saving: '正在保存……',
  saved: (year: number): string => `${year}年放假安排已保存。各单位下一次同步后按它重算。`,
  notAllowed: '由县局信访办录入，各单位同步后自动使用。',
  lastMoves: (year: number): string => `${year}年放假安排录入后，本单位的期限变动`,
  recurring: {
    title: '定期报送',
    codes: {
      briefing: '党委会、政府会、联席会听取信访汇报（每季至少一次）',
      'township-screening': '司法所排查填报（每半月）',
      'county-screening': '县级排查填报（每月）',
      'city-screening': '市级排查填报（每季）',
      evaluation: '半年评价',
      analysis: '季度分析报告',
      'annual-assessment': '年终考核（每年 12 月）',
    } satisfies Record<RecurringDuty['code'], string>,
    period: (first: string, last: string): string => `${first} 至 ${last}`,
    due: (day: string, at: string | null): string => `截止 ${day}${at === null ? '' : ` ${at}`}`,
    pressing: '临近',
    note: '这里只按日历列出日期，不记录是否已经报送。',
  },
  matterMoved: (year: number, from: string): string => `${year}年放假安排录入前为 ${from}`,
} as const;

function placeWords(at: NoticePlace): string {
  return typeof at === 'number' ? `第 ${at} 行` : `“${at}”一段`;
}

/** One problem of a pasted notice: where, what, and what to do. */
export function noticeProblemText(problem: NoticeProblem): string {
  switch (problem.code) {
    case 'empty':
      return '没有读到任何一天，请粘贴放假安排。';
    case 'not-json':
      return '文件内容不完整或者不是约定的格式，请重新复制，或者改为粘贴表格。';
    case 'too-many':
      return `超过 ${problem.most} 天，一年的安排不会有这么多，请检查是否粘贴了多年。`;
    case 'unreadable':
      return `${placeWords(problem.at)}看不懂：“${problem.text}”。请改成“日期 休或班 节名”。`;
    case 'no-such-day':
      return `${placeWords(problem.at)}的“${problem.text}”没有这一天，请对照通知改正。`;
    case 'kind-unknown':
      return `${placeWords(problem.at)}没有写明“休”还是“班”：“${problem.text}”。`;
    case 'name-missing':
      return `${placeWords(problem.at)}缺少节名，例如“国庆节”。`;
    case 'outside-year':
      return `${placeWords(problem.at)}的 ${problem.date} 不在这一年（可以是上一年 12 月），请检查年度。`;
    case 'listed-twice':
      return `${placeWords(problem.at)}的 ${problem.date} 重复，请保留一处。`;
    case 'work-on-weekday':
      return `${placeWords(problem.at)}的 ${dayWithWeekday(problem.date)} 不是周六、周日，不会是调休上班日，请对照通知。`;
    case 'weekday-wrong':
      return `${placeWords(problem.at)}的 ${problem.date} 是${weekdayWords(weekday(problem.date))}，不是${weekdayWords(problem.said)}，日期或者年度可能抄错。`;
    case 'count-wrong':
      return `${placeWords(problem.at)}写明 ${problem.said} 天，按日期数出 ${problem.counted} 天，请对照通知。`;
    case 'other-year':
      return `内容是 ${problem.year}年的，与所选年度不同。`;
    case 'festival-missing':
      return `缺少 ${dayWithWeekday(problem.date)} ${problem.name}，这一天依《全国年节及纪念日放假办法》放假，可能没有粘贴完整。`;
  }
}

export function noticeWarningText(warning: NoticeWarning): string {
  return `全年净放假 ${warning.counted} 天（扣除调休），一般为 ${warning.expected} 天。确与通知一致的，可以保存。`;
}

/** 1月4日 周一 由上班改为放假（元旦） */
export function changedDayText({ before, after }: ChangedDay): string {
  const name = after.name ?? before.name;
  return `${dayWithWeekday(after.date)} ${after.work ? '由放假改为上班' : '由上班改为放假'}${name === null ? '' : `（${name}）`}`;
}
