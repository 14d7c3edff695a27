/** Type of a document in the units of Word: the same sizes and lines as print/styles, so that paper and Word break alike. */
import type { PrintDocument } from '#shared/documents/print-document.ts';

/** Named first, never shipped; WPS and Word put their own in the place of a missing one (documents §0). */
export const WORD_FONTS = {
  song: '宋体',
  fangsong: '仿宋_GB2312',
  hei: '黑体',
  kai: '楷体_GB2312',
  title: '方正小标宋简体',
} as const;
export type WordFont = keyof typeof WORD_FONTS;

/** `size` in half points, `line` and `spacing` in twentieths of a point (twips). */
export type WordType = {
  readonly font: WordFont;
  readonly size: number;
  readonly line: number;
  /** Between characters: 16 pt less 0.25 pt is what makes 28 characters of 156 mm. */
  readonly spacing: number;
};

/** GB/T 9704: 3 号仿宋, 22 lines of 28.95 pt (`docGrid` 579) and 28 characters of 15.75 pt. */
export const NOTICE_TYPE: WordType = { font: 'fangsong', size: 32, line: 579, spacing: -5 };
export const NOTICE_TITLE: WordType = { font: 'title', size: 44, line: 640, spacing: 0 };
export const SMALL_TYPE: WordType = { font: 'song', size: 18, line: 252, spacing: 0 };
export const CELL_LABEL: WordType = { font: 'song', size: 21, line: 294, spacing: 0 };
export const CELL_TEXT: WordType = { font: 'fangsong', size: 21, line: 294, spacing: 0 };
/** 版记 4 号仿宋. */
export const IMPRINT_TYPE: WordType = { font: 'fangsong', size: 28, line: 480, spacing: 0 };

const BODY = {
  notice: NOTICE_TYPE,
  letter: NOTICE_TYPE,
  form: { font: 'song', size: 21, line: 294, spacing: 0 },
  slip: { font: 'song', size: 28, line: 420, spacing: 0 },
  board: { font: 'song', size: 48, line: 768, spacing: 0 },
} as const satisfies Record<PrintDocument['look'], WordType>;

const TITLE = {
  notice: NOTICE_TITLE,
  letter: NOTICE_TITLE,
  form: { font: 'title', size: 36, line: 468, spacing: 0 },
  slip: { font: 'title', size: 36, line: 540, spacing: 0 },
  board: { font: 'title', size: 120, line: 1440, spacing: 0 },
} as const satisfies Record<PrintDocument['look'], WordType>;

export const bodyType = ({ look }: PrintDocument): WordType => BODY[look];
export const titleType = ({ look }: PrintDocument): WordType => TITLE[look];

export const RED = 'CC0000';

/** Millimetres as twips. */
export const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);
/** One character of the text, in twips. */
export const em = ({ size, spacing }: WordType): number => size * 10 + spacing;
