import { currentAttachments } from '#shared/domain/attachment/attachments.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { ATTACHMENT_CHUNK, chunksOf, type Attachment } from '#shared/model/attachment.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { Operation } from '#shared/model/operation.ts';
import type { ContentState } from '#shared/sync/attachment.ts';
import { claimsOf } from '#server/db/claims.ts';
import type { ContentName, ContentStore } from '#server/db/contents.ts';
import type { ServerStore, UnitFilter } from '#server/db/store.ts';
import { foldStreams } from './materialise.ts';
import type { Sender } from './parse-push.ts';

export type ContentDeps = {
  readonly store: Pick<ServerStore, 'as' | 'readStreams' | 'findMatters'>;
  readonly contents: ContentStore;
};

/** Who asks: the device, and the units whose matters it receives. */
export type Asker = { readonly sender: Sender; readonly units: UnitFilter };

/** What the county has of a content, for who may send it; others hear `unknown` (PROTOCOL F3, F6). */
export async function contentState(deps: ContentDeps, asker: Asker, name: ContentName): Promise<ContentState> {
  const found = await findToSend(deps, asker, name);
  if (found === null) return { state: 'unknown' };
  if (found === 'withdrawn') return { state: 'withdrawn' };
  return stateOf(deps, asker.sender, name, found);
}

/**
 * Keeps a piece, and makes the whole of them with the last one (F4). `refused`: the whole is not what its name says, and
 * was thrown away. A piece of a wrong number or length is an error; one that nobody wants changes nothing.
 */
export async function takePiece(
  deps: ContentDeps,
  asker: Asker,
  name: ContentName,
  piece: { readonly n: number; readonly bytes: Uint8Array },
): Promise<Result<{ readonly content: ContentState; readonly refused?: 'content-differs' }, 'bad-request'>> {
  const found = await findToSend(deps, asker, name);
  if (found === null) return ok({ content: { state: 'unknown' } });
  if (found === 'withdrawn') return ok({ content: { state: 'withdrawn' } });
  if (await deps.contents.has(name)) return ok({ content: { state: 'have' } });
  if (piece.bytes.length !== lengthOfPiece(found.size, piece.n)) return err('bad-request');
  const incoming = { ...name, office: asker.sender.office, device: asker.sender.device };
  await deps.contents.putPiece(incoming, piece.n, piece.bytes);
  const content = await stateOf(deps, asker.sender, name, found);
  if (content.state !== 'missing' || content.runs.length > 0) return ok({ content });
  const isWhole = await deps.contents.finish(incoming, { count: chunksOf(found.size), size: found.size });
  if (isWhole) return ok({ content: { state: 'have' } });
  return ok({ content: await stateOf(deps, asker.sender, name, found), refused: 'content-differs' });
}

/** Piece `n` of a content, for who may see the matter now (F6); `null`: nothing of the kind for this asker. */
export async function readPiece(
  { store, contents }: ContentDeps,
  { units }: Asker,
  name: ContentName,
  n: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const seen = await seenBy(store, units, name.stream);
  const found = seen === null ? undefined : currentAttachments(seen).find(({ hash }) => hash === name.hash);
  if (found === undefined) return null;
  const length = lengthOfPiece(found.size, n);
  return length === 0 ? null : contents.read(name, n * ATTACHMENT_CHUNK, length);
}

/** Bytes that piece `n` of so large a content must have; 0 when there is no such piece. */
const lengthOfPiece = (size: number, n: number): number =>
  Math.max(0, Math.min(ATTACHMENT_CHUNK, size - n * ATTACHMENT_CHUNK));

/** The matter as these units have it now; row security answers nothing else, whatever this check forgets (C17). */
async function seenBy(store: ContentDeps['store'], units: UnitFilter, stream: string): Promise<MatterView | null> {
  const [matter] = await store.findMatters([stream]);
  const isTheirs = units === null || matter?.units.some((unit) => units.includes(unit)) === true;
  if (matter === undefined || !isTheirs) return null;
  return foldStreams(await store.as(claimsOf(units)).readStreams([stream])).get(stream) ?? null;
}

/** The attachment this device may send: of a matter it sees, or one it recorded itself on a matter that left it. */
async function findToSend(
  { store }: ContentDeps,
  { sender, units }: Asker,
  { stream, hash }: ContentName,
): Promise<Attachment | 'withdrawn' | null> {
  const seen = await seenBy(store, units, stream);
  const view = seen ?? (await recordedBy(store, sender, stream, hash));
  const named = view?.attachments?.filter((each) => each.hash === hash) ?? [];
  return named.find(({ withdrawn }) => withdrawn === undefined) ?? (named.length > 0 ? 'withdrawn' : null);
}

async function recordedBy(
  store: ContentDeps['store'],
  { office, device }: Sender,
  stream: string,
  hash: string,
): Promise<MatterView | null> {
  const operations = await store.readStreams([stream]);
  const isOwn = operations.some(({ body }) => {
    // Parsed before it was stored.
    const op = JSON.parse(body) as Operation;
    return (
      op.office === office && op.device === device && op.action.kind === 'add-attachment' && op.action.hash === hash
    );
  });
  return isOwn ? (foldStreams(operations).get(stream) ?? null) : null;
}

async function stateOf(
  { contents }: Pick<ContentDeps, 'contents'>,
  { office, device }: Sender,
  name: ContentName,
  { size }: Attachment,
): Promise<ContentState> {
  if (await contents.has(name)) return { state: 'have' };
  const there = new Set(await contents.pieces({ ...name, office, device }));
  const runs: [number, number][] = [];
  for (let n = 0; n < chunksOf(size); n += 1) {
    const last = runs.at(-1);
    if (there.has(n)) continue;
    if (last !== undefined && last[1] === n - 1) last[1] = n;
    else runs.push([n, n]);
  }
  return { state: 'missing', runs };
}
