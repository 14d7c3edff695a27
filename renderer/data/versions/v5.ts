/**
 * Stores of database version 5, frozen: the list of matters in sealed blocks, so that a sign-in need not open every
 * matter, and the ids of matters changed since the blocks were written.
 */
export const STORES_V5 = { lists: 'n', stale: 'id' } as const;
