import { evolveQueue } from '#shared/domain/reception/queue/evolve-queue.ts';
import { serve } from '#shared/domain/reception/queue/serve.ts';
import type { StreamId } from '#shared/model/ids.ts';
import type { DeskHolder, QueueView } from '#shared/model/queue.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { RoomAnswer, RoomAsk, RoomQueue } from '#shared/sync/room.ts';
import { sha256 } from '#renderer/vault/signed-call.ts';
import { utf8 } from '#renderer/vault/bytes.ts';
import type { UseCaseDeps } from './deps.ts';
import { inTurn } from './market-day.ts';
import { intentOf } from './sessions.ts';

/** More would not fit a letter; who stands further back is told when the line is shorter. */
const MOST_SHOWN = 300;

/**
 * The host's answer to a desk of the room: decided on the queue as it is stored in its turn, written, and only then said
 * (QU-01, QU-14). `null` when there is no such queue today, or the disk did not take it.
 */
export async function serveRoom(
  deps: UseCaseDeps,
  queueId: StreamId,
  ask: RoomAsk,
  from: DeskHolder,
): Promise<RoomAnswer | null> {
  const done = await inTurn<RoomAnswer>(deps, async ({ queue }) => {
    if (queue?.id !== queueId) return err({ code: 'no-queue' });
    const { view } = queue;
    if (ask.ask === 'look') return ok({ intents: [], value: { outcome: null, queue: roomQueueOf(view) } });
    const served = serve(view, ask, from);
    if (!served.ok) {
      const outcome = { ok: false, refusal: served.error } as const;
      return ok({ intents: [], value: { outcome, queue: roomQueueOf(view) } });
    }
    const { action, answer } = served.value;
    const outcome = { ok: true, ...answer } as const;
    if (action === null) return ok({ intents: [], value: { outcome, queue: roomQueueOf(view) } });
    const after = roomQueueOf(evolveQueue(view, action));
    return ok({ intents: [intentOf(deps, queueId, action)], value: { outcome, queue: after } });
  });
  return done.ok ? done.value : null;
}

/** What the other desks see of the queue: numbers and desks (QU-19). */
export function roomQueueOf({ tickets, desks, closedAt }: QueueView): RoomQueue {
  const open = tickets.flatMap(({ state, no, persons, place, desk, calls }) =>
    state === 'done' ? [] : [{ no, persons, place, state, desk, calls }],
  );
  const rank = ({ state, place }: (typeof open)[number]): number => (state === 'called' ? 0 : place);
  return {
    closed: closedAt !== null,
    done: tickets.length - open.length,
    tickets: open.sort((a, b) => rank(a) - rank(b)).slice(0, MOST_SHOWN),
    desks: desks.map(({ desk, term, joined, served, now, holder }) => {
      return { desk, term, taken: joined !== null, served, now, officer: holder?.officer ?? null };
    }),
  };
}

/** The four digits on the hosting desk's screen; of the queue, so that they are the same after a lock or a restart. */
export async function roomNumberOf(queue: StreamId): Promise<string> {
  const hash = await sha256(utf8(`jft-room-number ${queue}`));
  return String(Number.parseInt(hash.slice(0, 8), 16) % 10_000).padStart(4, '0');
}
