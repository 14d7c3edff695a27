/**
 * Stores added by database version 6, frozen: contents of attachments under a random id, their sealed pieces by id and
 * number, and a small sealed picture of each.
 */
export const STORES_V6 = { contents: 'id', pieces: '[id+n]', thumbs: 'id' } as const;
