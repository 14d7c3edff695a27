import { compactText } from './clean-cell.ts';
import type { LedgerRow } from './find-table.ts';

/** Counts the lines of one sheet; it changes when a line is put in, so it is no part of what a row is. */
const SERIAL = /^(?:序号|序|顺序号|行号|No\.?)$/iu;

/**
 * What makes a row the same row (LI-13): its office and its cells as the file has them, without the counting column and
 * whatever was filled in on the screen. The n-th of equal rows is told apart by `n`. A ledger that went on since it was
 * imported therefore adds its new rows only, and the same file adds nothing.
 */
export function rowIdentities(
  rows: readonly LedgerRow[],
  headings: readonly string[],
  office: string,
): readonly { readonly text: string; readonly n: number }[] {
  const counts = headings.map((heading) => SERIAL.test(compactText(heading)));
  const seen = new Map<string, number>();
  return rows.map(({ cells }) => {
    const own = cells.filter((_, i) => counts[i] !== true).map(compactText);
    while (own.at(-1) === '') own.pop();
    const text = JSON.stringify([office, ...own]);
    const n = (seen.get(text) ?? 0) + 1;
    seen.set(text, n);
    return { text, n };
  });
}
