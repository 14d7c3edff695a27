import type { AnyOperation } from '#shared/model/reception-stream.ts';
import type { DeviceStore } from '../device-store.ts';
import { refreshDelivery, toldOf } from '../matter-rows.ts';
import { sealMeta } from '../meta-rows.ts';
import { sealOutbox } from '../queue-rows.ts';
import type { OutboxRow } from '../rows.ts';
import { write } from '../transaction.ts';
import { withoutKept } from './withdraw-matters.ts';

/** Queues own operations again that the server no longer has, in their order (PROTOCOL R3, R4). */
export function requeue(
  store: DeviceStore,
  lost: readonly { readonly op: AnyOperation; readonly claim?: string | undefined }[],
): Promise<void> {
  return store.serial(async () => {
    const rows = lost.map(
      ({ op, claim }): OutboxRow => ({
        n: op.n,
        stream: op.stream,
        at: Date.parse(op.recordedAt),
        ...(claim !== undefined && { claim }),
      }),
    );
    const stubs = withoutKept(store.state.stubs, new Set(rows.map((row) => row.n)));
    const [stored, meta] = await Promise.all([sealOutbox(store.codec, rows), sealMeta(store, { stubs })]);
    await write(store.db, ['outbox', 'receipts', 'tray', 'meta'], 'strict', (named) => {
      for (const row of meta) named('meta').put(row);
      for (const row of stored) {
        named('outbox').put(row);
        named('receipts').delete(row.n);
        named('tray').delete(row.n);
      }
    });
    store.state.stubs = stubs;
    for (const row of rows) {
      store.state.outbox.set(row.n, row);
      store.state.receipts.delete(row.n);
      store.state.tray.delete(row.n);
    }
    const told = toldOf(store.state);
    for (const { op } of lost) {
      const newest = store.state.newestOwn.get(op.stream);
      if (newest === undefined || newest.n < op.n) store.state.newestOwn.set(op.stream, { n: op.n, id: op.id });
      refreshDelivery(store, op.stream, told);
    }
    store.changed();
  });
}
