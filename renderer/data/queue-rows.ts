import type { Codec } from './codec.ts';
import { openTexts, type Opener } from './open-rows.ts';
import type { OutboxRow, ReceiptRow, StoredOutboxRow, StoredReceiptRow } from './rows.ts';

/** Rows of the queue as they are stored: an official number that a server told stands on a petitioner's paper, so it is sealed. */
export async function sealOutbox(codec: Codec, rows: readonly OutboxRow[]): Promise<readonly StoredOutboxRow[]> {
  const bodies = await sealNumbers(
    codec,
    'outbox',
    rows.map(({ n, claim }) => ({ n, no: claim })),
  );
  return rows.map(({ n, stream, at }) => ({ n, stream, at, ...bodyOf(bodies, n) }));
}

export async function sealReceipts(codec: Codec, rows: readonly ReceiptRow[]): Promise<readonly StoredReceiptRow[]> {
  const bodies = await sealNumbers(codec, 'receipts', rows);
  return rows.map(({ n, stream, seq }) => ({ n, stream, seq, ...bodyOf(bodies, n) }));
}

export async function openOutbox(opener: Opener, rows: readonly StoredOutboxRow[]): Promise<readonly OutboxRow[]> {
  const numbers = await openNumbers(opener, 'outbox', rows);
  return rows.map(({ n, stream, at }) => {
    const claim = numbers.get(n);
    return { n, stream, at, ...(claim !== undefined && { claim }) };
  });
}

export async function openReceipts(opener: Opener, rows: readonly StoredReceiptRow[]): Promise<readonly ReceiptRow[]> {
  const numbers = await openNumbers(opener, 'receipts', rows);
  return rows.map(({ n, stream, seq }) => {
    const no = numbers.get(n);
    return { n, stream, seq, ...(no !== undefined && { no }) };
  });
}

type Bodies = ReadonlyMap<number, Uint8Array<ArrayBuffer>>;

const bodyOf = (bodies: Bodies, n: number): { readonly body?: Uint8Array<ArrayBuffer> } => {
  const body = bodies.get(n);
  return body === undefined ? {} : { body };
};

async function sealNumbers(
  codec: Codec,
  table: string,
  rows: readonly { readonly n: number; readonly no?: string | undefined }[],
): Promise<Bodies> {
  const told = rows.flatMap(({ n, no }) => (no === undefined ? [] : [{ n, no }]));
  const bodies = await codec.seal(told.map(({ n, no }) => ({ place: { table, key: n }, json: JSON.stringify(no) })));
  return new Map(told.flatMap(({ n }, i) => (bodies[i] === undefined ? [] : [[n, bodies[i]] as const])));
}

async function openNumbers(
  opener: Opener,
  table: string,
  rows: readonly { readonly n: number; readonly body?: Uint8Array<ArrayBuffer> }[],
): Promise<ReadonlyMap<number, string>> {
  const sealed = rows.flatMap(({ n, body }) => (body === undefined ? [] : [{ n, body }]));
  const opened = await openTexts(opener, table, sealed, ({ n }) => n);
  // Sealed above.
  return new Map(opened.map(({ row, text }) => [row.n, JSON.parse(text) as string]));
}
