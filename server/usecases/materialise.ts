import { evolve } from '#shared/domain/matter/evolve.ts';
import { VIEW_VERSION, type MatterView } from '#shared/model/matter.ts';
import type { Operation, ServerStamp } from '#shared/model/operation.ts';
import type { ReceptionEntry, ReceptionOperation } from '#shared/model/reception-stream.ts';
import type { MatterRow, ServerStore, StreamOperation } from '#server/db/store.ts';

/** The stored view, or `null` when it must be computed: not made yet, or by an older program. */
export function storedView(matter: MatterRow): MatterView | null {
  if (matter.view === null || matter.viewVersion !== VIEW_VERSION) return null;
  // Written by ourselves from `evolve` under this very version.
  return JSON.parse(matter.view) as MatterView;
}

/** Folds the operations of many streams, given in server order. */
export function foldStreams(operations: readonly StreamOperation[]): Map<string, MatterView> {
  const views = new Map<string, MatterView>();
  for (const { stream, stamp, body } of operations) {
    // Both were parsed before they were stored.
    const [op, at] = [JSON.parse(body) as Operation, JSON.parse(stamp) as ServerStamp];
    views.set(stream, evolve(views.get(stream) ?? null, op, at));
  }
  return views;
}

/** The operations of one reception after another, given in server order. */
export function receptionEntries(operations: readonly StreamOperation[]): Map<string, readonly ReceptionEntry[]> {
  const streams = new Map<string, ReceptionEntry[]>();
  for (const { stream, stamp, body } of operations) {
    // Both were parsed before they were stored.
    const entry = { op: JSON.parse(body) as ReceptionOperation, stamp: JSON.parse(stamp) as ServerStamp };
    streams.set(stream, [...(streams.get(stream) ?? []), entry]);
  }
  return streams;
}

/** JSON texts of whole receptions, in their order. */
export async function receptionTexts(
  store: Pick<ServerStore, 'readStreams'>,
  rows: readonly MatterRow[],
): Promise<readonly string[]> {
  const byStream = new Map<string, string[]>();
  for (const { stream, stamp, body } of await store.readStreams(rows.map(({ id }) => id))) {
    byStream.set(stream, [...(byStream.get(stream) ?? []), `{"op":${body},"stamp":${stamp}}`]);
  }
  return rows.map(({ id }) => `{"id":"${id}","entries":[${(byStream.get(id) ?? []).join(',')}]}`);
}

/**
 * JSON texts of the matters' views, in their order; missing ones are computed and stored. A fresh registration is
 * stored without its view, so that receiving is fast and only the first reader pays.
 */
export async function materialise(
  store: Pick<ServerStore, 'readStreams' | 'saveViews'>,
  matters: readonly MatterRow[],
): Promise<readonly string[]> {
  const isFresh = (matter: MatterRow): boolean => matter.view !== null && matter.viewVersion === VIEW_VERSION;
  const missing = matters.filter((matter) => !isFresh(matter));
  const views = foldStreams(await store.readStreams(missing.map((matter) => matter.id)));
  const computed = new Map<string, MatterRow>();
  for (const matter of missing) {
    const view = views.get(matter.id);
    if (view === undefined) throw new Error(`matter ${matter.id} has no operations`);
    computed.set(matter.id, { ...matter, head: view.head, view: JSON.stringify(view), viewVersion: VIEW_VERSION });
  }
  await store.saveViews([...computed.values()]);
  return matters.map((matter) => (computed.get(matter.id) ?? matter).view ?? '');
}
