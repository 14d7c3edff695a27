import { countyCalendar } from '#shared/domain/calendar/county-calendar.ts';
import { countySettings } from '#shared/domain/settings/county-settings.ts';
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
  const told = toldOf(store.state);
  store.index.putAll(bodies.map((body) => rowOf(store.state, body.view, told)));
}

/** What the server has confirmed of a matter; `null` for nothing. */
export function confirmedOf(body: MatterBody | undefined): MatterView | null {
  if (body === undefined) return null;
  return body.confirmed === undefined ? body.view : body.confirmed;
}

/** What tray, receipts and queue say of matters, gathered once for many rows: a queue may be as long as the list. */
export type Told = { readonly refused: ReadonlySet<string>; readonly numbers: ReadonlyMap<string, string> };

/** Of several numbers the first counts, a receipt's before one that is asked for again. */
export function toldOf(state: DeviceState): Told {
  const numbers = new Map<string, string>();
  const note = (stream: string, no: string | undefined): void => {
    if (no !== undefined && !numbers.has(stream)) numbers.set(stream, no);
  };
  for (const row of state.receipts.values()) note(row.stream, row.no);
  // A letter's number is claimed too; it has its kind between the unit and the year (LN-01).
  const unit = state.profile?.units.find(({ code }) => code === state.identity?.office);
  for (const row of state.outbox.values())
    if (row.claim?.startsWith(`${unit?.numberPrefix ?? ''}〔`) === true) note(row.stream, row.claim);
  return { refused: new Set([...state.tray.values()].map((row) => row.stream)), numbers };
}

/** The list row of a matter, with what queue, receipts and tray say about its delivery. */
export function rowOf(state: DeviceState, view: MatterView, told: Told = toldOf(state)): ListRow {
  const calendar = countyCalendar(state.profile?.calendarEntries);
  const settings = countySettings(state.profile?.settingEntries);
  return listRowOf(view, deliveryOf(state, view.id, told), calendar, officialNoOf(state, view.id, told), settings);
}

/** A stored list row, with what queue, receipts and tray say about its delivery now. */
export function overlaid(state: DeviceState, row: ListRow, told: Told = toldOf(state)): ListRow {
  const officialNo = officialNoOf(state, row.id, told) ?? row.officialNo;
  const delivery = deliveryOf(state, row.id, told);
  return officialNo === row.officialNo && delivery === row.delivery ? row : { ...row, officialNo, delivery };
}

/** Refused before pending before receipted: the state a person must know about first. */
export function deliveryOf(state: DeviceState, id: string, told: Told = toldOf(state)): Delivery {
  const newest = state.newestOwn.get(id);
  if (newest === undefined) return 'confirmed';
  if (told.refused.has(id)) return 'refused';
  return state.outbox.has(newest.n) ? 'pending' : 'receipted';
}

/** Shows on the list what became of a matter's delivery, without reading the matter. */
export function refreshDelivery(store: DeviceStore, id: string, told?: Told): void {
  const row = store.index.get(id);
  if (row === undefined) return;
  store.index.put(overlaid(store.state, row, told));
}

/** A number told but not yet confirmed: by a receipt (L6), or by a server that has lost it and is asked for it again. */
const officialNoOf = (state: DeviceState, id: string, told: Told): string | undefined =>
  state.newestOwn.has(id) ? told.numbers.get(id) : undefined;

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
  const bodies = await openRows(store, rows);
  const told = toldOf(store.state);
  store.index.putAll(bodies.map((body) => rowOf(store.state, body.view, told)));
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
    const told = toldOf(store.state);
    store.index.putAll(bodies.map((body) => rowOf(store.state, body.view, told)));
    after = rows.at(-1)?.id ?? after;
    if (rows.length < LOAD_PAGE) break;
  }
  store.state.listRead = true;
  store.changed();
}
