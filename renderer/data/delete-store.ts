import { Dexie } from 'dexie';

/** Removes a store that nobody has open. */
export const deleteStore = (name: string): Promise<void> => Dexie.delete(name);
