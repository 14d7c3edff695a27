/** What a State Council notice says, line by line, before anybody asks whether it can be right (`readNotice`). */
import type { CalendarDay } from '#shared/model/calendar.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';

/** Where in the pasted text: a line, an entry of a list, or a section of the notice (春节). */
export type NoticePlace = number | string;

/** A day with its place. `said`: the weekday the text itself tells, 1 = Monday … 7 = Sunday. */
export type NoticeLine = CalendarDay & { readonly at: NoticePlace; readonly said?: number };

export type NoticeProblem =
  | { readonly code: 'empty' }
  | { readonly code: 'not-json' }
  | { readonly code: 'too-many'; readonly most: number }
  | { readonly code: 'unreadable'; readonly at: NoticePlace; readonly text: string }
  | { readonly code: 'no-such-day'; readonly at: NoticePlace; readonly text: string }
  | { readonly code: 'kind-unknown'; readonly at: NoticePlace; readonly text: string }
  | { readonly code: 'name-missing'; readonly at: NoticePlace }
  | { readonly code: 'outside-year'; readonly at: NoticePlace; readonly date: PlainDate }
  | { readonly code: 'listed-twice'; readonly at: NoticePlace; readonly date: PlainDate }
  | { readonly code: 'work-on-weekday'; readonly at: NoticePlace; readonly date: PlainDate }
  | { readonly code: 'weekday-wrong'; readonly at: NoticePlace; readonly date: PlainDate; readonly said: number }
  | { readonly code: 'count-wrong'; readonly at: NoticePlace; readonly said: number; readonly counted: number }
  | { readonly code: 'other-year'; readonly year: number }
  | { readonly code: 'festival-missing'; readonly date: PlainDate; readonly name: string };

export type NoticeLines = { readonly lines: readonly NoticeLine[]; readonly problems: readonly NoticeProblem[] };

const REST = ['休', '放假', '休息', '假', 'rest'];
const WORK = ['班', '上班', '补班', '调休上班', '工作', '工作日', 'work'];

/** 休 or 班 in the words people use; null for anything else. */
export function kindOf(text: string): CalendarDay['kind'] | null {
  const word = text.trim().toLowerCase();
  if (REST.includes(word)) return 'rest';
  return WORK.includes(word) ? 'work' : null;
}

const WEEKDAY = /(?:周|星期)([一二三四五六日天])/;

/** 周四 → 4; undefined where no weekday is told. */
export function weekdayIn(text: string): number | undefined {
  const sign = WEEKDAY.exec(text)?.[1];
  if (sign === undefined) return undefined;
  return sign === '天' ? 7 : '一二三四五六日'.indexOf(sign) + 1;
}
