import { seatProblem, type OwnPlace } from '#shared/domain/reception/queue/may-join.ts';
import type { RoomLine } from '#shared/ipc/bridge.ts';
import { ROOM_PORTS, type RoomOpened } from '#shared/ipc/room-messages.ts';
import type { StreamId } from '#shared/model/ids.ts';
import type { DeskWish } from '#shared/model/queue.ts';
import { checkedRoomLine } from '#renderer/platform/room-line.ts';
import { err, ok } from '#shared/lib/result.ts';
import { createDeskLine, type Carry } from '#renderer/room/desk-line.ts';
import { createRoomHost } from '#renderer/room/host.ts';
import type { RoomParty } from '#renderer/room/letters.ts';
import { createRoomDesk, type RoomDesk, type RoomDeskStatus } from '#renderer/room/desk.ts';
import type { UseCaseDeps } from '#renderer/usecases/deps.ts';
import { roomNumberOf, serveRoom } from '#renderer/usecases/serve-room.ts';
import type { Writer } from '#renderer/vault/room-seal.ts';

type OpenProblem = Extract<RoomOpened, { open: false }>['reason'];

/** What this computer is in the room. */
export type RoomState =
  /** `stopped`: it was open, and the shell gave it up. */
  | { readonly kind: 'alone'; readonly problem: OpenProblem | 'stopped' | null }
  | { readonly kind: 'hosting'; readonly addresses: readonly string[]; readonly room: string }
  | { readonly kind: 'joined'; readonly status: RoomDeskStatus };

/** Several desks of one room without the county server (decision 0018). */
export type Room = {
  readonly state: () => RoomState;
  readonly onState: (listener: () => void) => () => void;
  /** 开放给同室电脑: nothing listens before, nor after `stop`. */
  readonly open: (queue: StreamId) => Promise<void>;
  readonly join: (to: RoomPlace, desk: number) => void;
  /** Joins again where this officer had joined today, after a lock or a restart; nothing otherwise. */
  readonly rejoin: () => void;
  readonly wish: (wish: DeskWish) => void;
  /** The visitor with this number was registered: the desk is free, unless the number is another one's (QU-20). */
  readonly finished: (no: string | null, matter: StreamId) => void;
  /** Closes the line, as a lock does; what was joined is joined again afterwards. */
  readonly stop: () => void;
  /** A person leaves: it is not joined again by itself. */
  readonly leave: () => void;
};

export type RoomPlace = { readonly address: string; readonly port: number; readonly room: string };

export type RoomDeps = {
  /** `null` where there is none: in a browser. */
  readonly line: RoomLine | null;
  /** Read for each letter: people and revocations may change while the room is open. */
  readonly deps: () => UseCaseDeps | null;
  readonly place: () => OwnPlace | null;
  /** The desk joined today by the officer who sits here. */
  readonly kept: {
    readonly read: () => (RoomPlace & { readonly desk: number }) | null;
    readonly write: (place: (RoomPlace & { readonly desk: number }) | null) => void;
  };
  readonly writer: Writer;
  readonly countyKey: string;
  readonly later: (work: () => void, ms: number) => () => void;
  readonly report: (cause: unknown) => void;
};

export function createRoom({ line: shell, deps, place, kept, writer, countyKey, later, report }: RoomDeps): Room {
  const line = shell === null ? null : checkedRoomLine(shell);
  const listeners = new Set<() => void>();
  let state: RoomState = { kind: 'alone', problem: null };
  let desk: RoomDesk | null = null;
  /** Counts openings and joinings: what an earlier one still hears is nobody's any more. */
  let turn = 0;
  /** What `kept` was told last. */
  let remembered = kept.read() !== null;

  const become = (next: RoomState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const partyOf = (room: string): RoomParty => ({
    ...writer,
    countyKey,
    room,
    refuses: (seat) => {
      const own = place();
      return own === null ? 'no-access' : seatProblem(seat, own);
    },
  });

  function stop(): void {
    turn += 1;
    desk?.stop();
    desk = null;
    if (state.kind === 'hosting') line?.close().catch(report);
    if (state.kind !== 'alone') become({ kind: 'alone', problem: null });
  }

  async function open(queue: StreamId): Promise<void> {
    stop();
    if (line === null) return;
    const mine = turn;
    const opened = await line.open();
    if (mine !== turn) return;
    if (!opened.open) return become({ kind: 'alone', problem: opened.reason });
    const room = await roomNumberOf(queue);
    const answer = createRoomHost(partyOf(room), async (ask, from) => {
      const own = deps();
      return own === null || mine !== turn ? null : serveRoom(own, queue, ask, from);
    });
    const at = opened.port === ROOM_PORTS.first ? '' : `:${opened.port}`;
    become({ kind: 'hosting', addresses: opened.addresses.map((address) => `${address}${at}`), room });
    // As long as the box is open and this is its page: take letters, answer them, wait for more.
    let post = await line.exchange([]);
    while (post.open && mine === turn) {
      const answers = await Promise.all(
        post.letters.map(async ({ id, bytes }) => ({ id, bytes: await answer(bytes) })),
      );
      post = await line.exchange(answers);
    }
    if (mine === turn) become({ kind: 'alone', problem: 'stopped' });
  }

  function join(to: RoomPlace, no: number): void {
    stop();
    const mine = turn;
    const own = deps();
    if (own === null || line === null) return;
    const carry: Carry = async (bytes) => {
      const reply = await line.write({ address: to.address, port: to.port, bytes });
      return reply.answered ? ok(reply.bytes) : err(reply.reason);
    };
    desk = createRoomDesk({
      line: createDeskLine(partyOf(to.room), carry),
      desk: no,
      newRequest: own.ids.operation,
      later,
      onStatus: (status) => {
        if (mine !== turn) return;
        keep(status, { ...to, desk: no });
        become({ kind: 'joined', status });
      },
    });
    become({ kind: 'joined', status: desk.status() });
  }

  /** A desk that is joined is kept; one that is out, or whose queue was closed, is not. */
  function keep({ stage, queue }: RoomDeskStatus, place: RoomPlace & { readonly desk: number }): void {
    if (stage === 'out' || queue?.closed === true) forget();
    else if (stage === 'joined' && !remembered) {
      remembered = true;
      kept.write(place);
    }
  }

  function forget(): void {
    if (remembered) kept.write(null);
    remembered = false;
  }

  return {
    state: () => state,
    onState: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    open: (queue) => {
      forget();
      return open(queue).catch(report);
    },
    join: (to, no) => {
      forget();
      join(to, no);
    },
    rejoin: () => {
      const place = kept.read();
      if (place !== null && state.kind === 'alone') join(place, place.desk);
    },
    wish: (wish) => desk?.wish(wish),
    finished: (no, matter) => {
      if (state.kind === 'joined' && no !== null && state.status.now === no) desk?.wish({ ask: 'finish', matter });
    },
    stop,
    leave: () => {
      forget();
      stop();
    },
  };
}
