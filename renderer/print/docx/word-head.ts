/** What stands above the text: 版头 of a 公文, or title, unit and number of the other documents. */
import { AlignmentType, BorderStyle, type Paragraph, TabStopType } from 'docx';
import type { PrintDocument } from '#shared/documents/print-document.ts';
import { printText } from '#renderer/text/print.ts';
import { titleLines } from '../title-lines.ts';
import { mm, NOTICE_TYPE, RED, SMALL_TYPE, titleType, type WordType } from './word-style.ts';
import { CENTRED, paragraph, run } from './word-text.ts';

const AUTHORITY: WordType = { font: 'title', size: 72, line: 800, spacing: 0 };
const LETTER_AUTHORITY: WordType = { font: 'title', size: 60, line: 640, spacing: 0 };
/** 信函格式: its red lines reach 8 and 6 mm beyond the text. */
const BEYOND = { left: -mm(8), right: -mm(6) };
/** The same reach in characters of the small type, which is how `paragraph` takes it. */
const BEYOND_EM = { left: BEYOND.left / (SMALL_TYPE.size * 10), right: BEYOND.right / (SMALL_TYPE.size * 10) };
const redBold = { color: RED, bold: true } as const;

/** Head of the text itself. @param width between the margins, in twips */
export function wordHead(document: PrintDocument, width: number): readonly Paragraph[] {
  const { letterhead, docNo, look } = document;
  if (letterhead === undefined) return [...titleOf(document, 0), ...metaOf(document, width)];
  const { style, authority, signer, urgency } = letterhead;
  const hei = { ...NOTICE_TYPE, font: 'hei' } as const;
  if (style === 'letter-head') {
    return [
      paragraph([run(urgency ?? '', hei), run(`\t${docNo}`, NOTICE_TYPE)], NOTICE_TYPE, {
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
      }),
      ...titleOf(document, NOTICE_TYPE.line * 2),
    ];
  }
  const number =
    signer === undefined
      ? paragraph(docNo, NOTICE_TYPE, { ...CENTRED, before: NOTICE_TYPE.line * 2 })
      : paragraph(
          [run(`${docNo}\t${printText.signer}`, NOTICE_TYPE), run(signer, { ...NOTICE_TYPE, font: 'kai' })],
          NOTICE_TYPE,
          {
            left: 1,
            before: NOTICE_TYPE.line * 2,
            tabStops: [{ type: TabStopType.RIGHT, position: width - 315 }],
          },
        );
  return [
    paragraph(urgency ?? '', { ...hei, line: mm(35) }),
    paragraph(`${authority}${printText.file}`, AUTHORITY, { ...CENTRED, look: redBold }),
    number,
    paragraph(
      '',
      { ...SMALL_TYPE, line: mm(4) - 60 },
      {
        border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: RED, space: 0 } },
      },
    ),
    ...titleOf(document, look === 'letter' ? NOTICE_TYPE.line * 2 : 0),
  ];
}

function titleOf(document: PrintDocument, before: number): readonly Paragraph[] {
  const { title, look } = document;
  const isOfficial = look === 'letter' || look === 'notice';
  const lines = isOfficial ? titleLines(title) : [title];
  const after = look === 'letter' ? NOTICE_TYPE.line : 0;
  return lines.map((line, i) =>
    paragraph(line, titleType(document), {
      ...CENTRED,
      look: { bold: true },
      keepNext: true,
      before: i === 0 ? before : 0,
      after: i === lines.length - 1 ? after : 0,
    }),
  );
}

/** Unit at the left, number at the right, marks below. */
function metaOf({ look, unit, docNo, marks, footer }: PrintDocument, width: number): readonly Paragraph[] {
  const type: WordType =
    look === 'notice' ? { font: 'fangsong', size: 24, line: 360, spacing: 0 } : { ...SMALL_TYPE, size: 21, line: 294 };
  const head = look === 'notice' ? [...marks, ...footer] : marks;
  const number = docNo === '' || look === 'slip' ? '' : `\t${printText.number}：${docNo}`;
  return [
    paragraph(`${unit}${number}`, type, { tabStops: [{ type: TabStopType.RIGHT, position: width }] }),
    ...(head.length === 0 ? [] : [paragraph(head.join('　'), { ...SMALL_TYPE, line: 360 })]),
    ...(look === 'notice' ? [paragraph('', { ...SMALL_TYPE, line: 280 })] : []),
  ];
}

/** Header of the first page of a letter: marks of the copy, and in 信函格式 the unit's name with its double line. */
export function firstPageHeader({ letterhead, marks, footer }: PrintDocument): readonly Paragraph[] {
  const line = [...marks, ...footer].join('　');
  if (letterhead?.style !== 'letter-head') return [paragraph(line, SMALL_TYPE)];
  return [
    paragraph(line, SMALL_TYPE),
    paragraph(letterhead.authority, LETTER_AUTHORITY, {
      alignment: AlignmentType.CENTER,
      look: redBold,
      before: mm(30 - 12) - SMALL_TYPE.line,
    }),
    paragraph(
      '',
      { ...SMALL_TYPE, line: mm(4) },
      {
        border: { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, color: RED, space: 0 } },
        ...BEYOND_EM,
      },
    ),
  ];
}

/** 信函格式: thin and thick line 20 mm above the edge; the empty line above keeps the text as high as on paper. */
export const firstPageFooter = (): Paragraph =>
  paragraph(
    '',
    { ...SMALL_TYPE, line: mm(22) - 60 },
    {
      border: { bottom: { style: BorderStyle.THIN_THICK_SMALL_GAP, size: 24, color: RED, space: 0 } },
      ...BEYOND_EM,
    },
  );
