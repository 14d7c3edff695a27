/** The `@page` rule of a document: paper, margins, page numbers. Margin boxes need Chromium 131; older prints without. */
import type { PrintDocument } from '#shared/documents/print-document.ts';
import { printText } from '#renderer/text/print.ts';
import { isRoll, pageGeometry, type PageGeometry } from './page-geometry.ts';

const SHORTEST_ROLL = 60;
/** 信函格式: the foot lines stand 20 mm above the edge of the paper. */
const FOOT_LINES = 20;

const NUMBER_FONT = 'font: 9pt "SimSun", "宋体", "Noto Serif CJK SC", serif;';
const NOTICE_NUMBER_FONT = 'font: 14pt "SimSun", "宋体", "Noto Serif CJK SC", serif;';

/** @param rollHeight height of the receipt in mm, only for a roll */
export function pageStyle(document: PrintDocument, rollHeight: number): string {
  const { page, look, docNo } = document;
  if (isRoll(page)) {
    const height = Math.max(SHORTEST_ROLL, Math.ceil(rollHeight));
    return `@page { size: ${pageGeometry(document).width}mm ${height}mm; margin: 0; }`;
  }
  const g = pageGeometry(document);
  const margin = `${g.top}mm ${g.right}mm ${g.bottom}mm ${g.left}mm`;
  const base = `@page { size: ${g.width}mm ${g.height}mm; margin: ${margin}; ${look === 'form' ? formBoxes(docNo) : ''} }`;
  if (look === 'notice') return `${base} ${NOTICE_NUMBERS}`;
  return look === 'letter' ? `${base} ${NOTICE_NUMBERS} ${firstOfLetter(document, g)}` : base;
}

/** 公文页码: 4 号宋体, one dash each side, right on odd pages and left on even ones. */
const NOTICE_NUMBERS = [
  `@page :right { @bottom-right { content: "— " counter(page) " —　"; vertical-align: top; padding-top: 7mm; ${NOTICE_NUMBER_FONT} } }`,
  `@page :left { @bottom-left { content: "　— " counter(page) " —"; vertical-align: top; padding-top: 7mm; ${NOTICE_NUMBER_FONT} } }`,
].join(' ');

const formBoxes = (docNo: string): string =>
  `@bottom-left { content: ${cssString(printText.page(docNo))}; ${NUMBER_FONT} } ` +
  `@bottom-right { content: "第 " counter(page) " 页　共 " counter(pages) " 页"; ${NUMBER_FONT} }`;

/** Marks of the copy above the head; in 信函格式 also no number on the first page and double red lines at its foot. */
function firstOfLetter({ marks, footer, letterhead }: PrintDocument, g: PageGeometry): string {
  const top = `@top-left { content: ${cssString([...marks, ...footer].join('　'))}; white-space: nowrap; vertical-align: top; padding-top: 12mm; ${NUMBER_FONT} }`;
  if (letterhead?.style !== 'letter-head') return `@page :first { ${top} }`;
  const bottom = g.bottom + g.top - g.firstTop;
  const numbers =
    '@page :right { @bottom-right { padding-right: 6mm; } } @page :left { @bottom-left { padding-left: 8mm; } }';
  const lines =
    `@bottom-right { content: none; } @bottom-left { content: none; } ` +
    `@bottom-center { content: ""; width: ${g.width - g.left - g.right}mm; height: 3pt; margin-top: ${bottom - FOOT_LINES - 1}mm; ` +
    `vertical-align: top; border-top: 0.75pt solid #c00; border-bottom: 2.25pt solid #c00; }`;
  return `${numbers} @page :first { margin-top: ${g.firstTop}mm; margin-bottom: ${bottom}mm; ${top} ${lines} }`;
}

/** A CSS string literal; everything but letters and digits is escaped, so a number cannot leave its quotes. */
export function cssString(text: string): string {
  const escaped = Array.from(text, (char) =>
    /^[\p{L}\p{N} -]$/u.test(char) ? char : `\\${(char.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${escaped.join('')}"`;
}
