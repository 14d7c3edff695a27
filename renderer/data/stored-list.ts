import { newRev } from './codec.ts';
import type { DeviceState, DeviceStore } from './device-store.ts';
import type { ListRow } from './list-row.ts';
import { openRows, overlaid, rowOf, toldOf } from './matter-rows.ts';
import { forgetDamaged, openTexts } from './open-rows.ts';
import type { ListBlockRow, MatterRow, StaleRow } from './rows.ts';
import { readMany, requested, write, type StoreName } from './transaction.ts';

/**
 * The list in blocks. At sign-in, a laptop with 10,000 matters opens twenty blocks instead of 10,000 rows. The blocks are
 * a copy: every writer of a matter notes its id as stale in the same transaction, and what is stale is read from the
 * matter itself. Without blocks, or with one that does not open, every matter is read.
 */
const BLOCK = 500;
/** Below this, reading every matter is as quick. */
const WORTH = 500;
/** So many stale matters, and the blocks are written anew. */
const STALE_AT_MOST = 500;
/** Raised when `ListRow` changes, or a built-in limit or calendar that its days follow from; other blocks are not read. */
const SHAPE = 9;

/** Years and settings are only ever entered (CAL-13, ST-01), so their counts say with which a block was computed. */
const computedWith = ({ profile }: DeviceState): string =>
  `${profile?.calendarEntries?.length ?? 0} ${profile?.settingEntries?.length ?? 0}`;

type Named = (name: 'matters' | 'stale') => IDBObjectStore;

/** Queues the writing of matters. The transaction names `matters`; `write` adds `stale`. */
export function putMatters(named: Named, { listed }: DeviceState, rows: readonly MatterRow[]): void {
  for (const row of rows) {
    named('matters').put(row);
    if (listed) named('stale').put({ id: row.id } satisfies StaleRow);
  }
}

/** Queues the removal of matters. */
export function dropMatters(named: Named, { listed }: DeviceState, ids: readonly string[]): void {
  for (const id of ids) {
    named('matters').delete(id);
    if (listed) named('stale').put({ id } satisfies StaleRow);
  }
}

/** Fills the index from the blocks; false when there are none to rely on, and nothing was shown. */
export function loadList(store: DeviceStore): Promise<boolean> {
  if (!store.state.listed) return Promise.resolve(false);
  return store.serial(async () => {
    const { blocks, stale } = await readBlocks(store);
    const opened = await openTexts(store, 'lists', blocks, (block) => block.n);
    const parsed = opened.map(({ text }) => blockOf(text, computedWith(store.state)));
    if (blocks.length === 0 || opened.length < blocks.length || parsed.includes(null)) {
      // Only a copy: nothing is lost, and it is written anew.
      for (const { n } of blocks) forgetDamaged(store.state, { table: 'lists', key: n });
      store.state.stale = Infinity;
      return false;
    }
    const changed = new Set(stale.map(({ id }) => id));
    const rows = parsed.flatMap((block) => block ?? []).filter((row) => !changed.has(row.id));
    const fresh = await readMany<MatterRow>(store.db, 'matters', [...changed]);
    const bodies = await openRows(
      store,
      fresh.flatMap((row) => row ?? []),
    );
    const told = toldOf(store.state);
    store.index.putAll([
      ...rows.map((row) => overlaid(store.state, row, told)),
      ...bodies.map((body) => rowOf(store.state, body.view, told)),
    ]);
    store.state.stale = changed.size;
    store.state.listRead = true;
    store.changed();
    return true;
  });
}

/**
 * The blocks and what is stale of them. Blocks read before sign-in are those of now if the first one is: all are written
 * together, and each writing gives a number of its own.
 */
async function readBlocks({ db, state }: DeviceStore): Promise<{
  readonly blocks: readonly ListBlockRow[];
  readonly stale: readonly StaleRow[];
}> {
  const ahead = state.blocksAhead;
  state.blocksAhead = null;
  const transaction = db.backendDB().transaction(['lists', 'stale']);
  const lists = transaction.objectStore('lists');
  const [first, count, stale] = await Promise.all([
    requested<ListBlockRow | undefined>(lists.get(0)),
    requested<number>(lists.count()),
    requested<StaleRow[]>(transaction.objectStore('stale').getAll()),
  ]);
  if (ahead !== null && ahead.length === count && ahead[0]?.rev === first?.rev) return { blocks: ahead, stale };
  const again = db.backendDB().transaction(['lists', 'stale']);
  const [blocks, staleNow] = await Promise.all([
    requested<ListBlockRow[]>(again.objectStore('lists').getAll()),
    requested<StaleRow[]>(again.objectStore('stale').getAll()),
  ]);
  return { blocks, stale: staleNow };
}

function blockOf(text: string, known: string): readonly ListRow[] | null {
  // Sealed by `storeList` of this or another version; its shape says which.
  const { shape, by, rows } = JSON.parse(text) as { shape: number; by?: string; rows: readonly ListRow[] };
  return shape === SHAPE && by === known ? rows : null;
}

/** Writes the blocks from the index, once it holds everything, where they are missing or too much of them is stale. */
export function storeList(store: DeviceStore): Promise<void> {
  return store.serial(async () => {
    const { state, index } = store;
    const rows = index.all();
    if (rows.length < WORTH || (state.listed && state.stale <= STALE_AT_MOST)) return;
    // A matter that does not open is not on the list; only reading the matters themselves finds it again (C2).
    if ([...state.damaged.values()].some(({ table }) => table === 'matters')) return;
    const blocks = Array.from({ length: Math.ceil(rows.length / BLOCK) }, (_, n) => ({
      place: { table: 'lists', key: n, rev: newRev() },
      json: JSON.stringify({ shape: SHAPE, by: computedWith(state), rows: rows.slice(n * BLOCK, (n + 1) * BLOCK) }),
    }));
    const sealed = await store.codec.seal(blocks);
    await write(store.db, ['lists', 'stale'], 'relaxed', (named) => {
      for (const name of ['lists', 'stale'] as const satisfies readonly StoreName[]) named(name).clear();
      blocks.forEach(({ place }, i) => named('lists').put({ n: place.key, rev: place.rev, body: sealed[i] }));
    });
    state.listed = true;
    state.stale = 0;
  });
}
