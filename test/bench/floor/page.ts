/**
 * The least a client can do: one store with three indexes, a queue, a cursor. No conflicts, permissions, audit, numbers,
 * names by part only through stored suffixes. Every feature of the product has its price against this.
 */
import type { BenchClient } from '../harness/contract.ts';
import { drive } from '../harness/page.ts';
import type { Sheet } from '../harness/records.ts';

type Row = Sheet & { status: string; town: string; name: string; at: string; parts: string[] };
type Feed = { rows: Sheet[]; cursor: number; more: boolean };

/** The type of an answer is this file's knowledge of its own stores. */
const done = <T>(request: IDBRequest): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as T);
    request.onerror = () => reject(new Error('request failed'));
  });
const committed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(new Error('aborted'));
  });

let db: IDBDatabase;
let url = '';
let tally: Record<string, number> | null = null;

const rowOf = (sheet: Sheet): Row => {
  const name = sheet.registration.petitioners[0]?.name ?? '';
  return {
    ...sheet,
    status: sheet.registration.takenOverStatus ?? 'registered',
    town: sheet.registration.issueOffice ?? '',
    name,
    at: sheet.recordedAt,
    parts: Array.from(name, (_, i) => name.slice(i)),
  };
};
const plain = ({ id, slipNo, recordedAt, registration }: Row): Sheet => ({ id, slipNo, recordedAt, registration });
const writing = (stores: string[], durability: 'strict' | 'relaxed'): IDBTransaction =>
  db.transaction(stores, 'readwrite', { durability });
const store = (name: string): IDBObjectStore => db.transaction(name).objectStore(name);
const gzip = (text: string): Promise<ArrayBuffer> =>
  new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();

async function nextBatch(after: number): Promise<{ keys: IDBValidKey[]; body: ArrayBuffer } | null> {
  const range = IDBKeyRange.lowerBound(after, true);
  const transaction = db.transaction(['queue', 'sheets']);
  const queue = transaction.objectStore('queue');
  const [keys, items] = await Promise.all([
    done<IDBValidKey[]>(queue.getAllKeys(range, 500)),
    done<{ op: string; id: string }[]>(queue.getAll(range, 500)),
  ]);
  if (keys.length === 0) return null;
  const rows = await Promise.all(items.map((item) => done<Row>(transaction.objectStore('sheets').get(item.id))));
  return { keys, body: await gzip(JSON.stringify(rows.map((row, i) => ({ op: items[i]?.op, doc: plain(row) })))) };
}

const client: BenchClient = {
  async open(options) {
    url = options.url;
    const request = indexedDB.open(options.name, 1);
    request.onupgradeneeded = () => {
      const sheets = request.result.createObjectStore('sheets', { keyPath: 'id' });
      sheets.createIndex('list', ['status', 'town', 'at']);
      sheets.createIndex('at', 'at');
      sheets.createIndex('parts', 'parts', { multiEntry: true });
      request.result.createObjectStore('queue', { autoIncrement: true });
      request.result.createObjectStore('meta');
    };
    db = await done<IDBDatabase>(request);
  },
  async put(sheet) {
    const transaction = writing(['sheets', 'queue'], 'strict');
    transaction.objectStore('sheets').put(rowOf(sheet));
    transaction.objectStore('queue').put({ op: crypto.randomUUID(), id: sheet.id });
    transaction.commit();
    await committed(transaction);
  },
  async edit(id, recordedAt, set) {
    const transaction = writing(['sheets', 'queue'], 'strict');
    const sheets = transaction.objectStore('sheets');
    const read: IDBRequest<unknown> = sheets.get(id);
    read.onsuccess = () => {
      const old = read.result as Row; // a row of this store
      const row = rowOf({ ...plain(old), recordedAt, registration: { ...old.registration, ...set } });
      if (row.status !== old.status) tally = null;
      sheets.put(row);
      transaction.objectStore('queue').put({ op: crypto.randomUUID(), id });
    };
    await committed(transaction);
  },
  async flush() {
    let batch = await nextBatch(0);
    while (batch !== null) {
      const { keys, body } = batch;
      const sent = fetch(`${url}/push`, { method: 'POST', headers: { 'content-encoding': 'gzip' }, body });
      batch = await nextBatch(Number(keys.at(-1)));
      if (!(await sent).ok) throw new Error('push failed');
      const transaction = writing(['queue'], 'relaxed');
      transaction.objectStore('queue').delete(IDBKeyRange.bound(keys[0], keys.at(-1)));
      await committed(transaction);
    }
  },
  async pull() {
    const page = async (cursor: number): Promise<Feed> =>
      (await fetch(`${url}/pull?since=${cursor}`)).json() as Promise<Feed>;
    let coming = page((await done<number | undefined>(store('meta').get('cursor'))) ?? 0);
    for (;;) {
      const { rows, cursor, more } = await coming;
      if (more) coming = page(cursor);
      const transaction = writing(['sheets', 'meta'], 'relaxed');
      for (const sheet of rows) transaction.objectStore('sheets').put(rowOf(sheet));
      transaction.objectStore('meta').put(cursor, 'cursor');
      transaction.commit();
      await committed(transaction);
      tally = null;
      if (!more) return;
    }
  },
  list: ({ status, town, limit }) =>
    newest(store('sheets').index('list'), IDBKeyRange.bound([status, town], [status, town, []]), limit),
  async search(text, mode, limit) {
    const range = IDBKeyRange.bound(text, `${text}\uffff`);
    const rows = await done<Row[]>(
      store('sheets')
        .index('parts')
        .getAll(range, limit * 4),
    );
    const found =
      mode === 'prefix'
        ? rows.filter((row) => row.name.startsWith(text))
        : [...new Map(rows.map((row) => [row.id, row])).values()];
    return found.slice(0, limit);
  },
  async counts() {
    if (tally === null) {
      const index = store('sheets').index('list');
      const statuses = ['registered', 'triaging', 'handling', 'replied', 'assigned', 'notified'];
      const counts = await Promise.all(
        statuses.map((status) => done<number>(index.count(IDBKeyRange.bound([status], [status, []])))),
      );
      tally = Object.fromEntries(statuses.map((status, i) => [status, counts[i] ?? 0]));
    }
    return { ...tally };
  },
  async first(n) {
    const rows = await newest(store('sheets').index('at'), null, n);
    return rows.map((row) => ({
      id: row.id,
      no: row.slipNo,
      name: row.name,
      text: row.registration.summary,
      status: row.status,
      at: row.at,
    }));
  },
  updatedAt: async (id) => (await done<Row | undefined>(store('sheets').get(id)))?.at ?? null,
  size: () => done<number>(store('sheets').count()),
  close: () => db.close(),
};

function newest(index: IDBIndex, range: IDBKeyRange | null, limit: number): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const rows: Row[] = [];
    const request = index.openCursor(range, 'prev');
    request.onerror = () => reject(new Error('cursor failed'));
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor === null || rows.length >= limit) return resolve(rows);
      rows.push(cursor.value as Row); // rows of this store
      cursor.continue();
    };
  });
}

drive(client);
