import type { StreamId } from '#shared/model/ids.ts';
import type { ReceptionEntry, ReceptionOperation } from '#shared/model/reception-stream.ts';
import { newRev } from './codec.ts';
import type { DeviceStore } from './device-store.ts';
import { forgetDamaged, openTexts } from './open-rows.ts';
import type { ReceptionRow } from './rows.ts';
import { readMany, requested } from './transaction.ts';

/** One stream of a reception as it is kept: what the county has confirmed, and what this device still waits for. */
export type ReceptionLog = {
  readonly id: StreamId;
  readonly confirmed: readonly ReceptionEntry[];
  readonly waiting: readonly ReceptionOperation[];
};

const PREFIX = 'log:';
/** Key of a stream's row. */
export const keyOfLog = (id: string): string => `${PREFIX}${id}`;

/** The logs of these streams; one that is not stored, or is damaged, is missing. */
export async function readLogs(store: DeviceStore, ids: readonly string[]): Promise<Map<string, ReceptionLog>> {
  const rows = await readMany<ReceptionRow>(store.db, 'reception', ids.map(keyOfLog));
  return openRows(
    store,
    rows.flatMap((row) => row ?? []),
  );
}

/** Every stream of a reception that is stored here. */
export async function readAllLogs(store: DeviceStore): Promise<Map<string, ReceptionLog>> {
  const source = store.db.backendDB().transaction('reception').objectStore('reception');
  return openRows(store, await requested<ReceptionRow[]>(source.getAll(stretch(null, null))));
}

/** Ids of those stored behind `after` up to `last`, `null` for the beginning and the end. */
export async function logIds(store: DeviceStore, after: string | null, last: string | null): Promise<string[]> {
  const source = store.db.backendDB().transaction('reception').objectStore('reception');
  const keys = await requested<IDBValidKey[]>(source.getAllKeys(stretch(after, last)));
  return keys.flatMap((key) => (typeof key === 'string' ? [key.slice(PREFIX.length)] : []));
}

const stretch = (after: string | null, last: string | null): IDBKeyRange =>
  IDBKeyRange.bound(keyOfLog(after ?? ''), last === null ? `${PREFIX}\uffff` : keyOfLog(last), after !== null, false);

async function openRows(store: DeviceStore, rows: readonly ReceptionRow[]): Promise<Map<string, ReceptionLog>> {
  const opened = await openTexts(store, 'reception', rows, ({ key }) => key);
  // Sealed by `sealLogs`; the codec vouches for the bytes.
  return new Map(opened.map(({ text }) => JSON.parse(text) as ReceptionLog).map((log) => [log.id, log]));
}

export async function sealLogs(store: DeviceStore, logs: readonly ReceptionLog[]): Promise<readonly ReceptionRow[]> {
  const records = logs.map((log) => ({ key: keyOfLog(log.id), rev: newRev(), json: JSON.stringify(log) }));
  const bodies = await store.codec.seal(
    records.map(({ key, rev, json }) => ({ place: { table: 'reception', key, rev }, json })),
  );
  return records.flatMap(({ key, rev }, i) => {
    const body = bodies[i];
    return body === undefined ? [] : [{ key, rev, body }];
  });
}

type Named = (name: 'reception') => IDBObjectStore;

export function putLogs(named: Named, rows: readonly ReceptionRow[]): void {
  for (const row of rows) named('reception').put(row);
}

export function dropLogs(named: Named, ids: readonly string[]): void {
  for (const id of ids) named('reception').delete(keyOfLog(id));
}

/** They were written anew and open again. */
export function healLogs(store: DeviceStore, logs: readonly ReceptionLog[]): void {
  for (const { id } of logs) forgetDamaged(store.state, { table: 'reception', key: keyOfLog(id) });
}

/** The place in the order up to which the stream is confirmed. */
export const headOf = (log: ReceptionLog | undefined): number => log?.confirmed.at(-1)?.stamp.seq ?? 0;
