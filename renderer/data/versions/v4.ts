/**
 * Version 4, frozen: the same stores, every content sealed. Facts (`meta`) and the official numbers in queue and receipts
 * have a `body` now, rows that are written again a `rev`. A store of an earlier version is plain and is copied into a
 * new one (`resealStore`), because changing it in place would leave its plain pages behind.
 */
export const STORES_V4 = {} as const;
