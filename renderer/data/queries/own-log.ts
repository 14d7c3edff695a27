import type { AnyOperation } from '#shared/model/reception-stream.ts';
import type { DeviceStore } from '../device-store.ts';
import { openTexts } from '../open-rows.ts';
import { readBodies } from '../matter-rows.ts';
import type { OperationRow } from '../rows.ts';
import { readPage } from '../transaction.ts';

const LOG_PAGE = 2000;

/** Every operation this device ever recorded and did not take back, in its order (PROTOCOL R3). */
export async function readOwnLog(store: DeviceStore): Promise<readonly AnyOperation[]> {
  const ops: AnyOperation[] = [];
  let after = 0;
  for (;;) {
    const rows = await readPage<OperationRow>(store.db, 'operations', after, LOG_PAGE);
    const valid = rows.filter((row) => row.withdrawn !== true);
    const opened = await openTexts(store, 'operations', valid, (row) => row.n);
    // Written by `performActions` or `performReceptionTurn`; the codec vouches for the bytes.
    ops.push(...opened.map(({ text }) => JSON.parse(text) as AnyOperation));
    if (rows.length < LOG_PAGE) return ops;
    after = rows.at(-1)?.n ?? after;
  }
}

/** The numbers that the county told for these registrations and letters, by the device's own number (R4). */
export async function readOfficialNumbers(
  store: DeviceStore,
  ops: readonly AnyOperation[],
): Promise<ReadonlyMap<number, string>> {
  const { outbox, receipts } = store.state;
  const numbered = ops.filter(({ action }) => action.kind === 'register' || action.kind === 'issue-paper');
  const bodies = await readBodies(store, [...new Set(numbered.map((op) => op.stream))]);
  const numbers = new Map<number, string>();
  for (const { n, id, stream, action } of numbered) {
    const view = bodies.get(stream)?.view;
    const known = action.kind === 'register' ? view?.officialNo : view?.papers?.find(({ op }) => op === id)?.docNo;
    const told = outbox.get(n)?.claim ?? receipts.get(n)?.no ?? known;
    if (told !== undefined) numbers.set(n, told);
  }
  return numbers;
}
