/** How large a chosen file may be in every respect (security C10); an office's ledger of ten years stays far below. */
export const SHEET_LIMITS = {
  fileBytes: 32 * 1024 * 1024,
  entries: 2000,
  /** Of one part of the file, unpacked. */
  entryBytes: 96 * 1024 * 1024,
  totalBytes: 160 * 1024 * 1024,
  /** Unpacked against packed; text of a ledger reaches 40. Counted from `ratioFrom` bytes on. */
  ratio: 250,
  ratioFrom: 1024 * 1024,
  sheets: 60,
  rows: 20_000,
  columns: 100,
} as const;

/** Why a file was not read; the sentence is in renderer/text/import-words. */
export type SheetProblem =
  | 'empty-file'
  | 'too-large'
  | 'not-a-sheet'
  | 'old-or-locked'
  | 'damaged'
  | 'too-many-parts'
  | 'bad-part-name'
  | 'unpacks-too-large'
  | 'hostile-content'
  | 'too-many-sheets'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'took-too-long';

/** Text of every cell, cleaned; days as `YYYY-MM-DD`. Rows are as long as their last filled cell. */
export type ReadSheet = { readonly name: string; readonly rows: readonly (readonly string[])[] };
