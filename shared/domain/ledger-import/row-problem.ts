import type { DateFault } from './ledger-date.ts';
import type { LedgerField } from './columns.ts';

/** Why a row cannot be registered as it stands; a person fills it in, or leaves the row out. */
export type RowFault =
  | { readonly code: 'date'; readonly field: 'received-on'; readonly fault: DateFault | 'empty'; readonly text: string }
  | { readonly code: 'name-missing'; readonly field: 'name' }
  | { readonly code: 'summary-missing'; readonly field: 'summary' }
  | { readonly code: 'name-too-long'; readonly field: 'name'; readonly most: number }
  | { readonly code: 'cell-too-long'; readonly field: null; readonly column: number; readonly most: number }
  | { readonly code: 'persons-fewer'; readonly field: 'persons'; readonly named: number }
  | { readonly code: 'not-storable'; readonly field: null; readonly path: string };

/** Worth knowing, and no obstacle: the row is registered and the cell's own words are kept. */
export type RowNote =
  | { readonly code: 'word-unknown'; readonly field: LedgerField; readonly text: string }
  | { readonly code: 'id-number-doubtful' }
  | { readonly code: 'id-digits-lost' }
  | { readonly code: 'phone-doubtful'; readonly text: string }
  | { readonly code: 'shortened'; readonly field: LedgerField }
  | { readonly code: 'number-known'; readonly number: string }
  | { readonly code: 'same-row-twice' };
