/** Stores added by database version 2, frozen: the device's audit chain, sealed, by its own number. */
export const STORES_V2 = { audit: 'n' } as const;
