import type { Codec } from './codec.ts';

type Sealed = { readonly body: Uint8Array<ArrayBuffer>; readonly rev?: number | undefined };

/** A row that does not open any more; `key` as in its table. */
export type DamagedRow = { readonly table: string; readonly key: string | number };

/** What opens rows, and where those that do not open are noted. */
export type Opener = { readonly codec: Codec; readonly state: Damages };
type Damages = { readonly damaged: Map<string, DamagedRow> };

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

/** For a row that is not even there any more. */
export function noteDamaged(state: Damages, row: DamagedRow): void {
  state.damaged.set(damagedKey(row), row);
}

/** The row was written anew and opens again. */
export function forgetDamaged(state: Damages, row: DamagedRow): void {
  state.damaged.delete(damagedKey(row));
}

export const isDamaged = (state: Damages, row: DamagedRow): boolean => state.damaged.has(damagedKey(row));

const damagedKey = ({ table, key }: DamagedRow): string => JSON.stringify([table, key]);
