import type { OperationId } from '#shared/model/ids.ts';
import type { DeskRequest, DeskWish, TicketNo } from '#shared/model/queue.ts';
import type { QueueRefusal } from '#shared/model/queue-refusal.ts';
import type { LineProblem, RoomAnswer, RoomAsk, RoomQueue } from '#shared/sync/room.ts';
import type { DeskLine } from './desk-line.ts';

export type RoomDeskStatus = {
  readonly desk: number;
  /** `out`: not joined, or a person at the host released this desk; `problem` or `refused` says which. */
  readonly stage: 'joining' | 'joined' | 'out';
  /** Did the host answer the last letter? Until it does again, nobody is called (QU-18). */
  readonly reached: boolean;
  readonly problem: LineProblem | null;
  /** The room as the host last showed it; `null` before the first answer. */
  readonly queue: RoomQueue | null;
  /** The number at this desk. One that the desk asked to let go is not shown any more. */
  readonly now: TicketNo | null;
  /** Asked, and not yet answered. */
  readonly asked: DeskWish['ask'] | null;
  /** Why the host did not do what was asked last. */
  readonly refused: QueueRefusal | null;
};

export type RoomDesk = {
  readonly status: () => RoomDeskStatus;
  /** Asks for it until the host has answered. Does nothing while something else is asked, or before it joined. */
  readonly wish: (wish: DeskWish) => void;
  readonly stop: () => void;
};

export type RoomDeskDeps = {
  readonly line: DeskLine;
  readonly desk: number;
  readonly newRequest: () => OperationId;
  readonly later: (work: () => void, ms: number) => () => void;
  readonly onStatus: (status: RoomDeskStatus) => void;
};

const LOOK_MS = 1500;
const AGAIN_MS = 1000;

const LETS_GO: ReadonlySet<string> = new Set(['no-show', 'finish', 'transfer']);

/**
 * A desk that joined another computer's queue. It asks one thing at a time and asks it again, the same request, until it
 * is answered: so a lost answer costs nothing (QU-05). In between it looks how the queue stands.
 */
export function createRoomDesk({ line, desk, newRequest, later, onStatus }: RoomDeskDeps): RoomDesk {
  let status: RoomDeskStatus = {
    desk,
    stage: 'joining',
    reached: false,
    problem: null,
    queue: null,
    now: null,
    asked: null,
    refused: null,
  };
  let term = 0;
  let served = 0;
  let pending: DeskRequest | null = null;
  let stopped = false;
  let busy = false;
  let cancel: (() => void) | null = null;

  const show = (change: Partial<RoomDeskStatus>): void => {
    status = { ...status, ...change };
    onStatus(status);
  };

  async function turn(): Promise<void> {
    if (busy || stopped) return;
    busy = true;
    cancel?.();
    const asked: RoomAsk = pending ?? { ask: 'look' };
    const answer = await line.ask(asked);
    busy = false;
    // Locked or left meanwhile.
    if (isStopped()) return;
    if (answer.ok) hear(asked, answer.value);
    else miss(answer.error);
    if (status.stage === 'out') return;
    const wait = !answer.ok ? AGAIN_MS : pending === null ? LOOK_MS : 0;
    cancel = later(() => void turn(), wait);
  }
  // Asked through a function: another turn of the page may have stopped it.
  const isStopped = (): boolean => stopped;

  function miss(problem: LineProblem): void {
    // Before it joined, the person who typed the address must read why; afterwards a stranger's word ends nothing.
    const isFinal = status.stage === 'joining' && !['nobody', 'busy', 'unknown-session', 'replayed'].includes(problem);
    show({ reached: false, problem, ...(isFinal && { stage: 'out' }) });
  }

  function hear(asked: RoomAsk, { outcome, queue }: RoomAnswer): void {
    show({ reached: true, problem: null, queue });
    if (asked.ask === 'look') return look(queue);
    if (outcome === null) return;
    pending = null;
    const request = asked;
    if (outcome.ok) {
      if (request.ask === 'join') [term, served] = [outcome.term, 0];
      else served = request.n;
      return show({ stage: 'joined', now: outcome.now, asked: null, refused: null });
    }
    const { refusal } = outcome;
    show({ asked: null, refused: refusal });
    if (refusal.code === 'out-of-turn') served = refusal.expected - 1;
    if (request.ask === 'join') {
      // Somebody joined or left between the look and this request: looked at anew. Else a person must choose.
      if (refusal.code !== 'not-a-member') show({ stage: 'out' });
    } else if (refusal.code === 'not-a-member') show({ stage: 'out', now: null });
    else look(queue);
  }

  /** The host's log is right about this desk, whatever was shown here before. */
  function look(queue: RoomQueue): void {
    const mine = queue.desks.find((each) => each.desk === desk);
    if (status.stage === 'joining') {
      pending = { ask: 'join', desk, seen: mine?.term ?? 0, request: newRequest() };
      return;
    }
    if (mine === undefined || mine.term !== term || !mine.taken) {
      pending = null;
      return show({ stage: 'out', now: null, asked: null, refused: { code: 'not-a-member' } });
    }
    served = mine.served;
    // What was asked to leave in this very moment is not shown again (QU-18).
    if (pending === null || !LETS_GO.has(pending.ask)) show({ now: mine.now });
  }

  void turn();
  return {
    status: () => status,
    wish: (wish) => {
      if (stopped || pending !== null || status.stage !== 'joined') return;
      pending = { ...wish, desk, term, n: served + 1 };
      show({ asked: wish.ask, refused: null, ...(LETS_GO.has(wish.ask) && { now: null }) });
      void turn();
    },
    stop: () => {
      stopped = true;
      cancel?.();
    },
  };
}
