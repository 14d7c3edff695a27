/**
 * Letters between the desks of one room (decision 0018). A desk knocks with the public half of a fresh pair; the host
 * answers with the public half of its own. Both halves and the room's number make the session and its keys, and from then
 * on every letter is sealed, numbered and signed. No moment in time is asked of anybody.
 */
import * as z from 'zod';
import { OfficerId } from '#shared/model/ids.ts';
import { DeskNo, DeskRequest, TicketNo } from '#shared/model/queue.ts';
import { QueueRefusal } from '#shared/model/queue-refusal.ts';
import { PublicKey } from '#shared/model/seat.ts';
import { SeatTicket } from './enroll.ts';
import { Signature } from './signed-request.ts';

/** Two programs of another version do not guess at one another's letters. */
export const ROOM_VERSION = 1;

/** Four digits on the hosting desk's screen: keeps people out of the wrong room. */
export const RoomNo = z.string().regex(/^\d{4}$/);

/** Hash of room number and both public halves: whoever signs it signs this acquaintance. */
const SessionName = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** `n` only rises in a session; `box` is sealed for its direction. */
export const Letter = z.strictObject({
  kind: z.literal('letter'),
  session: SessionName,
  n: z.int().min(0),
  box: z.string().regex(/^[A-Za-z0-9_-]+$/),
});
export type Letter = z.infer<typeof Letter>;

export const ToHost = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('knock'), v: z.int(), room: RoomNo, point: PublicKey }),
  Letter,
]);
export type ToHost = z.infer<typeof ToHost>;

/** Why no letter is exchanged. Nobody signs it: it can only make a desk ask again or a person look. */
export const RoomRefusal = z.enum([
  'other-version',
  'wrong-room',
  'not-open',
  'full',
  'unknown-session',
  'replayed',
  'damaged',
  'stranger',
  'other-office',
  'own-computer',
  'revoked',
  'no-access',
  'failed',
]);
export type RoomRefusal = z.infer<typeof RoomRefusal>;

/** Why no answer came: the way there, or what was said there. */
export type LineProblem = RoomRefusal | 'nobody' | 'busy' | 'not-office';

export const ToDesk = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('welcome'), point: PublicKey, letter: Letter }),
  Letter,
  z.strictObject({ kind: z.literal('refused'), why: RoomRefusal }),
]);
export type ToDesk = z.infer<typeof ToDesk>;

/** What is in a box. The ticket, signed by the county, is in the first letter of each side. */
export const Signed = z.strictObject({
  body: z.string(),
  device: Signature,
  officer: Signature,
  ticket: SeatTicket.optional(),
});

export type Direction = 'to-host' | 'to-desk';

/** What both keys of a seat sign: which acquaintance, which way, which letter, what it says. */
export function letterText(about: {
  readonly session: string;
  readonly direction: Direction;
  readonly n: number;
  /** SHA-256 in hex of the body. */
  readonly bodyHash: string;
}): string {
  return ['jft-room-1', about.session, about.direction, String(about.n), about.bodyHash].join('\n');
}

/** A request of decision 0008, or only a look. A desk that registered its visitor names the matter by its id (QU-19). */
export const RoomAsk = z.union([z.strictObject({ ask: z.literal('look') }), DeskRequest]);
export type RoomAsk = z.infer<typeof RoomAsk>;

/** The queue as the other desks see it: who is through is only counted. */
export const RoomQueue = z.strictObject({
  closed: z.boolean(),
  done: z.int().min(0),
  tickets: z.array(
    z.strictObject({
      no: TicketNo,
      persons: z.int(),
      place: z.int(),
      state: z.enum(['waiting', 'called', 'passed']),
      desk: DeskNo.nullable(),
      calls: z.int(),
    }),
  ),
  desks: z.array(
    z.strictObject({
      desk: DeskNo,
      term: z.int(),
      /** `false` after a release, until somebody joins. */
      taken: z.boolean(),
      served: z.int(),
      now: TicketNo.nullable(),
      /** `null` for the host's own desk. */
      officer: OfficerId.nullable(),
    }),
  ),
});
export type RoomQueue = z.infer<typeof RoomQueue>;

/** `outcome` is `null` for a look. */
export const RoomAnswer = z.strictObject({
  outcome: z
    .union([
      z.strictObject({ ok: z.literal(true), term: z.int(), now: TicketNo.nullable() }),
      z.strictObject({ ok: z.literal(false), refusal: QueueRefusal }),
    ])
    .nullable(),
  queue: RoomQueue,
});
export type RoomAnswer = z.infer<typeof RoomAnswer>;
