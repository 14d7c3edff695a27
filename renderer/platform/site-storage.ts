/** What a browser keeps for this page besides what is in memory; a fake of it in tests. */
export type SiteStorage = {
  readonly databases: () => Promise<readonly string[]>;
  readonly deleteDatabase: (name: string) => Promise<void>;
  /** Caches, service workers and small storage. */
  readonly clearRest: () => Promise<void>;
};

export const siteStorage: SiteStorage = {
  databases: async () => (await indexedDB.databases()).flatMap(({ name }) => name ?? []),
  deleteDatabase: (name) =>
    new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name);
      // Blocked only until the last connection of this page is gone.
      request.addEventListener('success', () => resolve());
      request.addEventListener('error', () => reject(request.error ?? new Error(`${name} was not deleted`)));
    }),
  clearRest: async () => {
    for (const name of (await globalThis.caches?.keys()) ?? []) await caches.delete(name);
    for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await worker.unregister();
    localStorage.clear();
    sessionStorage.clear();
  },
};
