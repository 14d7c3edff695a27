/** Where a record belongs; bound to its sealed bytes, so that rows cannot be swapped or moved (security C2). */
export type Place = { readonly table: string; readonly key: string | number };

/**
 * Between record and row. Everything that could identify a person passes through it, in batches and always *before* a
 * transaction is opened (stack T11). This release stores plain UTF-8 JSON; the sealed codec takes the same place.
 */
export type Codec = {
  readonly seal: (
    records: readonly { readonly place: Place; readonly json: string }[],
  ) => Promise<readonly Uint8Array<ArrayBuffer>[]>;
  readonly open: (
    rows: readonly { readonly place: Place; readonly body: Uint8Array<ArrayBuffer> }[],
  ) => Promise<readonly string[]>;
};

/** UTF-8 without encryption. */
export function plainCodec(): Codec {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return {
    seal: (records) => Promise.resolve(records.map((record) => encoder.encode(record.json))),
    open: (rows) => Promise.resolve(rows.map((row) => decoder.decode(row.body))),
  };
}
