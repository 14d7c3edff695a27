import { randomBytes, utf8 } from '#renderer/vault/bytes.ts';
import type { RecordCipher } from '#renderer/vault/record-suites.ts';

/**
 * Where a record belongs; bound to its sealed bytes, so that rows cannot be swapped or moved (security C2). `rev` is a
 * fresh number for each writing of a row that is written more than once: earlier bytes of the same row do not open.
 */
export type Place = { readonly table: string; readonly key: string | number; readonly rev?: number | undefined };

/**
 * Between record and row. Everything that could identify a person passes through it, in batches and always *before* a
 * transaction is opened (stack T11).
 */
export type Codec = {
  readonly seal: (
    records: readonly { readonly place: Place; readonly json: string }[],
  ) => Promise<readonly Uint8Array<ArrayBuffer>[]>;
  /** `null` for a row that was damaged, moved or put back: said to the officer, never dropped silently (C2). */
  readonly open: (
    rows: readonly { readonly place: Place; readonly body: Uint8Array<ArrayBuffer> }[],
  ) => Promise<readonly (string | null)[]>;
  /** The same for a piece of a content, which is no text. */
  readonly sealBytes: (place: Place, bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;
  readonly openBytes: (place: Place, body: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer> | null>;
};

/** UTF-8 without encryption: stores from before there was a passphrase, read once to be sealed. */
export function plainCodec(): Codec {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return {
    seal: (records) => Promise.resolve(records.map((record) => encoder.encode(record.json))),
    open: (rows) => Promise.resolve(rows.map((row) => decoder.decode(row.body))),
    sealBytes: (_place, bytes) => Promise.resolve(bytes),
    openBytes: (_place, body) => Promise.resolve(body),
  };
}

/** Seals with the data key's suite; table, key and rev are the associated data. */
export function sealedCodec(cipher: RecordCipher): Codec {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return {
    seal: (records) => Promise.all(records.map(({ place, json }) => cipher.seal(utf8(json), aboutOf(place)))),
    open: (rows) =>
      Promise.all(
        rows.map(({ place, body }) =>
          cipher.open(body, aboutOf(place)).then(
            (plain) => decoder.decode(plain),
            () => null,
          ),
        ),
      ),
    sealBytes: (place, bytes) => cipher.seal(bytes, aboutOf(place)),
    openBytes: (place, body) => cipher.open(body, aboutOf(place)).catch(() => null),
  };
}

/** JSON, because it tells the number 7 from the text “7” and where one part ends. */
const aboutOf = ({ table, key, rev }: Place): Uint8Array<ArrayBuffer> => utf8(JSON.stringify([table, key, rev ?? 0]));

/** A number that this row has not had before, as good as certainly. */
export const newRev = (): number => new DataView(randomBytes(4).buffer).getUint32(0);
