import * as z from 'zod';
import { DeviceCode, OfficerId, OperationId, StreamId } from './ids.ts';
import { Operation } from './operation.ts';
import { Instant } from './plain-date.ts';

/** A number slip: the letter of the queue that gave it, and a count: A017. It names nobody. */
export const TicketNo = z.string().regex(/^[A-Z][0-9]{3}$/);
export type TicketNo = z.infer<typeof TicketNo>;

/** A reception desk in the room, by the number on its sign. */
export const DeskNo = z.int().min(1).max(20);
export type DeskNo = z.infer<typeof DeskNo>;

/** Who sits at a desk that joined over the room's network (QU-13, QU-15). */
export const DeskHolder = z.strictObject({ device: DeviceCode, officer: OfficerId });
export type DeskHolder = z.infer<typeof DeskHolder>;

/**
 * What every request of a desk carries. `n` counts the requests of one membership, 1, 2, 3 …: the newest asked again gets
 * the same answer, an older one that arrives late gets none (QU-05). `term` is the membership; a desk that was released
 * or joined again has another one, and requests of the former are refused (QU-06).
 */
const FromDesk = { desk: DeskNo, term: z.int().min(1), n: z.int().min(1) };

export const OpenQueue = z.strictObject({
  kind: z.literal('open-queue'),
  session: StreamId,
  /** Every queue of a session has its own letter; a second host after a breakdown takes the next one (QU-09). */
  letter: z.string().regex(/^[A-Z]$/),
});
export const JoinDesk = z.strictObject({
  kind: z.literal('join-desk'),
  desk: DeskNo,
  request: OperationId,
  /** Absent for the host's own desk, and in what was written before desks could join over the network. */
  holder: DeskHolder.optional(),
});
/** How many may come on one number. */
export const MOST_PERSONS = 500;
export const TakeTicket = z.strictObject({
  kind: z.literal('take-ticket'),
  no: TicketNo,
  persons: z.int().min(1).max(MOST_PERSONS),
});
export const CallNext = z.strictObject({ kind: z.literal('call-next'), ...FromDesk, no: TicketNo });
/** 再叫一遍. */
export const Recall = z.strictObject({ kind: z.literal('recall'), ...FromDesk, no: TicketNo });
/** 过号: called and not there. Nothing is noted about anybody; the slip stays good. */
export const NoShow = z.strictObject({ kind: z.literal('no-show'), ...FromDesk, no: TicketNo });
/** Somebody with a passed number, or who had gone, is there after all. */
export const ReturnTicket = z.strictObject({ kind: z.literal('return-ticket'), no: TicketNo });
export const HandOver = z.strictObject({ kind: z.literal('hand-over'), ...FromDesk, no: TicketNo, to: DeskNo });
/** The conversation is over; `matter` when it was registered. */
export const Finish = z.strictObject({
  kind: z.literal('finish'),
  ...FromDesk,
  no: TicketNo,
  matter: StreamId.optional(),
});
/** A person decided that a desk is gone for good; what it had called waits again, first in line. */
export const ReleaseDesk = z.strictObject({
  kind: z.literal('release-desk'),
  desk: DeskNo,
  reason: z.string().trim().min(1).max(200),
});
/** `left`: how many still held a number; said by a person, so that nobody is forgotten in the corridor. */
export const CloseQueue = z.strictObject({ kind: z.literal('close-queue'), at: Instant, left: z.int().min(0) });

/** Everything that can happen in a queue. One device writes it: the host desk (decision 0008). */
export const QueueAction = z.discriminatedUnion('kind', [
  OpenQueue,
  JoinDesk,
  TakeTicket,
  CallNext,
  Recall,
  NoShow,
  ReturnTicket,
  HandOver,
  Finish,
  ReleaseDesk,
  CloseQueue,
]);
export type QueueAction = z.infer<typeof QueueAction>;

/** The envelope of decision 0001 around it, one stream a queue. */
export const QueueOperation = z.strictObject({ ...Operation.shape, action: QueueAction });
export type QueueOperation = z.infer<typeof QueueOperation>;

/** What a desk asks of the host over the room's network. The host chooses the ticket, never the desk. */
export const DeskRequest = z.discriminatedUnion('ask', [
  /** `seen`: the term of this desk number that was read before asking; 0 when there was none. */
  z.strictObject({ ask: z.literal('join'), desk: DeskNo, seen: z.int().min(0), request: OperationId }),
  z.strictObject({ ask: z.enum(['call-next', 'recall', 'no-show']), ...FromDesk }),
  z.strictObject({ ask: z.literal('transfer'), ...FromDesk, to: DeskNo }),
  z.strictObject({ ask: z.literal('finish'), ...FromDesk, matter: StreamId.optional() }),
]);
export type DeskRequest = z.infer<typeof DeskRequest>;

/** What somebody at a desk asks about the number they have, or for the next one; `to`: the desk that gets it. */
export type DeskWish =
  | { readonly ask: 'call-next' | 'recall' | 'no-show' }
  | { readonly ask: 'finish'; readonly matter?: StreamId }
  | { readonly ask: 'transfer'; readonly to: DeskNo };

export type Ticket = {
  readonly no: TicketNo;
  readonly persons: number;
  /** Place in line; smaller is earlier. */
  readonly place: number;
  /** `waiting` for any desk, or for the desk it was transferred to. */
  readonly state: 'waiting' | 'called' | 'passed' | 'done';
  readonly desk: DeskNo | null;
  /** How often it was called out. */
  readonly calls: number;
  readonly matter?: StreamId;
};

export type DeskState = {
  readonly desk: DeskNo;
  readonly term: number;
  /** The request by which this term was joined; `null` after a release, until somebody joins. */
  readonly joined: OperationId | null;
  /** Who joined it over the room's network; `null` for the host's own desk and after a release. */
  readonly holder: DeskHolder | null;
  /** Number of the newest request served in this term; what it was answered is `now`. */
  readonly served: number;
  /** The ticket at this desk now. */
  readonly now: TicketNo | null;
};

export type QueueView = {
  readonly session: StreamId;
  readonly letter: string;
  readonly tickets: readonly Ticket[];
  readonly desks: readonly DeskState[];
  readonly closedAt: Instant | null;
};
