import type { OperationId } from '#shared/model/ids.ts';
import type { AnyOperation } from '#shared/model/reception-stream.ts';
import type { DeviceStore } from '../device-store.ts';
import { readOperations } from '../queries/own-operations.ts';

/** Their numbers, ascending. */
export const numbersOf = (rows: readonly { readonly n: number }[]): readonly number[] =>
  rows.map((row) => row.n).sort((a, b) => a - b);

/** Unconfirmed operations of a stream except those named, in their order. */
export async function othersOpen(
  store: DeviceStore,
  stream: string,
  except: ReadonlySet<number>,
): Promise<readonly AnyOperation[]> {
  const { receipts, outbox, tray } = store.state;
  const rows = [...receipts.values(), ...outbox.values(), ...tray.values()];
  const open = rows.filter((row) => row.stream === stream && !except.has(row.n));
  return [...(await readOperations(store, numbersOf(open))).values()];
}

/** The same under new ids and numbers, one after another. */
export function reissued<Op extends AnyOperation>(
  ops: readonly Op[],
  lastN: number,
  prev: OperationId | null,
  newId: () => OperationId,
): readonly Op[] {
  const result: Op[] = [];
  for (const op of ops) {
    const before = result.at(-1)?.id ?? prev ?? undefined;
    const again: Op = { ...op, id: newId(), n: lastN + result.length + 1 };
    if (before === undefined) delete again.prev;
    else again.prev = before;
    result.push(again);
  }
  return result;
}
