import { requested } from '#renderer/data/transaction.ts';

/** A whole device database as text: version, stores with their keys and indexes, rows with bytes in base64. */
export type DatabaseFixture = {
  readonly version: number;
  readonly stores: readonly {
    readonly name: string;
    /** Several for a key of several parts. */
    readonly keyPath: string | readonly string[];
    readonly indexes: readonly string[];
    readonly rows: readonly Record<string, unknown>[];
  }[];
};

const BYTES = '$bytes';

/** Copies a database out of (fake) IndexedDB. */
export async function dumpDatabase(db: IDBDatabase): Promise<DatabaseFixture> {
  const stores = [];
  for (const name of db.objectStoreNames) {
    const store = db.transaction(name).objectStore(name);
    const rows = await requested<Record<string, unknown>[]>(store.getAll());
    stores.push({
      name,
      keyPath: keyPathOf(store.keyPath),
      indexes: [...store.indexNames],
      rows: rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, toText(value)]))),
    });
  }
  return { version: db.version, stores };
}

/** Makes a database exactly as it was on that day. */
export async function restoreDatabase(name: string, fixture: DatabaseFixture): Promise<void> {
  const request = indexedDB.open(name, fixture.version);
  request.onupgradeneeded = () => {
    for (const store of fixture.stores) {
      const made = request.result.createObjectStore(store.name, {
        keyPath: typeof store.keyPath === 'string' ? store.keyPath : [...store.keyPath],
      });
      for (const index of store.indexes) made.createIndex(index, index);
      for (const row of store.rows) made.put(Object.fromEntries(Object.entries(row).map(([k, v]) => [k, fromText(v)])));
    }
  };
  (await requested<IDBDatabase>(request)).close();
}

// Ours are one name or several.
const keyPathOf = (path: string | string[] | null): string | readonly string[] => (path === null ? '' : path);

function toText(value: unknown): unknown {
  return value instanceof Uint8Array ? { [BYTES]: Buffer.from(value).toString('base64') } : value;
}

function fromText(value: unknown): unknown {
  const bytes = typeof value === 'object' && value !== null && BYTES in value ? value[BYTES] : undefined;
  return typeof bytes === 'string' ? new Uint8Array(Buffer.from(bytes, 'base64')) : value;
}
