import type { Codec } from './codec.ts';
import type { DeviceState } from './device-store.ts';

type Sealed = { readonly body: Uint8Array<ArrayBuffer>; readonly rev?: number | undefined };
type Opener = { readonly codec: Codec; readonly state: Pick<DeviceState, 'damaged'> };

/** A row that does not open any more; `key` as in its table. */
export type DamagedRow = { readonly table: string; readonly key: string | number };

/** The rows that open, with their text, in their order. The others are noted as damaged and stay where they are (C2). */
export async function openTexts<Row extends Sealed>(
  { codec, state }: Opener,
  table: string,
  rows: readonly Row[],
  keyOf: (row: Row) => string | number,
): Promise<readonly { readonly row: Row; readonly text: string }[]> {
  const places = rows.map((row) => ({ table, key: keyOf(row), rev: row.rev }));
  const texts = await codec.open(rows.map(({ body }, i) => ({ place: places[i] ?? { table, key: '' }, body })));
  return rows.flatMap((row, i) => {
    const text = texts[i] ?? null;
    if (text !== null) return [{ row, text }];
    noteDamaged(state, { table, key: keyOf(row) });
    return [];
  });
}

function noteDamaged(state: Pick<DeviceState, 'damaged'>, row: DamagedRow): void {
  state.damaged.set(damagedKey(row), row);
}

/** The row was written anew and opens again. */
export function forgetDamaged(state: Pick<DeviceState, 'damaged'>, row: DamagedRow): void {
  state.damaged.delete(damagedKey(row));
}

export const isDamaged = (state: Pick<DeviceState, 'damaged'>, row: DamagedRow): boolean =>
  state.damaged.has(damagedKey(row));

const damagedKey = ({ table, key }: DamagedRow): string => JSON.stringify([table, key]);
