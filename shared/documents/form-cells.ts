/** Small parts the table forms are put together from: a label cell, a value cell, ticked boxes. */
import type { Cell, Row } from './print-document.ts';

/** Six columns: three pairs of label and value. */
export const SIX_COLUMNS = [12, 24, 12, 20, 11, 21] as const;

export const label = (text: string): Cell => ({ text, header: true });

export function value(text: string | undefined, options: Omit<Cell, 'text' | 'header'> = {}): Cell {
  return { text: text ?? '', ...options };
}

/** Label and a value across the rest of the row, with room for handwriting. */
export function wideRow(
  name: string,
  text: string | undefined,
  options: { lines?: number; sign?: string; signature?: string } = {},
): Row {
  return [label(name), value(text, { colSpan: 5, align: 'left', ...options })];
}

/** Three pairs in one row. */
export function pairs(...items: readonly (readonly [name: string, text: string | undefined])[]): Row {
  return items.flatMap(([name, text]) => [label(name), value(text)]);
}

/** 「☑当即办结 □转送」: every choice is printed, so that the form can also be filled in by hand. */
export function ticked(choices: Readonly<Record<string, string>>, chosen: string | undefined): string {
  return Object.entries(choices)
    .map(([code, name]) => `${code === chosen ? '☑' : '□'}${name}`)
    .join('　');
}

/** 「1. …」 a line each. */
export const numbered = (items: readonly string[]): string => items.map((item, i) => `${i + 1}. ${item}`).join('\n');
