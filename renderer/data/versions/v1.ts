/**
 * Stores of database version 1, frozen. Sealed content is in `body`; what stands beside it names nobody (security C1):
 * random ids, the device's own numbers, instants in milliseconds.
 */
export const STORES_V1 = {
  matters: 'id, at',
  operations: 'n',
  outbox: 'n',
  receipts: 'n',
  tray: 'n',
  drafts: 'id',
  meta: 'key',
} as const;
