import { OperationId } from '#shared/model/ids.ts';
import type { ServerStore } from '#server/db/store.ts';

/** Those of the ids that the server does not have (R3), in the given order. */
export async function findMissing(store: ServerStore, ids: readonly string[]): Promise<readonly string[]> {
  const wellFormed = ids.filter((id) => OperationId.safeParse(id).success);
  const known = new Set(await store.findKnownIds(wellFormed));
  return ids.filter((id) => !known.has(id));
}
