import type { AnyOperation } from '#shared/model/reception-stream.ts';
import type { DeviceStore } from '../device-store.ts';
import { openTexts } from '../open-rows.ts';
import type { OperationRow } from '../rows.ts';
import { readNumbered } from '../transaction.ts';

/** Own operations by number, ascending. */
export async function readOperations(
  store: DeviceStore,
  numbers: readonly number[],
): Promise<Map<number, AnyOperation>> {
  const rows = await readNumbered<OperationRow>(store.db, 'operations', numbers);
  const opened = await openTexts(store, 'operations', rows, (row) => row.n);
  // Written by `performActions` or `performReceptionTurn`; the codec vouches for the bytes.
  return new Map(opened.map(({ text }) => JSON.parse(text) as AnyOperation).map((op) => [op.n, op]));
}
