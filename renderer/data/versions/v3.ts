/** Stores added by database version 3, frozen: market rules and reception sessions, sealed, by a key that names nobody. */
export const STORES_V3 = { reception: 'key' } as const;
