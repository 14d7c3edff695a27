import { err, ok, type Result } from '#shared/lib/result.ts';
import { toBase64url } from '#shared/lib/base64url.ts';
import { chunksOf, type Attachment } from '#shared/model/attachment.ts';
import type { Content, ContentRef } from '#renderer/data/contents.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { readPiece } from '#renderer/data/queries/contents.ts';
import { storageProblemOf, type StorageProblem } from '#renderer/data/transaction.ts';
import { changeContent, dropContent, isWhole, putPiece, saveContents } from '#renderer/data/writes/keep-content.ts';
import { randomBytes } from '#renderer/vault/bytes.ts';
import type { ContentTransport } from './content-transport.ts';
import type { TransportProblem } from './transport.ts';

/** What an attachment says of its content. */
type Named = Pick<Attachment, 'hash' | 'size' | 'type'> & { readonly op: string };

/** How far a content is on its way, 0 to 1. */
export type Moving = { readonly way: 'sending' | 'fetching'; readonly part: number };

/** Why a content cannot be shown now. `not-there`: the county has not all of it yet, or this device may not have it. */
export type FetchProblem = { readonly code: 'not-there' | 'content-differs' } | TransportProblem | StorageProblem;

export type ContentExchange = {
  /** Sends what waits, in the background; one run at a time. */
  readonly send: () => Promise<void>;
  /** Fetches what is not here; a second wish for the same content joins the first. */
  readonly fetch: (stream: string, attachment: Named) => Promise<Result<Content, FetchProblem>>;
  readonly moving: (hash: string) => Moving | null;
  readonly onMove: (listener: () => void) => () => void;
  readonly stop: () => void;
};

type Deps = { readonly store: DeviceStore; readonly transport: ContentTransport };

/** Pieces after which the place of a fetch is noted; a power cut costs no more than these. */
const NOTE_EVERY = 8;

/** Contents on their way, behind the operations and beside everything else (PROTOCOL F1). */
export function createContentExchange({ store, transport }: Deps): ContentExchange {
  const moves = new Map<string, Moving>();
  const listeners = new Set<() => void>();
  const fetches = new Map<string, Promise<Result<Content, FetchProblem>>>();
  let sending: Promise<void> | null = null;
  let stopped = false;

  const show = (hash: string, moving: Moving | null): void => {
    if (moving === null) moves.delete(hash);
    else moves.set(hash, moving);
    for (const listener of listeners) listener();
  };

  async function sendAll(): Promise<void> {
    for (const content of store.state.contents.values()) {
      for (const ref of content.refs) {
        if (stopped) return;
        if (ref.sent || ref.given !== undefined || !content.whole || isBehind(store, ref)) continue;
        const outcome = await sendOne(content, ref).finally(() => show(content.hash, null));
        // A line that is down, or a county that is busy, is so for the others too.
        if (!outcome.ok) return;
      }
    }
  }

  async function sendOne(content: Content, { stream, op }: ContentRef): Promise<Result<null, TransportProblem>> {
    const { hash } = content;
    const settle = (end: Partial<ContentRef>): Promise<void> =>
      changeContent(store, hash, (now) => ({
        ...now,
        refs: now.refs.map((each) => (each.op === op ? { ...each, ...end } : each)),
      }));
    const count = chunksOf(content.size);
    const first = await transport.ask(stream, hash);
    if (!first.ok) return first;
    let state = first.value.content;
    const wanted = state.state === 'missing' ? piecesOf(state.runs) : [];
    for (const [i, n] of wanted.entries()) {
      if (stopped || state.state !== 'missing') break;
      show(hash, { way: 'sending', part: (count - wanted.length + i) / count });
      const bytes = await readPiece(store, content, n);
      if (bytes === null) {
        await settle({ given: 'damaged' });
        return ok(null);
      }
      const answer = await transport.give(stream, hash, n, bytes);
      if (!answer.ok) return answer;
      if (answer.value.refused !== undefined) {
        // The county threw the pieces away; a sound content is sent again at the next exchange.
        if (!(await isWhole(store, content))) await settle({ given: 'damaged' });
        return ok(null);
      }
      state = answer.value.content;
    }
    if (state.state === 'have') await settle({ sent: true });
    if (state.state === 'withdrawn') await settle({ given: 'withdrawn' });
    return ok(null);
  }

  async function fetchOne(stream: string, attachment: Named): Promise<Result<Content, FetchProblem>> {
    const { hash, size, type, op } = attachment;
    const known = store.state.contents.get(hash);
    if (known?.whole === true) return ok(known);
    const ref: ContentRef = { stream, op, sent: true };
    const begun = { id: toBase64url(randomBytes(16)), hash, size, type, whole: false, fetched: 0, refs: [ref] };
    const content: Content = known ?? begun;
    try {
      if (known === undefined) await saveContents(store, [content]);
      const count = chunksOf(size);
      for (let n = content.fetched; n < count; n += 1) {
        show(hash, { way: 'fetching', part: n / count });
        const piece = await transport.fetch(stream, hash, n);
        if (!piece.ok) {
          if (n > 0) await changeContent(store, hash, (now) => ({ ...now, fetched: n }));
          return err(piece.error.code === 'not-found' ? { code: 'not-there' } : piece.error);
        }
        await putPiece(store, content, n, piece.value);
        if ((n + 1) % NOTE_EVERY === 0) await changeContent(store, hash, (now) => ({ ...now, fetched: n + 1 }));
      }
      if (!(await isWhole(store, content))) {
        await dropContent(store, content);
        return err({ code: 'content-differs' });
      }
      const whole = { ...content, whole: true, fetched: count };
      await saveContents(store, [whole]);
      return ok(whole);
    } catch (error) {
      // A full disk keeps nothing half; everything else goes on where it stopped.
      const problem = storageProblemOf(error, 'failed');
      if (problem.code === 'disk-full') await dropContent(store, content).catch(() => undefined);
      return err(problem);
    }
  }

  return {
    send: () => (sending ??= sendAll().finally(() => (sending = null))),
    fetch: (stream, attachment) => {
      const under = fetches.get(attachment.hash);
      if (under !== undefined) return under;
      const mine = fetchOne(stream, attachment).finally(() => {
        fetches.delete(attachment.hash);
        show(attachment.hash, null);
      });
      fetches.set(attachment.hash, mine);
      return mine;
    },
    moving: (hash) => moves.get(hash) ?? null,
    onMove(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      stopped = true;
    },
  };
}

/** F1: the operation that names the content waits itself, so the county cannot know it. */
function isBehind({ state }: DeviceStore, { stream }: ContentRef): boolean {
  for (const row of state.outbox.values()) if (row.stream === stream) return true;
  return false;
}

const piecesOf = (runs: readonly (readonly [number, number])[]): readonly number[] =>
  runs.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i));
