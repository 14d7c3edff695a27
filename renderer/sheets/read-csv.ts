import { cleanCell } from '#shared/domain/ledger-import/clean-cell.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { SHEET_LIMITS, type ReadSheet, type SheetProblem } from './sheet-limits.ts';

/** A text table as WPS and Excel write it: UTF-8 where that fits, else GB18030; commas, semicolons or tabs. */
export function readCsv(bytes: Uint8Array, name: string): Result<readonly ReadSheet[], SheetProblem> {
  const text = decoded(bytes);
  if (text.includes('\u0000')) return err('not-a-sheet');
  const rows = split(text, separatorOf(text));
  if (rows === null) return err('too-many-rows');
  if (rows.some((row) => row.length > SHEET_LIMITS.columns)) return err('too-many-columns');
  return ok([{ name: name.replace(/\.[^.]*$/u, ''), rows }]);
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function separatorOf(text: string): string {
  const head = text.slice(0, 2000);
  const counted = [',', '\t', ';'].map((mark) => ({ mark, count: head.split(mark).length }));
  return counted.reduce((best, each) => (each.count > best.count ? each : best)).mark;
}

/** Quoted cells may hold separators, line ends and doubled quotes. `null`: too many rows. */
function split(text: string, separator: string): string[][] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    row.push(cleanCell(cell));
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    while (row.at(-1) === '') row.pop();
    rows.push(row);
    row = [];
  };
  for (let i = 0; i < text.length; i += 1) {
    const at = text.charAt(i);
    if (quoted) {
      if (at !== '"') cell += at;
      else if (text.charAt(i + 1) === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (at === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (at === separator) endCell();
    else if (at === '\n') {
      endRow();
      if (rows.length > SHEET_LIMITS.rows + 50) return null;
    } else cell += at;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}
