import type { AnyOperation } from '#shared/model/reception-stream.ts';
import type { DeviceStore } from '../device-store.ts';
import { noteDamaged, openTexts } from '../open-rows.ts';
import type { OperationRow, OutboxRow, TrayBody } from '../rows.ts';
import { readNumbered } from '../transaction.ts';
import { readOperations } from './own-operations.ts';

/** A page to send: the queue rows in order and the JSON text of each operation, as it was stored (PROTOCOL S1). */
export type OutboxPage = { readonly rows: readonly OutboxRow[]; readonly texts: readonly string[] };

/** Most characters of a page. */
const PAGE_TEXT = 1_500_000;

/** The next pending operations after number `after`, without fenced streams (S2, S7). */
export async function readOutboxPage(store: DeviceStore, after: number, limit: number): Promise<OutboxPage> {
  const fenced = new Set([...store.state.tray.values()].map((row) => row.stream));
  const rows: OutboxRow[] = [];
  for (const row of [...store.state.outbox.values()].sort((a, b) => a.n - b.n)) {
    if (row.n <= after || fenced.has(row.stream)) continue;
    rows.push(row);
    if (rows.length >= limit) break;
  }
  const stored = await readNumbered<OperationRow>(
    store.db,
    'operations',
    rows.map((row) => row.n),
  );
  const opened = await openTexts(store, 'operations', stored, (row) => row.n);
  const textOf = new Map(opened.map(({ row, text }) => [row.n, text]));
  // What cannot be read cannot be sent, and nothing behind it in the same matter may overtake it.
  const stopped = new Set<string>();
  const page = rows.flatMap((row) => {
    const text = textOf.get(row.n);
    if (text === undefined) {
      stopped.add(row.stream);
      noteDamaged(store.state, { table: 'operations', key: row.n });
    }
    return text === undefined || stopped.has(row.stream) ? [] : [{ row, text }];
  });
  // The server takes 4 MB compressed; long statements fill a page before its count does.
  let room = PAGE_TEXT;
  const fits = page.findIndex(({ text }, i) => (room -= text.length) < 0 && i > 0);
  const sent = fits < 0 ? page : page.slice(0, fits);
  return { rows: sent.map(({ row }) => row), texts: sent.map(({ text }) => text) };
}

/** A refused operation with its reason, for the tray screen. */
export type TrayItem = {
  readonly n: number;
  readonly stream: string;
  readonly at: number;
  readonly op: AnyOperation | null;
  readonly behind: number;
} & TrayBody;

export async function readTray(store: DeviceStore): Promise<readonly TrayItem[]> {
  const rows = [...store.state.tray.values()].sort((a, b) => a.n - b.n);
  const opened = await openTexts(store, 'tray', rows, (row) => row.n);
  const textOf = new Map(opened.map(({ row, text }) => [row.n, text]));
  const ops = await readOperations(
    store,
    rows.map((row) => row.n),
  );
  return rows.map((row) => {
    // Sealed by `applyReceipts`.
    const body = JSON.parse(textOf.get(row.n) ?? '{"code":"malformed","detail":{}}') as TrayBody;
    const behind = [...store.state.outbox.values()].filter(
      (waiting) => waiting.stream === row.stream && waiting.n > row.n,
    ).length;
    return { n: row.n, stream: row.stream, at: row.at, op: ops.get(row.n) ?? null, behind, ...body };
  });
}

/** The three counts that are always on the screen, and since when the oldest waits. */
export type QueueSummary = {
  readonly pending: number;
  readonly receipted: number;
  readonly refused: number;
  readonly oldestPendingAt: number | null;
  readonly lastSyncAt: string | null;
};

export function queueSummary(store: DeviceStore): QueueSummary {
  const { outbox, receipts, tray, lastSyncAt } = store.state;
  let oldest: number | null = null;
  for (const row of outbox.values()) oldest = oldest === null ? row.at : Math.min(oldest, row.at);
  return { pending: outbox.size, receipted: receipts.size, refused: tray.size, oldestPendingAt: oldest, lastSyncAt };
}
