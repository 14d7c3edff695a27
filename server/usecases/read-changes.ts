import { scopeName } from '#shared/domain/access/device-scope.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { ServerStore, UnitFilter } from '#server/db/store.ts';
import type { GoneEntry } from '#shared/sync/pull.ts';
import { entryText, withinText, type Asked, type Stretch } from './feed-text.ts';
import type { Sender } from './parse-push.ts';
import { readScoped } from './read-scoped.ts';

export type ChangesAsked = { readonly cursor: number; readonly chain: string; readonly limit: number };

/** A page of the feed; `entries` are JSON texts, so that stored operations are not taken apart and put together again. */
export type ChangesPage = {
  readonly cursor: number;
  readonly chain: string;
  readonly more: boolean;
  readonly left: number;
  readonly scope: string;
  readonly entries: readonly string[];
  readonly gone: readonly GoneEntry[];
};

/** Changes after the cursor that the device may see (L1, L3, W1), after comparing histories (R1). */
export async function readChanges(
  store: ServerStore,
  sender: Sender,
  units: UnitFilter,
  { cursor, chain, limit }: ChangesAsked,
): Promise<Result<ChangesPage, 'history-changed'>> {
  if (!(await hasHistory(store, { cursor, chain }))) return err('history-changed');
  const head = await store.readHead();
  const asked = { after: cursor, upTo: head.seq, limit };
  const page = units === null ? await readAll(store, sender, asked) : await readScoped(store, sender, units, asked);
  // After the last visible one the cursor covers the rest too.
  const endChain = page.end === head.seq ? head.chain : ((await store.readChain(page.end)) ?? '');
  const { end, left, entries, gone } = page;
  return ok({ cursor: end, chain: endChain, more: left > 0, left, scope: scopeName(units), entries, gone });
}

/** Is this the history a device has read that far (R1)? */
export const hasHistory = async (
  store: Pick<ServerStore, 'readChain'>,
  place: { readonly cursor: number; readonly chain: string },
): Promise<boolean> => (await store.readChain(place.cursor)) === place.chain;

/** The whole county. Sequence numbers have no gaps, so nothing needs counting. */
async function readAll(store: ServerStore, sender: Sender, { after, upTo, limit }: Asked): Promise<Stretch> {
  const read = await store.as({ kind: 'county' }).readOperations({ after, upTo, limit });
  const rows = read.slice(0, withinText(read));
  const end = rows.at(-1)?.seq ?? upTo;
  return { end, left: upTo - end, entries: rows.map((row) => entryText(row, sender)), gone: [] };
}
