/** The `@page` rule of a document: paper, margins, page numbers. Margin boxes need Chromium 131; older prints without. */
import type { PrintDocument } from '#shared/documents/print-document.ts';
import { printText } from '#renderer/text/print.ts';

/** Millimetres; for a roll the height is what the laid-out receipt needs. */
const PAPER = { A4: [210, 297], A3: [297, 420] } as const;
const ROLL_WIDTH = 80;
const SHORTEST_ROLL = 60;

/** GB/T 9704: 天头 37, 订口 28, so that the type area is 156 × 225 mm. Forms use the sheet better and leave room to bind. */
const MARGINS = {
  form: '12mm 14mm 14mm 20mm',
  notice: '37mm 26mm 35mm 28mm',
  slip: '14mm 20mm 12mm 20mm',
  board: '16mm',
} as const satisfies Record<PrintDocument['look'], string>;

const NUMBER_FONT = 'font: 9pt "SimSun", "宋体", "Noto Serif CJK SC", serif;';
const NOTICE_NUMBER_FONT = 'font: 14pt "SimSun", "宋体", "Noto Serif CJK SC", serif;';

/** @param rollHeight height of the receipt in mm, only for `receipt-80mm` */
export function pageStyle(document: PrintDocument, rollHeight: number): string {
  const { page, look, orientation, docNo } = document;
  if (page === 'receipt-80mm') {
    const height = Math.max(SHORTEST_ROLL, Math.ceil(rollHeight));
    return `@page { size: ${ROLL_WIDTH}mm ${height}mm; margin: 0; }`;
  }
  const [short, long] = PAPER[page];
  const size = orientation === 'portrait' ? `${short}mm ${long}mm` : `${long}mm ${short}mm`;
  const base = `@page { size: ${size}; margin: ${MARGINS[look]}; ${look === 'form' ? formBoxes(docNo) : ''} }`;
  return look === 'notice' ? `${base} ${NOTICE_NUMBERS}` : base;
}

/** 公文页码: 4 号宋体, one dash each side, right on odd pages and left on even ones. */
const NOTICE_NUMBERS = [
  `@page :right { @bottom-right { content: "— " counter(page) " —　"; vertical-align: top; padding-top: 7mm; ${NOTICE_NUMBER_FONT} } }`,
  `@page :left { @bottom-left { content: "　— " counter(page) " —"; vertical-align: top; padding-top: 7mm; ${NOTICE_NUMBER_FONT} } }`,
].join(' ');

const formBoxes = (docNo: string): string =>
  `@bottom-left { content: ${cssString(printText.page(docNo))}; ${NUMBER_FONT} } ` +
  `@bottom-right { content: "第 " counter(page) " 页　共 " counter(pages) " 页"; ${NUMBER_FONT} }`;

/** A CSS string literal; everything but letters and digits is escaped, so a number cannot leave its quotes. */
export function cssString(text: string): string {
  const escaped = Array.from(text, (char) =>
    /^[\p{L}\p{N} -]$/u.test(char) ? char : `\\${(char.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${escaped.join('')}"`;
}
