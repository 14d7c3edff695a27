import type { LedgerDefaults } from '#shared/domain/ledger-import/plan-row.ts';
import type { ColumnUse } from '#shared/domain/ledger-import/columns.ts';

/**
 * The import log (vocabulary §19): one line for each import of an old ledger on this device. Which rows it brought is
 * told by the registrations themselves, which bear `id` (LI-14); here stands what a person did and what was left out.
 */
export type ImportRecord = {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly office: string;
  readonly file: string;
  /** SHA-256 of the file, hex: choosing it again brings the same mapping back. */
  readonly hash: string;
  readonly sheet: string;
  /** The device's newest operation when it began; its rows were recorded after that. */
  readonly afterN: number;
  readonly uses: readonly ColumnUse[];
  readonly defaults: LedgerDefaults;
  /** Headings that are never imported (LI-05), and those left out by choice. */
  readonly dropped: readonly string[];
  readonly skipped: readonly string[];
  /** Rows to be imported, and rows that were or had been. */
  readonly wanted: number;
  readonly imported: number;
  readonly already: number;
  readonly leftOut: number;
  readonly state: 'running' | 'done' | 'undoing' | 'undone';
  readonly undone?: { readonly at: string; readonly by: string; readonly voided: number; readonly kept: number };
};
