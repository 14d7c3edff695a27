/**
 * 版记 at the foot of the last page (GB/T 9704—2012 7.4). Empty room above it, as measured for paper, puts it there: a
 * floating table would be moved by LibreOffice.
 */
import {
  AlignmentType,
  BorderStyle,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  WidthType,
} from 'docx';
import type { Block } from '#shared/documents/print-document.ts';
import { printText } from '#renderer/text/print.ts';
import { em, IMPRINT_TYPE, NOTICE_TYPE, SMALL_TYPE } from './word-style.ts';
import type { ImprintPlace } from '../imprint-place.ts';
import { paragraph, run } from './word-text.ts';

const THICK = { style: BorderStyle.SINGLE, size: 8, color: '000000' } as const;
const THIN = { style: BorderStyle.SINGLE, size: 6, color: '000000' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

const TWIPS_PER_PIXEL = 15;

/** @param width between the margins, in twips */
export function imprint(
  { copyTo, issued }: Extract<Block, { kind: 'imprint' }>,
  width: number,
  place: ImprintPlace,
): readonly (Paragraph | Table)[] {
  const one = em(IMPRINT_TYPE);
  const copies =
    copyTo.length === 0
      ? []
      : [paragraph(`${printText.copyTo}${copyTo.join('，')}。`, IMPRINT_TYPE, { left: 4, hanging: 3 })];
  const printed =
    issued === undefined
      ? []
      : [
          paragraph(
            [run(issued.by, IMPRINT_TYPE), run(`\t${printText.issuedOn(issued.on)}`, IMPRINT_TYPE)],
            IMPRINT_TYPE,
            { left: 1, tabStops: [{ type: TabStopType.RIGHT, position: width - one }] },
          ),
        ];
  const cells = [...copies, ...printed];
  if (cells.length === 0) return [];
  const ruled = issued !== undefined;
  const borders = {
    top: ruled ? THICK : NONE,
    bottom: ruled ? THICK : NONE,
    left: NONE,
    right: NONE,
    insideHorizontal: ruled ? THIN : NONE,
    insideVertical: NONE,
  };
  // Three lines less than on paper: Word may break the page before a little earlier, and the 版记 must not slip to a
  // page of its own.
  const room = Math.round(place.gap * TWIPS_PER_PIXEL) - 3 * NOTICE_TYPE.line;
  const above =
    room > 0 || place.turns
      ? [paragraph('', { ...SMALL_TYPE, line: Math.max(20, room) }, { pageBreakBefore: place.turns })]
      : [];
  return [
    ...above,
    new Table({
      width: { size: width, type: WidthType.DXA },
      columnWidths: [width],
      layout: TableLayoutType.FIXED,
      alignment: AlignmentType.LEFT,
      borders,
      rows: cells.map(
        (cell) =>
          new TableRow({
            cantSplit: true,
            children: [
              new TableCell({
                width: { size: width, type: WidthType.DXA },
                margins: { top: 0, bottom: 0, left: 0, right: 0, marginUnitType: WidthType.DXA },
                children: [cell],
              }),
            ],
          }),
      ),
    }),
    // Word ends with a paragraph whatever the last block is; this one takes no room.
    paragraph('', { ...SMALL_TYPE, size: 2, line: 20 }),
  ];
}
