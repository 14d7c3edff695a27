/** Blocks of a document as paragraphs and tables of Word, in the order of the paper. */
import { AlignmentType, BorderStyle, ImageRun, PageBreak, Paragraph, type Table, TabStopType, LeaderType } from 'docx';
import type { Block, PrintDocument } from '#shared/documents/print-document.ts';
import { assertNever } from '#shared/lib/assert-never.ts';
import { printText } from '#renderer/text/print.ts';
import { closingPlace } from '../closing-place.ts';
import type { ImprintPlace } from '../imprint-place.ts';
import { qrBitmap } from './qr-bitmap.ts';
import { imprint } from './word-imprint.ts';
import { bodyType, mm, SMALL_TYPE, type WordType } from './word-style.ts';
import { wordTable } from './word-table.ts';
import { CENTRED, paragraph, paragraphsOf, run } from './word-text.ts';

type WordBlock = Paragraph | Table;

const QR_PIXELS = 113;

/** @param width between the margins, in twips */
export function wordBlocks(document: PrintDocument, width: number, place: ImprintPlace): readonly WordBlock[] {
  return document.blocks.flatMap((block) =>
    block.kind === 'imprint' ? imprint(block, width, place) : wordBlock(block, document, width),
  );
}

function wordBlock(
  block: Exclude<Block, { kind: 'imprint' }>,
  document: PrintDocument,
  width: number,
): readonly WordBlock[] {
  const type = bodyType(document);
  const isOfficial = document.look === 'notice' || document.look === 'letter';
  const small = isOfficial ? { ...SMALL_TYPE, size: 24, line: 360 } : SMALL_TYPE;
  switch (block.kind) {
    case 'heading':
      return isOfficial
        ? [
            paragraph(
              block.text,
              { ...type, font: block.level === 2 ? 'kai' : 'hei' },
              { firstLine: 2, keepNext: true },
            ),
          ]
        : [paragraph(block.text, { ...type, font: 'title', size: 32, line: 420 }, { ...CENTRED, after: 113 })];
    case 'paragraph':
      return paragraphsOf(block.text, type, {
        alignment: alignmentOf(block.align, isOfficial),
        ...(block.indent === true && { firstLine: 2 }),
        ...(document.look === 'form' && { before: 85 }),
      });
    case 'table':
      return isOfficial
        ? [paragraph('', { ...SMALL_TYPE, line: 200 }), wordTable(block, width)]
        : [wordTable(block, width)];
    case 'key-values':
      return block.items.map(({ label, value }) => keyValue(label, value, type, isOfficial));
    case 'signatures':
      return [signatures(block.labels, isOfficial ? { ...type, size: 24, spacing: 0, line: 400 } : type, width)];
    case 'closing': {
      const place = closingPlace(block.unit, block.date, block.seal);
      const right = { alignment: AlignmentType.RIGHT, keepLines: true } as const;
      const before = type.line * (block.seal ? 2 : 1);
      return [
        paragraph(block.unit, type, { ...right, right: place.unitRight, before, keepNext: true }),
        paragraph(block.date, type, { ...right, right: place.dateRight }),
      ];
    }
    case 'attachments':
      return block.names.map((name, i) =>
        paragraph(`${i === 0 ? printText.attachment : ''}${block.names.length > 1 ? `${i + 1}.${name}` : name}`, type, {
          left: 6.2,
          hanging: i === 0 ? 4.2 : 1.2,
          before: i === 0 ? type.line : 0,
          keepNext: i < block.names.length - 1,
        }),
      );
    case 'names':
      return block.people.map(({ name, title }) =>
        paragraph(
          [
            run(`${printText.receiver}　`, type),
            run(name, { ...type, font: 'hei', size: 132 }),
            run(`　${title}`, { ...type, size: 60 }),
          ],
          { ...type, line: 1980 },
          CENTRED,
        ),
      );
    case 'number':
      return [
        paragraph(
          [run(block.no, { ...type, font: 'hei', size: 132 }), run(`　${block.remark}`, { ...type, size: 40 })],
          { ...type, line: 1980 },
          CENTRED,
        ),
      ];
    case 'qr':
      return [
        new Paragraph({
          ...CENTRED,
          children: [
            new ImageRun({
              type: 'bmp',
              data: qrBitmap(block.payload),
              transformation: { width: QR_PIXELS, height: QR_PIXELS },
              altText: { name: 'qr', title: block.caption.join(' '), description: block.caption.join(' ') },
            }),
          ],
        }),
        ...block.caption.map((line) => paragraph(line, small, CENTRED)),
      ];
    case 'note':
      return [paragraph(block.text, small, { before: 57 })];
    case 'cut-line':
      return [
        paragraph(block.text, SMALL_TYPE, {
          ...CENTRED,
          before: 510,
          after: 400,
          border: { top: { style: BorderStyle.DASHED, size: 6, color: '000000', space: 3 } },
        }),
      ];
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })];
    default:
      return assertNever(block);
  }
}

function alignmentOf(align: 'center' | 'right' | undefined, isOfficial: boolean) {
  if (align !== undefined) return align === 'center' ? AlignmentType.CENTER : AlignmentType.RIGHT;
  return isOfficial ? AlignmentType.BOTH : AlignmentType.LEFT;
}

/** 「标签：值」 with the value's further lines under its first. */
function keyValue(label: string, value: string, type: WordType, isOfficial: boolean): Paragraph {
  const hanging = Array.from(label).length + 1;
  const lines = value.split('\n').map((line, i) => (i === 0 ? `${label}：${line}` : line));
  const left = hanging + (isOfficial ? 2 : 0);
  const runs = lines.map((line, i) => run(line, type, i === 0 ? {} : { break: 1 }));
  return paragraph(runs, type, { left, hanging });
}

/** Labels beside each other, each with a line to sign on. */
function signatures(labels: readonly string[], type: WordType, width: number): Paragraph {
  const step = Math.floor(width / Math.max(1, labels.length));
  const GAP = mm(3);
  return new Paragraph({
    spacing: { before: mm(5), line: type.line },
    tabStops: labels.flatMap((_, i) => [
      { type: TabStopType.LEFT, position: step * (i + 1) - GAP, leader: LeaderType.UNDERSCORE },
      { type: TabStopType.LEFT, position: step * (i + 1) },
    ]),
    children: labels.map((label, i) => run(`${label}：\t${i < labels.length - 1 ? '\t' : ''}`, type)),
  });
}
