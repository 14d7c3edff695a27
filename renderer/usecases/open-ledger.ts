import { findTable, type LedgerTable } from '#shared/domain/ledger-import/find-table.ts';
import { yearNamed } from '#shared/domain/ledger-import/ledger-date.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { readInWorker, type ReadInWorker as ReadLedger } from '#renderer/sheets/sheet-client.ts';
import type { SheetProblem } from '#renderer/sheets/sheet-limits.ts';

export type { ReadLedger };

export type LedgerSheet = {
  readonly name: string;
  readonly table: LedgerTable;
  /** The year its days belong to where they tell none. */
  readonly year: number | null;
};

/** A chosen file, read; `hash` is the SHA-256 of its bytes, hex. */
export type OpenedLedger = { readonly file: string; readonly hash: string; readonly sheets: readonly LedgerSheet[] };

export type OpenLedgerProblem = SheetProblem | 'no-table' | 'wrong-type' | 'unreadable';

/** A file a person chose, or why it was not read; `null` when none was chosen. */
type Chosen =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly refused: 'too-large' | 'wrong-type' | 'unreadable' }
  | null;

/** Reads files in a worker of their own. */
export const ledgerReader: ReadLedger = readInWorker;

/** Asks for a file and finds the tables in it. `null`: none was chosen. */
export async function openLedger(
  openFile: (request: { readonly accept: readonly string[] }) => Promise<Chosen>,
  read: ReadLedger,
): Promise<Result<OpenedLedger, OpenLedgerProblem> | null> {
  const chosen = await openFile({ accept: ['.xlsx', '.csv', '.xls'] });
  if (chosen === null) return null;
  if ('refused' in chosen) return err(chosen.refused);
  const { name, bytes } = chosen;
  const sheets = await read({ name, bytes });
  if (!sheets.ok) return sheets;
  const found = sheets.value.flatMap((sheet): LedgerSheet[] => {
    const table = findTable(sheet.rows);
    if (table === null || table.rows.length === 0) return [];
    return [{ name: sheet.name, table, year: yearNamed(sheet.name, table.title, name) }];
  });
  if (found.length === 0) return err('no-table');
  return ok({ file: name, hash: await hexHash(bytes), sheets: found });
}

async function hexHash(bytes: Uint8Array): Promise<string> {
  // A copy, because a hash is not computed of memory that another thread may change.
  const hash = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
