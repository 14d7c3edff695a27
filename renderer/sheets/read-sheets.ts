import { err, ok, type Result } from '#shared/lib/result.ts';
import { readCsv } from './read-csv.ts';
import { readWorkbook } from './read-workbook.ts';
import { SHEET_LIMITS, type ReadSheet, type SheetProblem } from './sheet-limits.ts';

const startsWith = (bytes: Uint8Array, ...first: readonly number[]): boolean =>
  first.every((byte, i) => bytes[i] === byte);

/** The sheets of a chosen file, by its content rather than its name; empty sheets are left out. */
export async function readSheets(file: {
  readonly name: string;
  readonly bytes: Uint8Array;
}): Promise<Result<readonly ReadSheet[], SheetProblem>> {
  const { bytes, name } = file;
  if (bytes.length === 0) return err('empty-file');
  if (bytes.length > SHEET_LIMITS.fileBytes) return err('too-large');
  // The container of .xls, and of an .xlsx that is locked with a password.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return err('old-or-locked');
  const read = startsWith(bytes, 0x50, 0x4b)
    ? await readWorkbook(bytes)
    : /\.(?:csv|txt)$/iu.test(name)
      ? readCsv(bytes, name)
      : err('not-a-sheet' as const);
  if (!read.ok) return read;
  const filled = read.value.filter(({ rows }) => rows.some((row) => row.length > 0));
  return filled.length === 0 ? err('empty-file') : ok(filled);
}
