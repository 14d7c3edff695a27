/**
 * The notice in its own words: 「一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。」. Its form has been the
 * same for years; a sentence that names a day and is not understood is a problem, never passed over.
 */
import type { PlainDate } from '#shared/model/plain-date.ts';
import { addDays, daysBetween } from './plain-date.ts';
import { dateOf } from './notice-date.ts';
import { weekdayIn, type NoticeLine, type NoticeLines, type NoticeProblem } from './notice-lines.ts';

const SECTION = /[一二三四五六七八九十]+、([^：:。，]{1,16})[：:]/g;
/** A day; after 至 the month may be left out. The bracket tells the weekday, and often the lunar date. */
const DAY = /(?:(?<y>\d{4})年)?(?:(?<m>\d{1,2})月)?(?<d>\d{1,2})日(?:（(?<said>[^）]*)）|\((?<said2>[^)]*)\))?/g;

export const isProse = (text: string): boolean =>
  [...text.matchAll(SECTION)].length > 0 && /\d{1,2}月\d{1,2}日/.test(text);

/** Year and title of the notice as its head tells them, for the form to begin with. */
export function noticeHead(text: string): { readonly year: number | null; readonly source: string | null } {
  const year = /关于(\d{4})年部分节假日安排/.exec(text)?.[1];
  const number = /国办发明电\s*[〔[(（]\d{4}[〕\])）]\s*\d+\s*号/.exec(text)?.[0].replaceAll(/\s/g, '');
  if (year === undefined) return { year: null, source: null };
  const title = `《国务院办公厅关于${year}年部分节假日安排的通知》`;
  return { year: Number(year), source: number === undefined ? title : `${title}（${number}）` };
}

export function readProse(text: string, year: number): NoticeLines {
  const flat = text.replaceAll(/\s/g, '');
  const heads = [...flat.matchAll(SECTION)];
  const lines: NoticeLine[] = [];
  const problems: NoticeProblem[] = [];
  heads.forEach((head, i) => {
    const body = flat.slice(head.index + head[0].length, heads[i + 1]?.index ?? flat.length);
    const section = head[1] ?? '';
    for (const sentence of body.split('。')) readSentence(sentence, section, year, lines, problems);
  });
  return { lines, problems };
}

function readSentence(
  sentence: string,
  section: string,
  year: number,
  lines: NoticeLine[],
  problems: NoticeProblem[],
): void {
  const days = daysIn(sentence, year);
  // Advice to employers, and the signature, are no arrangement.
  if (days.length === 0 || sentence.startsWith('鼓励') || sentence.includes('国务院办公厅')) return;
  const wrong = days.find(({ date }) => date === 'no-such-day');
  if (wrong !== undefined) {
    problems.push({ code: 'no-such-day', at: section, text: wrong.text });
    return;
  }
  const name = nameOf(section);
  const known = days.flatMap((day) => (day.date === 'no-such-day' ? [] : [{ ...day, date: day.date }]));
  const line = (day: Told, kind: NoticeLine['kind']): NoticeLine => ({
    at: section,
    date: day.date,
    kind,
    name,
    ...(day.said !== undefined && { said: day.said }),
  });
  const [first, last] = [known[0], known[1]];
  if (sentence.includes('上班') && !sentence.includes('放假')) {
    lines.push(...known.map((day) => line(day, 'work')));
  } else if (sentence.includes('放假') && !sentence.includes('上班') && first !== undefined && known.length === 1) {
    lines.push(line(first, 'rest'));
    checkCount(sentence, section, 1, problems);
  } else if (isRange(sentence) && first !== undefined && last !== undefined && known.length === 2) {
    const count = daysBetween(first.date, last.date) + 1;
    if (count < 1 || count > 31) {
      problems.push({ code: 'unreadable', at: section, text: sentence.slice(0, 60) });
      return;
    }
    for (let i = 0; i < count; i += 1) {
      const date = addDays(first.date, i);
      lines.push(line(i === 0 ? first : i === count - 1 ? last : { date }, 'rest'));
    }
    checkCount(sentence, section, count, problems);
  } else {
    problems.push({ code: 'unreadable', at: section, text: sentence.slice(0, 60) });
  }
}

type Told = { readonly date: PlainDate; readonly said?: number | undefined };

const isRange = (sentence: string): boolean =>
  /[至到]/.test(sentence) && /放假/.test(sentence) && !/上班/.test(sentence);

function checkCount(sentence: string, at: string, counted: number, problems: NoticeProblem[]): void {
  const said = /(?:共|放假)(\d{1,2})天/.exec(sentence)?.[1];
  if (said !== undefined && Number(said) !== counted)
    problems.push({ code: 'count-wrong', at, said: Number(said), counted });
}

function daysIn(
  sentence: string,
  year: number,
): readonly { readonly date: PlainDate | 'no-such-day'; readonly text: string; readonly said: number | undefined }[] {
  let month: string | undefined;
  return [...sentence.matchAll(DAY)].flatMap((found) => {
    const { y, m, d, said, said2 } = found.groups ?? {};
    month = m ?? month;
    // 共3日 and the like name no day.
    if (month === undefined) return [];
    return [{ date: dateOf(y ?? year, month, d), text: found[0], said: weekdayIn(said ?? said2 ?? '') }];
  });
}

/** 清明节 → 清明, as the calendars name it; 元旦, 春节, 劳动节, 国庆节 stay. */
function nameOf(section: string): string {
  return section.replaceAll(/(清明|端午|中秋)节/g, '$1').slice(0, 20);
}
