import { fromBase64url, toBase64url } from '#shared/lib/base64url.ts';
import { err, ok } from '#shared/lib/result.ts';
import { chunksOf } from '#shared/model/attachment.ts';
import { ContentResponse } from '#shared/sync/attachment.ts';
import type { CarriedAnswers, CarriedCall } from '#shared/sync/carried.ts';
import type { Content, ContentRef } from '#renderer/data/contents.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { readPiece } from '#renderer/data/queries/contents.ts';
import { changeContent, isWhole } from '#renderer/data/writes/keep-content.ts';
import type { ContentTransport } from './content-transport.ts';
import { createContentExchange } from './exchange-contents.ts';

/** A piece of a content that goes by stick, to the county or from it. */
type Piece = { readonly path: string; readonly content: Content; readonly n: number };

export type CarriedPieces = {
  /** After the operations that name the contents. */
  readonly calls: readonly CarriedCall[];
  /** Paths of the pieces in it. */
  readonly pieces: readonly string[];
  /** Contents it brings something of, or asks for; and pieces for which it had no room. */
  readonly contents: number;
  readonly left: number;
};

const pathOf = (stream: string, hash: string): string => `/attachments/${stream}/${hash}`;

const isWaiting = ({ sent, given }: ContentRef): boolean => !sent && given === undefined;

/** Most contents whose state is asked for in one package. */
const MOST_ASKED = 500;

/**
 * What goes by stick of contents (PROTOCOL U10): pieces that the county wants, and questions for those that somebody here
 * asked for, `most` of either. Pieces that lie in packages not answered yet come last: several files are
 * made one after another, and one that was lost on the way is made good by itself.
 */
export async function carriedPieces(store: DeviceStore, most: number): Promise<CarriedPieces> {
  const under = new Set(store.state.packages.open.flatMap(({ pieces }) => pieces ?? []));
  const share = (pieces: readonly Piece[]): { readonly now: readonly Piece[]; readonly left: number } => {
    const fresh = pieces.filter(({ path }) => !under.has(path));
    const again = pieces.filter(({ path }) => under.has(path));
    return { now: [...fresh, ...again].slice(0, most), left: Math.max(0, fresh.length - most) };
  };
  const contents = [...store.state.contents.values()];
  const waiting = contents.flatMap((content) =>
    content.whole ? content.refs.filter(isWaiting).map((ref) => ({ content, ref })) : [],
  );
  const brought = share(waiting.flatMap(({ content, ref }) => piecesOf(content, ref.stream, ref.left)));
  const asked = share(
    contents.flatMap((content) => {
      const [ref] = content.refs;
      if (content.whole || ref === undefined) return [];
      return piecesOf(content, ref.stream, [[content.fetched, chunksOf(content.size) - 1]]);
    }),
  );
  const gives: CarriedCall[] = [];
  for (const { path, content, n } of brought.now) {
    const bytes = await readPiece(store, content, n);
    if (bytes !== null) gives.push({ path, piece: toBase64url(bytes) });
  }
  const pieces = [...brought.now, ...asked.now];
  return {
    calls: [
      ...gives,
      ...waiting.slice(0, MOST_ASKED).map(({ content, ref }) => ({ path: pathOf(ref.stream, content.hash) })),
      ...asked.now.map(({ path }) => ({ path })),
    ],
    pieces: pieces.map(({ path }) => path),
    contents: new Set(pieces.map(({ content }) => content.hash)).size,
    left: brought.left + asked.left,
  };
}

function piecesOf(content: Content, stream: string, runs: ContentRef['left']): readonly Piece[] {
  return (runs ?? [[0, chunksOf(content.size) - 1]]).flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, i) => ({
      path: `${pathOf(stream, content.hash)}/${first + i}`,
      content,
      n: first + i,
    })),
  );
}

/** How many contents the county has now or were brought, and whether a further package would bring more. */
export type TakenContents = { readonly settled: number; readonly again: boolean };

/** Takes in what an answer says of contents. Taken in again it changes nothing; broken off it goes on where it stopped. */
export async function takeCarriedContents(store: DeviceStore, answers: CarriedAnswers): Promise<TakenContents> {
  const transport = carriedContents(answers);
  let [settled, again] = [0, false];
  for (const content of store.state.contents.values()) {
    for (const ref of content.refs.filter(isWaiting)) {
      const answer = await transport.ask(ref.stream, content.hash);
      const end = await endOf(
        store,
        content,
        answer.ok ? answer.value : null,
        transport.isRefused(ref.stream, content),
      );
      if (end !== null) await settle(store, content.hash, ref.op, end);
      if (end?.sent === true) settled += 1;
      else again ||= end?.given === undefined;
    }
  }
  const exchange = createContentExchange({ store, transport });
  for (const content of store.state.contents.values()) {
    const [ref] = content.refs;
    if (content.whole || ref === undefined) continue;
    const got = await exchange.fetch(ref.stream, { ...content, op: ref.op });
    if (got.ok) settled += 1;
    else again ||= got.error.code === 'offline';
  }
  return { settled, again };
}

async function endOf(
  store: DeviceStore,
  content: Content,
  answer: ContentResponse | null,
  isRefused: boolean,
): Promise<Partial<ContentRef> | null> {
  switch (answer?.content.state) {
    case 'have':
      return { sent: true };
    case 'withdrawn':
      return { given: 'withdrawn' };
    case 'missing':
      // F4: a sound content is sent again; one that is not what it was is said to be damaged.
      if (isRefused && !(await isWhole(store, content))) return { given: 'damaged' };
      return { left: answer.content.runs };
    default:
      return null;
  }
}

const settle = (store: DeviceStore, hash: string, op: string, end: Partial<ContentRef>): Promise<void> =>
  changeContent(store, hash, (now) => ({
    ...now,
    refs: now.refs.map((each) => {
      if (each.op !== op) return each;
      const { left: _, ...rest } = each;
      return { ...rest, ...end };
    }),
  }));

type CarriedTransport = ContentTransport & {
  /** Did the county throw this content's pieces away? */
  readonly isRefused: (stream: string, content: Pick<Content, 'hash'>) => boolean;
};

/** Answers out of a package what is asked of contents; what it does not hold is `offline`. Nothing is sent by it. */
function carriedContents({ answers }: CarriedAnswers): CarriedTransport {
  const last = new Map(answers.map((answer) => [answer.path, answer]));
  return {
    isRefused: (stream, { hash }) =>
      answers.some(
        ({ path, body }) => path.startsWith(`${pathOf(stream, hash)}/`) && body.includes('"refused":"content-differs"'),
      ),
    ask: async (stream, hash) => {
      const answer = last.get(pathOf(stream, hash));
      const parsed = answer?.status === 200 ? ContentResponse.safeParse(JSON.parse(answer.body)) : null;
      return parsed?.success === true ? ok(parsed.data) : err({ code: 'offline' });
    },
    give: async () => err({ code: 'offline' }),
    fetch: async (stream, hash, n) => {
      const answer = last.get(`${pathOf(stream, hash)}/${n}`);
      if (answer?.status === 404) return err({ code: 'not-found' });
      const bytes = answer?.status === 200 ? fromBase64url(answer.body) : null;
      return bytes === null ? err({ code: 'offline' }) : ok(bytes);
    },
  };
}
