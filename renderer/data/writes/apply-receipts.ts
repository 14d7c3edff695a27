import type { Receipt } from '#shared/sync/push.ts';
import type { DeviceStore } from '../device-store.ts';
import { deliveryOf } from '../matter-rows.ts';
import { sealMeta } from '../meta-rows.ts';
import { sealReceipts } from '../queue-rows.ts';
import type { OutboxRow, ReceiptRow, TrayBody, TrayRow } from '../rows.ts';
import { runs, write } from '../transaction.ts';
import { applyKept } from './apply-kept.ts';
import { withdrawnUpTo } from './withdraw-matters.ts';

/**
 * Takes receipted operations out of the queue and refused ones into the tray, in one transaction (PROTOCOL S6, S7).
 * `fenced` ones stay in the queue behind the refused operation of their stream.
 */
export function applyReceipts(
  store: DeviceStore,
  sent: readonly OutboxRow[],
  receipts: readonly Receipt[],
  serverNow: string,
): Promise<void> {
  return store.serial(async () => {
    const { state } = store;
    const done: ReceiptRow[] = [];
    const over: OutboxRow[] = [];
    const kept: OutboxRow[] = [];
    const sealed = new Set<number>();
    const refused: { row: OutboxRow; code: string; detail: Record<string, unknown> }[] = [];
    sent.forEach((row, i) => {
      const receipt = receipts[i];
      if (receipt === undefined) return;
      if (receipt[0] === 'r') {
        if (receipt[1] !== 'fenced') refused.push({ row, code: receipt[1], detail: receipt[2] });
      } else if (receipt[0] === 'k') {
        kept.push(row);
        // CF-16: its matter is in confidence; the confidential officer reads it, and here it is forgotten.
        if (receipt[1] === 'sealed') sealed.add(row.n);
      } else if (receipt[1] <= withdrawnUpTo(store, row.stream)) {
        // The feed has gone past it and will not name it: the withdrawal did (W2).
        over.push(row);
      } else {
        done.push({ n: row.n, stream: row.stream, seq: receipt[1], ...(receipt[2] !== null && { no: receipt[2] }) });
      }
    });
    const bodies = await store.codec.seal(
      refused.map(({ row, code, detail }) => ({
        place: { table: 'tray', key: row.n },
        json: JSON.stringify({ code, detail, claim: row.claim } satisfies TrayBody),
      })),
    );
    const tray = refused.flatMap(({ row }, i): TrayRow[] => {
      const body = bodies[i];
      return body === undefined ? [] : [{ n: row.n, stream: row.stream, at: row.at, body }];
    });
    const [stored, meta] = await Promise.all([
      sealReceipts(store.codec, done),
      sealMeta(store, { lastServerTime: serverNow }),
    ]);
    const gone = [...done, ...over, ...tray].map((row) => row.n);
    // Relaxed: a receipt lost in a power cut leaves the operation queued, and the server answers it again (S3).
    await write(store.db, ['outbox', 'receipts', 'tray', 'meta'], 'relaxed', (named) => {
      // One range where the page went through whole, which is nearly always.
      for (const [first, last] of runs(gone)) named('outbox').delete(IDBKeyRange.bound(first, last));
      for (const row of stored) named('receipts').put(row);
      for (const row of tray) named('tray').put(row);
      for (const row of meta) named('meta').put(row);
    });
    for (const n of gone) state.outbox.delete(n);
    for (const row of done) state.receipts.set(row.n, row);
    for (const row of tray) state.tray.set(row.n, row);
    state.lastServerTime = serverNow;
    for (const row of over) if (state.newestOwn.get(row.stream)?.n === row.n) state.newestOwn.delete(row.stream);
    if (kept.length > 0) await applyKept(store, kept, sealed, serverNow);
    refresh(store, done, tray);
    store.changed();
  });
}

/** Updates delivery and official number in the index without reading the matters. */
function refresh(store: DeviceStore, done: readonly ReceiptRow[], tray: readonly TrayRow[]): void {
  const open = new Set([...store.state.outbox.values()].map((row) => row.stream));
  for (const row of done) {
    const old = store.index.get(row.stream);
    if (old === undefined) continue;
    const delivery = old.delivery === 'refused' ? 'refused' : open.has(row.stream) ? 'pending' : 'receipted';
    store.index.put({ ...old, officialNo: row.no ?? old.officialNo, delivery });
  }
  for (const row of tray) {
    const old = store.index.get(row.stream);
    if (old !== undefined) store.index.put({ ...old, delivery: deliveryOf(store.state, row.stream) });
  }
}
