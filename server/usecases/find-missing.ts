import { OperationId } from '#shared/model/ids.ts';
import type { ServerStore } from '#server/db/store.ts';

/** Those of the ids that the server does not have (R3), in the given order. */
export async function findMissing(store: ServerStore, ids: readonly string[]): Promise<readonly string[]> {
  const wellFormed = ids.filter((id) => OperationId.safeParse(id).success);
  const known = new Set(await store.findKnownIds(wellFormed));
  const others = wellFormed.filter((id) => !known.has(id));
  // Reports in confidence have an order of their own (K9).
  const reports = others.length === 0 ? [] : await store.transaction((tx) => tx.findConfidential(others));
  for (const { id } of reports) known.add(id);
  return ids.filter((id) => !known.has(id));
}
