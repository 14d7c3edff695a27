/** Small parts the texts of the papers are put together from. A missing value becomes room for handwriting. */
import type { PlainDate } from '#shared/model/plain-date.ts';
import { BLANK_DATE, dateText } from '../date-text.ts';
import type { Block } from '../print-document.ts';
import type { PaperFrame } from './paper-frame.ts';

/** Lines to write on: spaces would vanish at the end of a line. */
export const or = (text: string | undefined, blank = '＿＿＿＿＿＿'): string => text ?? blank;
export const day = (date: PlainDate | undefined): string =>
  date === undefined ? '＿＿＿＿年＿＿月＿＿日' : dateText(date);
export const choice = (choices: Readonly<Record<string, string>>, chosen: string | undefined): string =>
  or(chosen === undefined ? undefined : choices[chosen]);

/** 主送: flush left, with a full-width colon. */
export const salutation = (to: string | undefined): Block => ({ kind: 'paragraph', text: `${or(to)}：` });

/** A text of one or several lines as indented paragraphs; nothing for an absent one. */
export const paragraphs = (text: string | undefined): readonly Block[] =>
  text === undefined || text === ''
    ? []
    : text.split('\n').map((line): Block => ({ kind: 'paragraph', indent: true, text: line }));

export const heading = (text: string): Block => ({ kind: 'heading', text });
export const subheading = (text: string): Block => ({ kind: 'heading', text, level: 2 });

/** 「一、…」 and its text; an empty part keeps its heading and three blank lines. */
export const part = (title: string, text: string | undefined): readonly Block[] => [
  heading(title),
  ...(text === undefined ? paragraphs('　\n　\n　') : paragraphs(text)),
];

/** 落款 with room for the seal. */
export const closing = (frame: PaperFrame): Block => ({
  kind: 'closing',
  unit: frame.issuer,
  date: frame.signedOn === undefined ? BLANK_DATE : dateText(frame.signedOn),
  seal: true,
});

/** Whom to ask, then 落款: the end of every notice. */
export const signedOff = (
  as: '承办人' | '联系人',
  who: { readonly officer?: string | undefined; readonly phone?: string | undefined },
  frame: PaperFrame,
): readonly Block[] => [...paragraphs(`${as}：${or(who.officer)}　联系电话：${or(who.phone)}`), closing(frame)];

/** 附件说明; nothing without attachments. */
export const attachments = (names: readonly string[] | undefined): readonly Block[] =>
  names === undefined || names.length === 0 ? [] : [{ kind: 'attachments', names }];

/** 抄送; nothing without anybody. */
export const copies = (copyTo: readonly string[] | undefined): readonly Block[] =>
  copyTo === undefined || copyTo.length === 0 ? [] : [{ kind: 'imprint', copyTo }];

const HAN = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/** 一 … 九十九. */
export function han(n: number): string {
  if (n <= 10) return HAN[n - 1] ?? '';
  const tens = Math.floor(n / 10);
  return `${tens === 1 ? '' : (HAN[tens - 1] ?? '')}十${n % 10 === 0 ? '' : (HAN[(n % 10) - 1] ?? '')}`;
}
