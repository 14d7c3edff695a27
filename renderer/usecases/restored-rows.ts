import { newRev, type Codec, type Place } from '#renderer/data/codec.ts';
import { placeOfPiece, placeOfThumb, type Content } from '#renderer/data/contents.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { keepThumb, putPiece } from '#renderer/data/writes/keep-content.ts';
import type { BackupPart, BackupRow } from './device-backup-file.ts';

/** Tables that are put as they were, under the new key, and those that are opened for it. */
export const PUT = ['contents', 'matters', 'operations', 'outbox', 'receipts', 'tray', 'drafts', 'reception'] as const;
type OpenedName = (typeof PUT)[number] | 'meta';

/** A row of the old machine; `text` is `null` where it had nothing sealed. */
type Opened = { readonly row: BackupRow; readonly text: string | null; readonly id?: string };
export type OpenedTables = Readonly<Record<OpenedName, readonly Opened[]>>;

export const NO_ROWS: OpenedTables = {
  contents: [],
  matters: [],
  operations: [],
  outbox: [],
  receipts: [],
  tray: [],
  drafts: [],
  reception: [],
  meta: [],
};

/** Opens a file's rows with the old machine's key, behind those of the files before it; operations get `device`'s name. */
export async function openRows(
  { tables }: BackupPart,
  codec: Codec,
  device: string,
  before: OpenedTables,
): Promise<{ readonly tables: OpenedTables; readonly damaged: number }> {
  let damaged = 0;
  const read = async (name: OpenedName): Promise<readonly Opened[]> => {
    const rows = tables[name] ?? [];
    const sealed = rows.flatMap((row) => (row['body'] instanceof Uint8Array ? [row] : []));
    const texts = await codec.open(sealed.map((row) => ({ place: placeOf(name, row), body: bodyOf(row) })));
    const textOf = new Map(sealed.map((row, i) => [row, texts[i] ?? null]));
    const opened = rows.flatMap((row): readonly Opened[] => {
      const text = textOf.get(row);
      if (text === undefined) return [{ row, text: null }];
      if (text === null) {
        damaged += 1;
        return [];
      }
      return [name === 'operations' ? adopted(row, text, device) : { row, text }];
    });
    return [...before[name], ...opened];
  };
  return {
    tables: {
      contents: await read('contents'),
      matters: await read('matters'),
      operations: await read('operations'),
      outbox: await read('outbox'),
      receipts: await read('receipts'),
      tray: await read('tray'),
      drafts: await read('drafts'),
      reception: await read('reception'),
      meta: await read('meta'),
    },
    damaged,
  };
}

/** The same operation under this device's name. */
function adopted(row: BackupRow, text: string, device: string): Opened {
  // Written by `performActions` of the old machine.
  const op = JSON.parse(text) as { readonly id: string };
  return { row, id: op.id, text: JSON.stringify({ ...op, device }) };
}

/** Rows sealed with this device's key. */
export async function sealRows(codec: Codec, table: string, rows: readonly Opened[]): Promise<readonly BackupRow[]> {
  const withText = rows.flatMap(({ row, text }) =>
    text === null ? [] : [{ row, text, rev: typeof row['rev'] === 'number' ? newRev() : undefined }],
  );
  const bodies = await codec.seal(
    withText.map(({ row, text, rev }) => ({ place: { table, key: keyOf(row), rev }, json: text })),
  );
  const sealed = withText.map(({ row, rev }, i) => ({ ...row, ...(rev !== undefined && { rev }), body: bodies[i] }));
  return [...rows.flatMap(({ row, text }) => (text === null ? [row] : [])), ...sealed];
}

/** Puts pieces and small pictures of contents into this store, one at a time. Answers how many pieces, by content. */
export async function keepPieces(
  store: DeviceStore,
  codec: Codec,
  { tables }: BackupPart,
  contents: ReadonlyMap<string, Content>,
): Promise<Map<string, number>> {
  const kept = new Map<string, number>();
  for (const row of tables.pieces ?? []) {
    const { id, n } = row;
    const content = contents.get(String(id));
    if (content === undefined || typeof n !== 'number') continue;
    const bytes = await codec.openBytes(placeOfPiece(content.hash, n), bodyOf(row));
    if (bytes === null) continue;
    await putPiece(store, content, n, bytes);
    kept.set(content.id, (kept.get(content.id) ?? 0) + 1);
  }
  for (const row of tables.thumbs ?? []) {
    const content = contents.get(String(row['id']));
    const picture = content === undefined ? null : await codec.openBytes(placeOfThumb(content.hash), bodyOf(row));
    if (content === undefined || picture === null) continue;
    await keepThumb(store, content, picture);
  }
  return kept;
}

const placeOf = (table: string, row: BackupRow): Place => ({
  table,
  key: keyOf(row),
  ...(typeof row['rev'] === 'number' && { rev: row['rev'] }),
});

// A row without bytes does not open.
const bodyOf = ({ body }: BackupRow): Uint8Array<ArrayBuffer> =>
  body instanceof Uint8Array ? new Uint8Array(body) : new Uint8Array();

function keyOf(row: BackupRow): string | number {
  const key = row['n'] ?? row['id'] ?? row['key'];
  return typeof key === 'number' ? key : String(key);
}
