import type { FeedPlace, MatterRow, OperationRow, ServerStore } from '#server/db/store.ts';
import type { GoneEntry } from '#shared/sync/pull.ts';
import { StreamId, UnitCode } from '#shared/model/ids.ts';
import type { Sender } from './parse-push.ts';
import { entryText, withinText, type Asked, type Stretch } from './feed-text.ts';

/** Most matters in one page that come with their whole history. */
const MOST_GRANTS = 200;

/**
 * A stretch of the feed for some units (PROTOCOL W1, W2). Each matter counts by what it is at the end of the stretch: one
 * that these units have all along gives its operations, one they got gives its whole history, one they lost gives a
 * withdrawal and nothing of what happened to it.
 */
export async function readScoped(
  store: ServerStore,
  sender: Sender,
  units: readonly string[],
  { after, upTo, limit }: Asked,
): Promise<Stretch> {
  const seen = store.as({ kind: 'units', units });
  const read = await seen.readFeed({ units, after, upTo, limit });
  const places = read.slice(0, Math.min(withinText(read.map(({ op }) => op)), withinGrants(read)));
  const last = places.at(-1);
  const isFull = last !== undefined && (read.length === limit || places.length < read.length) && last.seq < upTo;
  const left = isFull ? await seen.countFeed({ units, after: last.seq, upTo }) : 0;
  const end = left > 0 && last !== undefined ? last.seq : upTo;

  const byStream = new Map<string, FeedPlace[]>();
  for (const place of places) byStream.set(place.stream, [...(byStream.get(place.stream) ?? []), place]);
  const gone: string[] = [];
  const whole: string[] = [];
  const rows: OperationRow[] = [];
  for (const [stream, steps] of byStream) {
    if (steps.at(-1)?.step === 'gone') gone.push(stream);
    else if (steps.some(({ step }) => step !== 'op')) whole.push(stream);
    else rows.push(...steps.flatMap(({ op }) => op ?? []));
  }
  rows.push(...(await seen.readHistories({ units, streams: whole, upTo: end })));
  rows.sort((a, b) => a.seq - b.seq);
  return { end, left, entries: rows.map((row) => entryText(row, sender)), gone: await readGone(store, gone, end) };
}

function withinGrants(places: readonly FeedPlace[]): number {
  const granted = new Set<string>();
  const over = places.findIndex(({ step, stream }) => {
    if (step === 'grant') granted.add(stream);
    return granted.size > MOST_GRANTS;
  });
  return over < 0 ? places.length : over;
}

/** Where these matters are now; those that the server does not know are left out. */
async function readGone(
  store: Pick<ServerStore, 'findMatters' | 'findSealedStreams'>,
  streams: readonly string[],
  seq: number,
): Promise<readonly GoneEntry[]> {
  if (streams.length === 0) return [];
  return goneEntries(store, await store.findMatters(streams), seq);
}

async function goneEntries(
  store: Pick<ServerStore, 'findSealedStreams'>,
  matters: readonly MatterRow[],
  seq: number,
): Promise<readonly GoneEntry[]> {
  const inConfidence = await store.findSealedStreams(matters.map(({ id }) => id));
  return matters.map(({ id, units, office, slipNo, officialNo }) => ({
    stream: StreamId.parse(id),
    seq,
    gone: {
      to: UnitCode.parse(units.at(-1) ?? office),
      slipNo,
      officialNo,
      ...(inConfidence.has(id) && { sealed: true as const }),
    },
  }));
}

/** Which of a device's matters are elsewhere (W3): the server has them, and none of the device's units has. */
export async function findElsewhere(
  store: Pick<ServerStore, 'findMatters' | 'findSealedStreams' | 'readHead'>,
  units: readonly string[] | null,
  streams: readonly string[],
): Promise<readonly GoneEntry[]> {
  if (units === null) return [];
  const { seq } = await store.readHead();
  const found = await store.findMatters(streams);
  const elsewhere = found.filter((matter) => !matter.units.some((unit) => units.includes(unit)));
  return goneEntries(store, elsewhere, seq);
}
