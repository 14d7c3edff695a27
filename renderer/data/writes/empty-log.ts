import { redactOperation } from '#shared/domain/matter/redact.ts';
import type { Operation } from '#shared/model/operation.ts';
import type { DeviceState, DeviceStore } from '../device-store.ts';
import { openTexts } from '../open-rows.ts';
import { sealOutbox } from '../queue-rows.ts';
import type { OperationRow, OutboxRow, StoredOutboxRow, TrayBody, TrayRow } from '../rows.ts';
import { readPage, type StoreName } from '../transaction.ts';

/**
 * Matters that went into confidence leave this device (CF-14): the rows of its own log lose what they said, and the list
 * blocks, which hold names, are dropped and made anew. What is not sent yet stays until the county has it (CF-16); what
 * had been refused is sent too, so that the confidential officer reads it and nobody here has to deal with it.
 */
export type Emptying = {
  readonly log: readonly OperationRow[];
  readonly again: readonly OutboxRow[];
  readonly queued: readonly StoredOutboxRow[];
};

const NOTHING: Emptying = { log: [], again: [], queued: [] };
const PAGE = 500;

/** `settled`: own numbers that the county has by now, whatever queue they are still in. */
export async function planEmptying(
  store: DeviceStore,
  streams: ReadonlySet<string>,
  settled: ReadonlySet<number> = new Set(),
): Promise<Emptying> {
  if (streams.size === 0) return NOTHING;
  const { outbox, tray } = store.state;
  const refused = [...tray.values()].filter((row) => streams.has(row.stream) && !settled.has(row.n));
  const again = await asQueued(store, refused);
  const waiting = new Set([...outbox.keys(), ...again.map((row) => row.n)].filter((n) => !settled.has(n)));
  return { log: await emptiedLog(store, streams, waiting), again, queued: await sealOutbox(store.codec, again) };
}

/** The rows of the own log on these matters without content, except those of `waiting`. */
export async function emptiedLog(
  store: DeviceStore,
  streams: ReadonlySet<string>,
  waiting: ReadonlySet<number>,
): Promise<readonly OperationRow[]> {
  const found: OperationRow[] = [];
  let after = 0;
  for (;;) {
    const rows = await readPage<OperationRow>(store.db, 'operations', after, PAGE);
    found.push(...rows.filter((row) => streams.has(row.stream) && !waiting.has(row.n)));
    if (rows.length < PAGE) break;
    after = rows.at(-1)?.n ?? after;
  }
  const opened = await openTexts(store, 'operations', found, (row) => row.n);
  // Written by this device's own writers.
  const left = opened.map(({ row, text }) => ({ row, op: leftOf(JSON.parse(text) as Operation) }));
  const sealed = await store.codec.seal(
    left.map(({ row, op }) => ({ place: { table: 'operations', key: row.n }, json: JSON.stringify(op) })),
  );
  return left.flatMap(({ row, op }, i): OperationRow[] => {
    const body = sealed[i];
    if (body === undefined) return [];
    // What a restored county is given again is the number and the sealed report; the rest says nothing any more (R3).
    const isWorthSending = op.action.kind === 'register' || op.action.kind === 'seal-confidential';
    return [{ n: row.n, stream: row.stream, body, ...(!isWorthSending && { withdrawn: true as const }) }];
  });
}

/** The seal keeps its ciphertext, which nobody at this laptop opens: a restored county gets it again. */
const leftOf = (op: Operation): Operation => (op.action.kind === 'seal-confidential' ? op : redactOperation(op));

async function asQueued(store: DeviceStore, refused: readonly TrayRow[]): Promise<readonly OutboxRow[]> {
  const claims = new Map<number, string>();
  for (const { row, text } of await openTexts(store, 'tray', refused, ({ n }) => n)) {
    // Sealed by `applyReceipts`.
    const { claim } = JSON.parse(text) as TrayBody;
    if (claim !== undefined) claims.set(row.n, claim);
  }
  return refused.map(({ n, stream, at }) => {
    const claim = claims.get(n);
    return { n, stream, at, ...(claim !== undefined && { claim }) };
  });
}

/** The stores that `fillEmptying` writes to. */
export const EMPTYING_STORES = [
  'operations',
  'outbox',
  'tray',
  'lists',
  'stale',
] as const satisfies readonly StoreName[];

export function fillEmptying(
  named: (name: (typeof EMPTYING_STORES)[number]) => IDBObjectStore,
  { log, again, queued }: Emptying,
): void {
  for (const row of log) named('operations').put(row);
  for (const row of queued) named('outbox').put(row);
  for (const { n } of again) named('tray').delete(n);
  named('lists').clear();
  named('stale').clear();
}

/** The same in memory, once it is stored. */
export function applyEmptying(state: DeviceState, { again }: Emptying): void {
  for (const row of again) {
    state.tray.delete(row.n);
    state.outbox.set(row.n, row);
  }
  state.listed = false;
  state.stale = 0;
}
