import { compactText } from './clean-cell.ts';
import { guessColumns, type LedgerField, LEDGER_FIELDS } from './columns.ts';

/** A row as the sheet has it; `line` counts from 1, as the person sees it in the file. */
export type LedgerRow = { readonly line: number; readonly cells: readonly string[] };

export type LedgerTable = {
  /** What stands above the headings, for the year it names. */
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly LedgerRow[];
  /** Lines that are no entries: empty, totals, headings printed again on the next page. */
  readonly leftOut: number;
};

/** A heading row is looked for so far down. */
const HEADING_LINES = 15;
const TOTAL = /^(?:合计|总计|小计|共计|填表|制表|备注[:：]|说明[:：]|注[:：])/u;

/**
 * Finds the table in a sheet (LI-03): under a title and blank lines, with headings of one line or of two (merged cells),
 * without totals and repeated headings. `null` when no line looks like headings.
 */
export function findTable(sheet: readonly (readonly string[])[]): LedgerTable | null {
  const known = sheet.slice(0, HEADING_LINES).map((row) => knownHeadings(row));
  const most = Math.max(0, ...known);
  const at = known.indexOf(most);
  const head = sheet[at];
  if (most < 2 || head === undefined) return null;
  const below = sheet[at + 1];
  const parts = below !== undefined && isSecondHeading(head, below) ? below : null;
  const headings = parts === null ? head.map(oneLine) : joinHeadings(head, parts);
  const start = at + (parts === null ? 1 : 2);
  const body = sheet.slice(start).map((cells, i): LedgerRow => ({ line: start + i + 1, cells }));
  const rows = body.filter(({ cells }) => isEntry(cells, head));
  return {
    title: sheet
      .slice(0, at)
      .flat()
      .filter((cell) => cell !== '')
      .join(' '),
    headings,
    rows,
    leftOut: body.filter(({ cells }) => cells.some((cell) => cell !== '')).length - rows.length,
  };
}

const oneLine = (heading: string): string => heading.replaceAll(/\s+/g, '');

/** How many different fields a row names; a long text is no heading. */
function knownHeadings(row: readonly string[]): number {
  const uses = guessColumns(row.map((cell) => (cell.length > 20 ? '' : cell)));
  const fields = new Set<string>(LEDGER_FIELDS);
  return uses.filter((use): use is LedgerField => fields.has(use)).length;
}

/** Words only under a merged heading: under an empty cell, or under the one it was merged with. */
function isSecondHeading(head: readonly string[], below: readonly string[]): boolean {
  const filled = below.flatMap((cell, i) => (cell === '' ? [] : [i]));
  const underBlank = filled.filter((i) => (head[i] ?? '') === '');
  const belongs = (i: number): boolean => (head[i] ?? '') === '' || (head[i + 1] ?? '') === '';
  return (
    underBlank.length > 0 &&
    filled.every(belongs) &&
    filled.length < head.length &&
    filled.every((i) => (below[i] ?? '').length <= 12)
  );
}

/** 来访人 over 姓名 and 电话 becomes 来访人姓名 and 来访人电话. */
function joinHeadings(head: readonly string[], below: readonly string[]): readonly string[] {
  let above = '';
  return Array.from({ length: Math.max(head.length, below.length) }, (_, i) => {
    const own = oneLine(head[i] ?? '');
    const part = oneLine(below[i] ?? '');
    if (own !== '') above = own;
    return part === '' ? own : `${above}${part}`;
  });
}

function isEntry(cells: readonly string[], head: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  const [first] = filled;
  if (first === undefined) return false;
  if (TOTAL.test(compactText(first))) return false;
  const repeats = cells.filter((cell, i) => cell !== '' && oneLine(cell) === oneLine(head[i] ?? '')).length;
  return repeats < 2 || repeats < filled.length;
}
