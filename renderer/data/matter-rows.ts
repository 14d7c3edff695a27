import { countyCalendar } from '#shared/domain/calendar/county-calendar.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { upcastView, type StoredView } from '#shared/domain/matter/upcast-view.ts';
import type { DeviceState, DeviceStore } from './device-store.ts';
import { listRowOf, type Delivery, type ListRow } from './list-row.ts';
import { newRev } from './codec.ts';
import { forgetDamaged, openTexts } from './open-rows.ts';
import type { MatterBody, MatterRow } from './rows.ts';
import { readMany, requested } from './transaction.ts';

/** Bodies of the given matters; a matter that is not stored, or is damaged, has none. */
export async function readBodies(store: DeviceStore, ids: readonly string[]): Promise<Map<string, MatterBody>> {
  const rows = (await readMany<MatterRow>(store.db, 'matters', ids)).flatMap((row) => row ?? []);
  return new Map((await openRows(store, rows)).map((body) => [body.view.id, body]));
}

export async function openRows(store: DeviceStore, rows: readonly MatterRow[]): Promise<readonly MatterBody[]> {
  const opened = await openTexts(store, 'matters', rows, (row) => row.id);
  return opened.map(({ text }) => bodyOf(text));
}

/** A stored matter, lifted when an earlier program stored it (decision 0007). */
function bodyOf(text: string): MatterBody {
  // Sealed by `sealBodies` of this or an earlier program; the codec vouches for the bytes.
  const { view, confirmed } = JSON.parse(text) as { view: StoredView; confirmed?: StoredView | null };
  if (confirmed === undefined) return { view: upcastView(view) };
  return { view: upcastView(view), confirmed: confirmed === null ? null : upcastView(confirmed) };
}

export async function sealBodies(store: DeviceStore, bodies: readonly MatterBody[]): Promise<readonly MatterRow[]> {
  const records = bodies.map((body) => ({ id: body.view.id, rev: newRev(), body }));
  const sealed = await store.codec.seal(
    records.map(({ id, rev, body }) => ({ place: { table: 'matters', key: id, rev }, json: JSON.stringify(body) })),
  );
  return records.flatMap(({ id, rev, body }, i) => {
    const bytes = sealed[i];
    return bytes === undefined ? [] : [{ id, at: Date.parse(body.view.updatedAt), rev, body: bytes }];
  });
}

/** Shows matters that were written just now. */
export function showBodies(store: DeviceStore, bodies: readonly MatterBody[]): void {
  for (const { view } of bodies) forgetDamaged(store.state, { table: 'matters', key: view.id });
  store.index.putAll(bodies.map((body) => rowOf(store.state, body.view)));
}

/** What the server has confirmed of a matter; `null` for nothing. */
export function confirmedOf(body: MatterBody | undefined): MatterView | null {
  if (body === undefined) return null;
  return body.confirmed === undefined ? body.view : body.confirmed;
}

/** The list row of a matter, with what queue, receipts and tray say about its delivery. */
export function rowOf(state: DeviceState, view: MatterView): ListRow {
  const calendar = countyCalendar(state.profile?.calendarEntries);
  return listRowOf(view, deliveryOf(state, view.id), calendar, officialNoOf(state, view.id));
}

/** A stored list row, with what queue, receipts and tray say about its delivery now. */
export function overlaid(state: DeviceState, row: ListRow): ListRow {
  return { ...row, officialNo: officialNoOf(state, row.id) ?? row.officialNo, delivery: deliveryOf(state, row.id) };
}

/** Refused before pending before receipted: the state a person must know about first. */
export function deliveryOf(state: DeviceState, id: string): Delivery {
  const newest = state.newestOwn.get(id);
  if (newest === undefined) return 'confirmed';
  for (const row of state.tray.values()) if (row.stream === id) return 'refused';
  return state.outbox.has(newest.n) ? 'pending' : 'receipted';
}

/** Shows on the list what became of a matter's delivery, without reading the matter. */
export function refreshDelivery(store: DeviceStore, id: string): void {
  const row = store.index.get(id);
  if (row === undefined) return;
  store.index.put(overlaid(store.state, row));
}

/** A number told but not yet confirmed: by a receipt (L6), or by a server that has lost it and is asked for it again. */
function officialNoOf(state: DeviceState, id: string): string | undefined {
  if (!state.newestOwn.has(id)) return undefined;
  for (const row of state.receipts.values()) if (row.stream === id && row.no !== undefined) return row.no;
  for (const row of state.outbox.values()) if (row.stream === id && row.claim !== undefined) return row.claim;
  return undefined;
}

const LOAD_PAGE = 1000;

/** The newest `count` matters from the disk: the first screen does not wait for the rest. */
export async function loadNewest(store: DeviceStore, count: number): Promise<void> {
  const source = store.db.backendDB().transaction('matters').objectStore('matters').index('at');
  const rows: MatterRow[] = [];
  await new Promise<void>((resolve, reject) => {
    const request = source.openCursor(null, 'prev');
    request.onerror = () => reject(request.error ?? new Error('cursor failed'));
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor === null || rows.length >= count) return resolve();
      // Rows of this store have this shape.
      rows.push(cursor.value as MatterRow);
      cursor.continue();
    };
  });
  store.index.putAll((await openRows(store, rows)).map((body) => rowOf(store.state, body.view)));
  store.changed();
}

/**
 * Reads every matter into the index, page by page, giving the screen room between pages. A matter changed meanwhile is
 * already in the index and is not put back.
 */
export async function loadMatters(store: DeviceStore): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const range: IDBKeyRange | null = after === null ? null : IDBKeyRange.lowerBound(after, true);
    const source = store.db.backendDB().transaction('matters').objectStore('matters');
    const rows: MatterRow[] = await requested<MatterRow[]>(source.getAll(range, LOAD_PAGE));
    const fresh = rows.filter((row) => store.index.get(row.id) === undefined);
    const bodies = await openRows(store, fresh);
    store.index.putAll(bodies.map((body) => rowOf(store.state, body.view)));
    after = rows.at(-1)?.id ?? after;
    if (rows.length < LOAD_PAGE) break;
  }
  store.changed();
}
