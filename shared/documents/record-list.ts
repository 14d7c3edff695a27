/** A list as a sheet (R001-17, R001-24): a roster, attendance, figures or the ledger of matters, for one period. */
import type { CountyProfile } from '#shared/model/county.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import { printedLine, unitName } from './print-context.ts';
import type { Cell, PrintDocument } from './print-document.ts';

export type RecordList = {
  readonly county: CountyProfile;
  readonly office: string;
  readonly printedAt: Instant;
  readonly title: string;
  readonly period: string;
  readonly columns: readonly { readonly header: string; readonly width: number }[];
  readonly rows: readonly (readonly string[])[];
  /** Who made it and who agreed to it, where a list is signed. */
  readonly signatures?: readonly string[];
  /** A long list of short lines stands better on an upright sheet; landscape unless said. */
  readonly orientation?: 'portrait';
  /** To be hung up or sent round: it speaks of officers on duty and of no matter. */
  readonly open?: true;
};

export function recordList({
  title,
  period,
  columns,
  rows,
  signatures,
  open,
  orientation,
  ...context
}: RecordList): PrintDocument {
  // The words of a matter read from the left; numbers and names stand in the middle.
  const widest = Math.max(...columns.map(({ width }) => width));
  const alignOf = (i: number): Partial<Cell> =>
    columns[i]?.width === widest && widest >= LONG ? { align: 'left' } : {};
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  return {
    title,
    look: 'form',
    page: 'A4',
    orientation: orientation ?? 'landscape',
    unit: unitName(context.office, { ...context, reprint: 0 }),
    docNo: '',
    marks: [period, `共 ${rows.length} 行`],
    blocks: [
      {
        kind: 'table',
        columns: columns.map(({ width }) => (width * 100) / whole),
        head: [columns.map(({ header }) => ({ text: header, header: true }))],
        rows: rows.map((row) => row.map((text, i) => ({ text, ...alignOf(i) }))),
      },
      ...(signatures === undefined ? [] : [{ kind: 'signatures' as const, labels: signatures }]),
    ],
    footer: [...(open === true ? [] : ['内部资料 注意保管']), printedLine(context)],
  };
}

/** Width of a column, in characters, from which on it holds sentences. */
const LONG = 26;
