import type { DeviceStore } from '../device-store.ts';
import { openTexts } from '../open-rows.ts';
import type { ReceptionRow } from '../rows.ts';
import { readMany, requested } from '../transaction.ts';

/** The record under `key` as it was saved; `undefined` when there is none. The caller parses it. */
export async function readReception(store: DeviceStore, key: string): Promise<unknown> {
  const [row] = await readMany<ReceptionRow>(store.db, 'reception', [key]);
  return row === undefined ? undefined : (await openRows(store, [row]))[0];
}

/** Every record whose key begins with `prefix`. */
export async function readReceptions(store: DeviceStore, prefix: string): Promise<readonly unknown[]> {
  const source = store.db.backendDB().transaction('reception').objectStore('reception');
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  return openRows(store, await requested<ReceptionRow[]>(source.getAll(range)));
}

async function openRows(store: DeviceStore, rows: readonly ReceptionRow[]): Promise<readonly unknown[]> {
  const opened = await openTexts(store, 'reception', rows, ({ key }) => key);
  return opened.map(({ text }): unknown => JSON.parse(text));
}
