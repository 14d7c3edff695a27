import type { Database } from './db.ts';

export type StoreName =
  | 'matters'
  | 'operations'
  | 'outbox'
  | 'receipts'
  | 'tray'
  | 'drafts'
  | 'meta'
  | 'audit'
  | 'reception'
  | 'lists'
  | 'stale'
  | 'contents'
  | 'pieces'
  | 'thumbs';

/** The part of an `IDBRequest` used here; whatever its result is typed as. */
type Asked = {
  readonly result: unknown;
  readonly error: DOMException | null;
  readonly addEventListener: (type: 'success' | 'error', listener: () => void) => void;
};

/** What IndexedDB answers, as a promise. `T`: what the store holds; the DOM library calls it `any`. */
export function requested<T>(request: Asked): Promise<T> {
  return new Promise((resolve, reject) => {
    // Our own stores hold the rows of rows.ts and nothing else.
    request.addEventListener('success', () => resolve(request.result as T));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB request failed')));
  });
}

/**
 * One write transaction on the database that Dexie opened. `fill` only queues requests and is therefore synchronous: a
 * transaction that waits for something else does not compile. Resolves when everything is committed, with `strict`
 * when it is on the disk. Written without Dexie's table layer because saving a visit is the one path a queue of
 * people waits for (decision 0003).
 */
export function write(
  db: Pick<Database, 'backendDB'>,
  stores: readonly StoreName[],
  durability: 'strict' | 'relaxed',
  fill: (store: (name: StoreName) => IDBObjectStore) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    // Whoever writes a matter notes that the stored list is behind (stored-list.ts).
    const all = stores.includes('matters') ? [...stores, 'stale'] : [...stores];
    const transaction = db.backendDB().transaction(all, 'readwrite', { durability });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('transaction aborted', 'AbortError'));
    try {
      fill((name) => transaction.objectStore(name));
      transaction.commit();
    } catch (error) {
      transaction.abort();
      reject(error instanceof Error ? error : new Error(String(error)));
    }
  });
}

/** Several rows by key in one read transaction; a missing row is `undefined`. */
export function readMany<T>(db: Database, store: StoreName, keys: readonly IDBValidKey[]): Promise<(T | undefined)[]> {
  const source = db.backendDB().transaction(store).objectStore(store);
  return Promise.all(keys.map((key) => requested<T | undefined>(source.get(key))));
}

/** Rows by ascending number, those that exist. One request for each run of consecutive numbers: a queue is mostly one. */
export async function readNumbered<T>(db: Database, store: StoreName, numbers: readonly number[]): Promise<T[]> {
  if (numbers.length === 0) return [];
  const source = db.backendDB().transaction(store).objectStore(store);
  const parts = runs(numbers).map(([first, last]) => requested<T[]>(source.getAll(IDBKeyRange.bound(first, last))));
  return (await Promise.all(parts)).flat();
}

/** Consecutive numbers as [first, last] pairs, ascending. */
export function runs(numbers: readonly number[]): readonly (readonly [number, number])[] {
  const pairs: [number, number][] = [];
  for (const n of [...numbers].sort((a, b) => a - b)) {
    const last = pairs.at(-1);
    if (last !== undefined && last[1] === n - 1) last[1] = n;
    else pairs.push([n, n]);
  }
  return pairs;
}

/** Up to `count` rows in key order, after `after`. */
export function readPage<T>(
  db: Pick<Database, 'backendDB'>,
  store: StoreName,
  after: IDBValidKey | null,
  count: number,
): Promise<T[]> {
  const range = after === null ? null : IDBKeyRange.lowerBound(after, true);
  return requested<T[]>(db.backendDB().transaction(store).objectStore(store).getAll(range, count));
}

/** A code for what went wrong with the local store; the sentence is in renderer/text. */
export type StorageProblem = { readonly code: 'disk-full' | 'damaged' | 'newer-version' | 'unavailable' | 'failed' };

/** `otherwise`: what an error without a known name means where it happened. */
export function storageProblemOf(error: unknown, otherwise: 'damaged' | 'failed'): StorageProblem {
  const names = errorNames(error);
  if (names.includes('QuotaExceededError')) return { code: 'disk-full' };
  if (names.includes('VersionError')) return { code: 'newer-version' };
  if (names.includes('MissingAPIError') || names.includes('SecurityError')) return { code: 'unavailable' };
  return { code: otherwise };
}

/** Dexie wraps the browser's error; both names count. */
function errorNames(error: unknown): readonly string[] {
  if (typeof error !== 'object' || error === null) return [];
  const own = 'name' in error && typeof error.name === 'string' ? [error.name] : [];
  const inner = 'inner' in error ? errorNames(error.inner) : [];
  return [...own, ...inner];
}
