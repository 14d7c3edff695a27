/** Ruled tables of the forms. Their heads repeat, rows of one line stay whole, rows with much text go on over the page. */
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  ImageRun,
  type ITableCellOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Block, Cell, Row } from '#shared/documents/print-document.ts';
import { CELL_LABEL, CELL_TEXT, mm } from './word-style.ts';
import { paragraphsOf } from './word-text.ts';

type TableBlock = Extract<Block, { kind: 'table' }>;

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
/** Lowest row of base.css, 6.2 mm. */
const ROW_HEIGHT = mm(6.2);
const PADDING = { top: mm(0.4), bottom: mm(0.4), left: mm(1), right: mm(1) } as const;

/** @param width of the table in twips */
export function wordTable({ columns, head, rows }: TableBlock, width: number): Table {
  const columnWidths = columns.map((percent) => Math.round((width * percent) / 100));
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths,
    layout: TableLayoutType.FIXED,
    borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
    rows: [
      ...(head ?? []).map((row) => tableRow(row, columnWidths, { tableHeader: true })),
      ...rows.flatMap((row) => rowsOf(row, columnWidths)),
    ],
  });
}

/** A cell with a line to sign on becomes two cells without a rule between, so that the line stands at the foot. */
function rowsOf(row: Row, columnWidths: readonly number[]): readonly TableRow[] {
  const signed = row.find((cell) => cell.sign !== undefined);
  if (signed === undefined) return [tableRow(row, columnWidths, {})];
  const upper = row.map((cell) => (cell === signed ? cell : { ...cell, rowSpan: 2 }));
  const { sign = '', signature, colSpan } = signed;
  const lower: Cell = { text: sign, ...(colSpan !== undefined && { colSpan }), ...(signature && { signature }) };
  const start = row.slice(0, row.indexOf(signed)).reduce((n, cell) => n + (cell.colSpan ?? 1), 0);
  return [
    tableRow(upper, columnWidths, { openBelow: signed }),
    new TableRow({
      cantSplit: true,
      children: [
        tableCell(lower, columnWidths.slice(start), {
          borders: { top: NONE },
          verticalAlign: VerticalAlignTable.BOTTOM,
          alignment: AlignmentType.RIGHT,
        }),
      ],
    }),
  ];
}

type RowLook = { readonly tableHeader?: true; readonly openBelow?: Cell };

function tableRow(row: Row, columnWidths: readonly number[], { tableHeader, openBelow }: RowLook): TableRow {
  const lines = Math.max(0, ...row.map((cell) => cell.lines ?? 0));
  let column = 0;
  const children = row.map((cell) => {
    const rest = columnWidths.slice(column);
    column += cell.colSpan ?? 1;
    return tableCell(cell, rest, cell === openBelow ? { borders: { bottom: NONE } } : {});
  });
  return new TableRow({
    children,
    cantSplit: lines === 0,
    ...(tableHeader === true && { tableHeader }),
    height: {
      value: Math.max(ROW_HEIGHT, lines * CELL_TEXT.line + PADDING.top + PADDING.bottom),
      rule: HeightRule.ATLEAST,
    },
  });
}

type CellLook = Pick<ITableCellOptions, 'borders' | 'verticalAlign'> & {
  readonly alignment?: (typeof AlignmentType)[keyof typeof AlignmentType];
};

/** @param widths of the columns from this cell on */
function tableCell(cell: Cell, widths: readonly number[], look: CellLook): TableCell {
  const { alignment, ...options } = look;
  const isLeft = cell.align === 'left';
  const span = cell.colSpan ?? 1;
  return new TableCell({
    verticalAlign: isLeft ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
    ...options,
    width: { size: widths.slice(0, span).reduce((a, b) => a + b, 0), type: WidthType.DXA },
    margins: { ...PADDING, marginUnitType: WidthType.DXA },
    ...(span > 1 && { columnSpan: span }),
    ...(cell.rowSpan !== undefined && { rowSpan: cell.rowSpan }),
    children: [
      ...(cell.signature === undefined || cell.sign !== undefined ? [] : [picture(cell.signature)]),
      ...paragraphsOf(cell.text, cell.header === true ? CELL_LABEL : CELL_TEXT, {
        alignment: alignment ?? (isLeft ? AlignmentType.LEFT : AlignmentType.CENTER),
      }),
    ],
  });
}

/** A drawn signature, three times as wide as high, in pixels of Word. */
const picture = (address: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [new ImageRun({ type: 'png', data: address, transformation: { width: 135, height: 45 } })],
  });
