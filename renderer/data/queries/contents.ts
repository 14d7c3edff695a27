import { chunksOf } from '#shared/model/attachment.ts';
import type { Bytes } from '#renderer/vault/bytes.ts';
import { placeOfPiece, placeOfThumb, type Content } from '../contents.ts';
import type { DeviceStore } from '../device-store.ts';
import type { PieceRow, ThumbRow } from '../rows.ts';
import { requested, type StoreName } from '../transaction.ts';

/** Piece `n` of a content; `null` when it is not here or does not open any more (C2). */
export async function readPiece(
  { db, codec }: Pick<DeviceStore, 'db' | 'codec'>,
  { id, hash }: Pick<Content, 'id' | 'hash'>,
  n: number,
): Promise<Bytes | null> {
  const row = await get<PieceRow>(db, 'pieces', [id, n]);
  return row === undefined ? null : codec.openBytes(placeOfPiece(hash, n), row.body);
}

/** The small picture of a content; `null` when there is none. */
export async function readThumb(
  { db, codec }: Pick<DeviceStore, 'db' | 'codec'>,
  { id, hash }: Pick<Content, 'id' | 'hash'>,
): Promise<Bytes | null> {
  const row = await get<ThumbRow>(db, 'thumbs', id);
  return row === undefined ? null : codec.openBytes(placeOfThumb(hash), row.body);
}

/**
 * A whole content as a blob, which the browser keeps outside the page's memory; `null` when a piece is missing. `type`:
 * what the page may do with it.
 */
export async function readContent(store: DeviceStore, content: Content, type: string): Promise<Blob | null> {
  let blob = new Blob([], { type });
  for (let n = 0; n < chunksOf(content.size); n += 1) {
    const bytes = await readPiece(store, content, n);
    if (bytes === null) return null;
    blob = new Blob([blob, bytes], { type });
  }
  return blob;
}

/** How many attachments' contents the county does not have yet, and will be sent; of one matter or of all. */
export function contentsWaiting({ state }: Pick<DeviceStore, 'state'>, of?: string): number {
  let count = 0;
  for (const { refs } of state.contents.values()) {
    for (const { stream, sent, given } of refs) {
      if (!sent && given === undefined && (of === undefined || stream === of)) count += 1;
    }
  }
  return count;
}

const get = <T>(db: DeviceStore['db'], store: StoreName, key: IDBValidKey): Promise<T | undefined> =>
  requested<T | undefined>(db.backendDB().transaction(store).objectStore(store).get(key));
