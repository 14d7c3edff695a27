import { zipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/universal';
import { cleanCell } from '#shared/domain/ledger-import/clean-cell.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { openArchive } from './open-archive.ts';
import { SHEET_LIMITS, type ReadSheet, type SheetProblem } from './sheet-limits.ts';
import { tidySheetXml } from './tidy-sheet-xml.ts';

/** The parts that hold cells; pictures, macros, links to other files and everything else stay packed. */
const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/iu;
const WORKSHEET = /^xl\/worksheets\//iu;

/**
 * Every sheet of an .xlsx file as text (security C10): unpacked within limits, formulas by their last result, dates as
 * days. Numbers keep the digits they are written with, so that a telephone number stays one.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<readonly ReadSheet[], SheetProblem>> {
  const parts = openArchive(bytes, (name) => WANTED.test(name));
  if (!parts.ok) return parts;
  const worksheets = [...parts.value.keys()].filter((name) => WORKSHEET.test(name));
  if (worksheets.length === 0) return err('not-a-sheet');
  if (worksheets.length > SHEET_LIMITS.sheets) return err('too-many-sheets');
  const stored: Record<string, [Uint8Array, { readonly level: 0 }]> = {};
  for (const [name, part] of parts.value) {
    const text = new TextDecoder().decode(part);
    if (!WORKSHEET.test(name)) {
      if (/<!(?:DOCTYPE|ENTITY)/iu.test(text.slice(0, 4096))) return err('hostile-content');
      stored[name] = [part, { level: 0 }];
      continue;
    }
    const tidy = tidySheetXml(text);
    if (!tidy.ok) return tidy;
    stored[name] = [new TextEncoder().encode(tidy.value), { level: 0 }];
  }
  try {
    // Stored, not packed: the reader then unpacks nothing itself, and so starts no worker of its own.
    const sheets = await readXlsxFile(plainBuffer(zipSync(stored)), { trim: false, parseNumber: (digits) => digits });
    return ok(sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map(rowOf) })));
  } catch {
    return err('damaged');
  }
}

function plainBuffer(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}

function rowOf(cells: readonly unknown[]): readonly string[] {
  const row = cells.map(textOf);
  while (row.at(-1) === '') row.pop();
  return row;
}

function textOf(value: unknown): string {
  if (value instanceof Date) return dayOf(value);
  if (typeof value === 'string') return cleanCell(plainNumber(value));
  if (typeof value === 'boolean') return value ? '是' : '否';
  return '';
}

/** Excel writes some whole numbers with an exponent; up to fifteen digits nothing is lost by writing them out. */
function plainNumber(text: string): string {
  if (!/^\d(?:\.\d+)?E\+?\d{1,2}$/i.test(text)) return text;
  const number = Number(text);
  return Number.isSafeInteger(number) && number < 1e15 ? String(number) : text;
}

/** The reader gives the day and time of the cell as UTC. A cell that holds a time alone is a day of 1899. */
function dayOf(date: Date): string {
  const iso = new Date(Math.round(date.getTime() / 60_000) * 60_000).toISOString();
  const [day = '', time = ''] = iso.slice(0, 16).split('T');
  return time === '00:00' ? day : `${day} ${time}`;
}
