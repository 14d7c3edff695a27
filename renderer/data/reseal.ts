import { Dexie } from 'dexie';
import { newRev, type Codec } from './codec.ts';
import { openContents, placeOfPiece, placeOfThumb } from './contents.ts';
import { createDatabase } from './db.ts';
import type { ContentRow, PieceRow } from './rows.ts';
import { readPage, requested, write, type StoreName } from './transaction.ts';

/** Rows of a page; each page is one strict transaction, and where the copying goes on after a power cut. */
const PAGE = 500;

type Row = Readonly<Record<string, unknown>>;
/** How a table's rows are made: their key, whether each writing has a number of its own, and which column was plain once. */
type Table = { readonly name: StoreName; readonly key: string; readonly rev: boolean; readonly plain?: string };

const TABLES: readonly Table[] = [
  { name: 'matters', key: 'id', rev: true },
  { name: 'operations', key: 'n', rev: false },
  { name: 'outbox', key: 'n', rev: false, plain: 'claim' },
  { name: 'receipts', key: 'n', rev: false, plain: 'no' },
  { name: 'tray', key: 'n', rev: false },
  { name: 'drafts', key: 'id', rev: true },
  { name: 'audit', key: 'n', rev: false },
  { name: 'reception', key: 'key', rev: true },
  { name: 'contents', key: 'id', rev: true },
  { name: 'meta', key: 'key', rev: true, plain: 'value' },
];

export type ResealInput = {
  readonly from: { readonly name: string; readonly codec: Codec };
  readonly to: { readonly name: string; readonly codec: Codec };
};

/**
 * Copies a whole store into a new one under another key: a store from before there was a passphrase, or after the data
 * key was changed. Nothing of the old store is touched. Ended half-way it is simply called again and goes on behind what
 * was copied. Rows that do not open are copied as they are: they stay visible as damaged (C2). Throws when the new store
 * does not end up with as many rows as the old one; then the old one is still in use.
 */
export async function resealStore({ from, to }: ResealInput): Promise<{ readonly rows: number }> {
  const [source, target] = [new Dexie(from.name), createDatabase(to.name)];
  try {
    await source.open();
    await target.open();
    let rows = 0;
    for (const table of TABLES) {
      if (!source.backendDB().objectStoreNames.contains(table.name)) continue;
      rows += await copyTable(source.backendDB(), target, table, { from: from.codec, to: to.codec });
    }
    if (source.backendDB().objectStoreNames.contains('contents')) {
      rows += await copyContents(source.backendDB(), target.backendDB(), { from: from.codec, to: to.codec });
    }
    return { rows };
  } finally {
    source.close();
    target.close();
  }
}

/**
 * Pieces and small pictures of contents, one at a time: each may be 1 MiB, and is bound to its content's hash. One that
 * no content knows is copied as it is; the next start sweeps it.
 */
async function copyContents(source: IDBDatabase, target: IDBDatabase, codecs: Codecs): Promise<number> {
  const known = await openContents(
    { codec: codecs.from, state: { damaged: new Map() } },
    await requested<ContentRow[]>(source.transaction('contents').objectStore('contents').getAll()),
  );
  const hashes = new Map([...known.values()].map(({ id, hash }) => [id, hash]));
  let rows = 0;
  for (const name of ['pieces', 'thumbs'] as const) {
    const keysOf = (db: IDBDatabase): Promise<IDBValidKey[]> =>
      requested<IDBValidKey[]>(db.transaction(name).objectStore(name).getAllKeys());
    const [keys, done] = await Promise.all([keysOf(source), keysOf(target)]);
    const copied = new Set(done.map((key) => JSON.stringify(key)));
    for (const key of keys.filter((each) => !copied.has(JSON.stringify(each)))) {
      const row = await requested<PieceRow>(source.transaction(name).objectStore(name).get(key));
      const hash = hashes.get(row.id);
      const place = name === 'pieces' ? placeOfPiece(hash ?? '', row.n) : placeOfThumb(hash ?? '');
      const plain = hash === undefined ? null : await codecs.from.openBytes(place, row.body);
      const body = plain === null ? row.body : await codecs.to.sealBytes(place, plain);
      await write({ backendDB: () => target }, [name], 'strict', (named) => named(name).put({ ...row, body }));
    }
    rows += keys.length;
  }
  return rows;
}

type Codecs = { readonly from: Codec; readonly to: Codec };

async function copyTable(
  source: IDBDatabase,
  target: ReturnType<typeof createDatabase>,
  table: Table,
  codecs: Codecs,
): Promise<number> {
  const done = target.backendDB().transaction(table.name).objectStore(table.name).openKeyCursor(null, 'prev');
  let after: IDBValidKey | null = (await requested<IDBCursor | null>(done))?.key ?? null;
  for (;;) {
    const rows: Row[] = await readPage<Row>({ backendDB: () => source }, table.name, after, PAGE);
    const sealed = await resealed(rows, table, codecs);
    await write(target, [table.name], 'strict', (named) => {
      for (const row of sealed) named(table.name).put(row);
    });
    // A key of our own tables.
    after = (rows.at(-1)?.[table.key] as IDBValidKey | undefined) ?? after;
    if (rows.length < PAGE) break;
  }
  const count = (db: IDBDatabase): Promise<number> =>
    requested<number>(db.transaction(table.name).objectStore(table.name).count());
  const [had, has] = await Promise.all([count(source), count(target.backendDB())]);
  if (had !== has) throw new Error(`${table.name}: ${has} of ${had} rows copied`);
  return has;
}

async function resealed(rows: readonly Row[], table: Table, { from, to }: Codecs): Promise<readonly Row[]> {
  const texts = await textsOf(rows, table, from);
  const records = rows.map((row, i) => ({ row, text: texts[i] ?? null, rev: table.rev ? newRev() : undefined }));
  const toSeal = records.flatMap(({ row, text, rev }) =>
    typeof text === 'string' ? [{ place: { table: table.name, key: keyOf(row, table), rev }, json: text }] : [],
  );
  const bodies = [...(await to.seal(toSeal))];
  return records.map(({ row, text, rev }) => {
    if (typeof text !== 'string') return row;
    const { body: _, rev: __, claim: ___, no: ____, value: _____, ...clear } = row;
    return { ...clear, ...(rev !== undefined && { rev }), body: bodies.shift() };
  });
}

/** The content of each row, whichever layout it has; `null`: it has none, or does not open. */
async function textsOf(rows: readonly Row[], table: Table, from: Codec): Promise<readonly (string | null)[]> {
  const sealed = rows.flatMap((row) =>
    row['body'] instanceof Uint8Array
      ? // The browser's own copy of bytes we stored.
        [{ row, body: row['body'] as Uint8Array<ArrayBuffer> }]
      : [],
  );
  const opened = await from.open(
    sealed.map(({ row, body }) => ({
      place: {
        table: table.name,
        key: keyOf(row, table),
        rev: typeof row['rev'] === 'number' ? row['rev'] : undefined,
      },
      body,
    })),
  );
  const textOf = new Map(sealed.map(({ row }, i) => [row, opened[i] ?? null]));
  return rows.map((row) => {
    const text = textOf.get(row);
    const plain = table.plain === undefined ? undefined : row[table.plain];
    if (text === undefined) return plain === undefined ? null : plainText(plain);
    // Before sealing, a claim stood beside the tray's reason.
    const claim = table.name === 'tray' ? row['claim'] : undefined;
    return text === null || claim === undefined ? text : JSON.stringify({ ...JSON.parse(text), claim });
  });
}

/** The audit's own key was stored as bytes of JSON where other facts were values. */
const plainText = (value: unknown): string =>
  value instanceof Uint8Array ? new TextDecoder().decode(value) : JSON.stringify(value);

function keyOf(row: Row, table: Table): string | number {
  const key = row[table.key];
  if (typeof key !== 'string' && typeof key !== 'number') throw new TypeError(`${table.name}: a row without a key`);
  return key;
}
