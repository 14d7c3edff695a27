/** A form as rows of field names: the table on paper follows the same field table as the screen that asks. */
import { dateText } from '../date-text.ts';
import { label, SIX_COLUMNS, ticked, value } from '../form-cells.ts';
import type { Block, Cell, Row } from '../print-document.ts';
import type { Field, Fields, PaperValue } from './paper.ts';

/** One row: one field across the sheet, or two or three beside each other. `lines` and `sign` leave room for the pen. */
export type FormRow =
  | { readonly wide: string; readonly lines?: number; readonly sign?: string }
  | readonly [string]
  | readonly [string, string]
  | readonly [string, string, string];

/** @param values the values of `fields`; an absent one prints as an empty cell, a choice as boxes to tick */
export function formTable(
  fields: Fields,
  values: Readonly<Record<string, PaperValue | undefined>>,
  layout: readonly FormRow[],
): Block {
  const rows = layout.map((row): Row => {
    if ('wide' in row) {
      const { wide, lines = 1, sign } = row;
      return pair(fields, values, wide, { colSpan: 5, align: 'left', lines, ...(sign !== undefined && { sign }) });
    }
    const [first, second, third] = row;
    if (second === undefined) return pair(fields, values, first, { colSpan: 5, align: 'left' });
    if (third === undefined) {
      return [...pair(fields, values, first, {}), ...pair(fields, values, second, { colSpan: 3 })];
    }
    return [first, second, third].flatMap((key) => pair(fields, values, key, {}));
  });
  return { kind: 'table', columns: SIX_COLUMNS, rows };
}

function pair(
  fields: Fields,
  values: Readonly<Record<string, PaperValue | undefined>>,
  key: string,
  options: Omit<Cell, 'text' | 'header'>,
): Row {
  const field = fields[key];
  return field === undefined ? [] : [label(field.label), value(textOf(field, values[key]), options)];
}

function textOf(field: Field, filled: PaperValue | undefined): string {
  if (field.kind === 'choice') return ticked(field.choices, typeof filled === 'string' ? filled : undefined);
  if (filled === undefined) return field.kind === 'date' ? '　　年　月　日' : '';
  if (typeof filled !== 'string') return filled.filter((line) => typeof line === 'string').join('\n');
  // A value of a date field was parsed when it was read.
  return field.kind === 'date' ? dateText(filled as Parameters<typeof dateText>[0]) : filled;
}
