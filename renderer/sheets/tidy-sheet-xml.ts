import { err, ok, type Result } from '#shared/lib/result.ts';
import { SHEET_LIMITS, type SheetProblem } from './sheet-limits.ts';

/**
 * A worksheet's XML made safe to parse: cells and rows that only carry a format are dropped (WPS writes them down to
 * the last line of the sheet), and what is left must lie within the limits, because the parser makes room for every
 * line up to the last one.
 */
export function tidySheetXml(xml: string): Result<string, SheetProblem> {
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(xml.slice(0, 4096))) return err('hostile-content');
  const tidy = xml
    .replaceAll(/<((?:\w+:)?c)\b[^<>]*(?:\/>|>\s*<\/\1>)/gu, '')
    .replaceAll(/<((?:\w+:)?row)\b[^<>]*(?:\/>|>\s*<\/\1>)/gu, '');
  for (const [, column = '', row = ''] of tidy.matchAll(/<(?:\w+:)?c\b[^<>]*?\sr="([A-Z]{1,9})(\d{1,9})"/gu)) {
    if (Number(row) > SHEET_LIMITS.rows + HEAD_ROOM) return err('too-many-rows');
    if (columnNumber(column) > SHEET_LIMITS.columns) return err('too-many-columns');
  }
  for (const [, row = ''] of tidy.matchAll(/<(?:\w+:)?row\b[^<>]*?\sr="(\d{1,9})"/gu)) {
    if (Number(row) > SHEET_LIMITS.rows + HEAD_ROOM) return err('too-many-rows');
  }
  return ok(tidy);
}

/** Title, headings and totals besides the entries themselves. */
const HEAD_ROOM = 50;

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}
