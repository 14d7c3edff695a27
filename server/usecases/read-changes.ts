import { err, ok, type Result } from '#shared/lib/result.ts';
import type { OfficeFilter, OperationRow, ServerStore } from '#server/db/store.ts';
import type { Sender } from './parse-push.ts';

export type ChangesAsked = { readonly cursor: number; readonly chain: string; readonly limit: number };

/** A page of the feed; `entries` are JSON texts, so that stored operations are not taken apart and put together again. */
export type ChangesPage = {
  readonly cursor: number;
  readonly chain: string;
  readonly more: boolean;
  readonly left: number;
  readonly entries: readonly string[];
};

/** Operations after the cursor that the device may see (L1, L3), after comparing histories (R1). */
export async function readChanges(
  store: ServerStore,
  sender: Sender,
  office: OfficeFilter,
  { cursor, chain, limit }: ChangesAsked,
): Promise<Result<ChangesPage, 'history-changed'>> {
  if (!(await hasHistory(store, { cursor, chain }))) return err('history-changed');
  const head = await store.readHead();
  const read = await store.readOperations({ after: cursor, upTo: head.seq, office, limit });
  const rows = withinBytes(read);
  const last = rows.at(-1);
  const isFull = last !== undefined && (rows.length === limit || rows.length < read.length) && last.seq < head.seq;
  const left = isFull ? await countLeft(store, last.seq, head.seq, office) : 0;
  // After the last visible one the cursor covers the rest too.
  const end = left > 0 && last !== undefined ? { seq: last.seq, chain: last.chain } : head;
  return ok({
    cursor: end.seq,
    chain: end.chain,
    more: left > 0,
    left,
    entries: rows.map((row) => entryText(row, sender)),
  });
}

/** Is this the history a device has read that far (R1)? */
export const hasHistory = async (
  store: Pick<ServerStore, 'readChain'>,
  place: { readonly cursor: number; readonly chain: string },
): Promise<boolean> => (await store.readChain(place.cursor)) === place.chain;

/** Most characters of a page, however few operations that is. */
const PAGE_TEXT = 8_000_000;

function withinBytes(rows: readonly OperationRow[]): readonly OperationRow[] {
  let room = PAGE_TEXT;
  const fits = rows.findIndex((row, i) => (room -= row.body.length) < 0 && i > 0);
  return fits < 0 ? rows : rows.slice(0, fits);
}

/** Sequence numbers have no gaps, so without a filter nothing needs counting. */
const countLeft = (store: ServerStore, after: number, upTo: number, office: OfficeFilter): Promise<number> =>
  office === null ? Promise.resolve(upTo - after) : store.countOperations({ after, upTo, office });

function entryText(row: OperationRow, sender: Sender): string {
  const isOwn = row.office === sender.office && row.device === sender.device;
  return isOwn
    ? `{"id":"${row.id}","stream":"${row.stream}","n":${row.n},"stamp":${row.stamp}}`
    : `{"op":${row.body},"stamp":${row.stamp}}`;
}
