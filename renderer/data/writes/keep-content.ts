import { mediaTypeOf } from '#shared/domain/attachment/media-type.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { ATTACHMENT_CHUNK, chunksOf, MOST_ATTACHMENT } from '#shared/model/attachment.ts';
import { toBase64url } from '#shared/lib/base64url.ts';
import { randomBytes, type Bytes } from '#renderer/vault/bytes.ts';
import { sha256Stream } from '#renderer/vault/sha256-stream.ts';
import { placeOfPiece, placeOfThumb, sealContents, type Content } from '../contents.ts';
import type { DeviceStore } from '../device-store.ts';
import { readPiece } from '../queries/contents.ts';
import { storageProblemOf, write, type StorageProblem } from '../transaction.ts';

/** What a person chose, photographed or recorded; read piece by piece. */
export type Source = Pick<Blob, 'size' | 'slice'>;

export type KeepProblem =
  | { readonly code: 'attachment-empty' | 'attachment-too-large' | 'attachment-type' | 'attachment-unreadable' }
  | StorageProblem;

const DAYLIGHT = 8;

/**
 * Reads a content twice, a piece at a time: once for its hash, which every sealed piece is bound to, once to seal it. It
 * is kept for the draft until an operation names it. On any failure nothing of it stays.
 */
export async function keepContent(
  store: DeviceStore,
  source: Source,
  draft: string,
  onProgress: (part: number) => void = () => undefined,
): Promise<Result<Content, KeepProblem>> {
  if (source.size === 0) return err({ code: 'attachment-empty' });
  if (source.size > MOST_ATTACHMENT) return err({ code: 'attachment-too-large' });
  const count = chunksOf(source.size);
  const sum = sha256Stream();
  let type: Content['type'] | null = null;
  for (let n = 0; n < count; n += 1) {
    const bytes = await pieceOf(source, n);
    if (bytes === null) return err({ code: 'attachment-unreadable' });
    if (n === 0) type = mediaTypeOf(bytes);
    if (type === null) return err({ code: 'attachment-type' });
    sum.update(bytes);
    if (n % DAYLIGHT === 0) onProgress(n / count / 3);
  }
  if (type === null) return err({ code: 'attachment-type' });
  const hash = sum.digest();
  const known = store.state.contents.get(hash);
  if (known?.whole === true) {
    // Held for this form too, should the matter it belongs to leave meanwhile.
    await changeContent(store, hash, (content) => ({ ...content, draft }));
    return ok(known);
  }
  if (known !== undefined) await dropContent(store, known);
  const id = toBase64url(randomBytes(16));
  const content: Content = {
    id,
    hash,
    size: source.size,
    type,
    whole: true,
    fetched: count,
    refs: known?.refs ?? [],
    draft,
  };
  const again = sha256Stream();
  try {
    for (let n = 0; n < count; n += 1) {
      const bytes = await pieceOf(source, n);
      if (bytes === null) return await undone(store, content, { code: 'attachment-unreadable' });
      again.update(bytes);
      await putPiece(store, content, n, bytes);
      if (n % DAYLIGHT === 0) onProgress((1 + (2 * n) / count) / 3);
    }
    // Somebody wrote to the file between the two readings.
    if (again.digest() !== hash) return await undone(store, content, { code: 'attachment-unreadable' });
    await saveContents(store, [content]);
  } catch (error) {
    return undone(store, content, storageProblemOf(error, 'failed'));
  }
  return ok(content);
}

async function undone(store: DeviceStore, content: Content, problem: KeepProblem): Promise<Result<never, KeepProblem>> {
  await dropContent(store, content).catch(() => undefined);
  return err(problem);
}

/** `null`: the file cannot be read any more, or has become shorter. */
async function pieceOf(source: Source, n: number): Promise<Bytes | null> {
  const end = Math.min(source.size, (n + 1) * ATTACHMENT_CHUNK);
  try {
    const bytes = new Uint8Array(await source.slice(n * ATTACHMENT_CHUNK, end).arrayBuffer());
    return bytes.length === end - n * ATTACHMENT_CHUNK ? bytes : null;
  } catch {
    return null;
  }
}

/** Seals and stores a piece; it is on the disk when this resolves. */
export async function putPiece(
  { db, codec }: Pick<DeviceStore, 'db' | 'codec'>,
  { id, hash }: Pick<Content, 'id' | 'hash'>,
  n: number,
  bytes: Bytes,
): Promise<void> {
  const body = await codec.sealBytes(placeOfPiece(hash, n), bytes);
  await write(db, ['pieces'], 'strict', (named) => named('pieces').put({ id, n, body }));
}

/** Stores what is known of contents, and shows it. */
export async function saveContents(store: DeviceStore, contents: readonly Content[]): Promise<void> {
  await store.serial(async () => {
    const rows = await sealContents(store, contents);
    await write(store.db, ['contents'], 'strict', (named) => {
      for (const row of rows) named('contents').put(row);
    });
    for (const content of contents) store.state.contents.set(content.hash, content);
    store.changed();
  });
}

/** Changes what is known of a content as it is then; nothing happens when it is there no more. */
export async function changeContent(
  store: DeviceStore,
  hash: string,
  change: (content: Content) => Content,
): Promise<void> {
  await store.serial(async () => {
    const known = store.state.contents.get(hash);
    if (known === undefined) return;
    const content = change(known);
    const rows = await sealContents(store, [content]);
    await write(store.db, ['contents'], 'strict', (named) => {
      for (const row of rows) named('contents').put(row);
    });
    store.state.contents.set(hash, content);
    store.changed();
  });
}

/** Deletes a content from the device, with everything made of it. */
export async function dropContent(store: DeviceStore, { id, hash }: Pick<Content, 'id' | 'hash'>): Promise<void> {
  await store.serial(async () => {
    await write(store.db, ['contents', 'pieces', 'thumbs'], 'strict', (named) => {
      named('pieces').delete(IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]));
      named('thumbs').delete(id);
      named('contents').delete(id);
    });
    if (store.state.contents.get(hash)?.id === id) store.state.contents.delete(hash);
    store.changed();
  });
}

/** Keeps a small picture of a content. */
export async function keepThumb(store: DeviceStore, { id, hash }: Content, picture: Bytes): Promise<void> {
  const body = await store.codec.sealBytes(placeOfThumb(hash), picture);
  await write(store.db, ['thumbs'], 'relaxed', (named) => named('thumbs').put({ id, body }));
}

/** Do the pieces together have the hash? Read one at a time. */
export async function isWhole(store: DeviceStore, content: Content): Promise<boolean> {
  const sum = sha256Stream();
  for (let n = 0; n < chunksOf(content.size); n += 1) {
    const bytes = await readPiece(store, content, n);
    if (bytes === null) return false;
    sum.update(bytes);
  }
  return sum.digest() === content.hash;
}
