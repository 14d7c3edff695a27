import type { DeskHolder } from '#shared/model/queue.ts';
import type { SeatTicket } from '#shared/sync/enroll.ts';
import {
  ROOM_VERSION,
  RoomAsk,
  ToHost,
  type Letter,
  type RoomAnswer,
  type RoomRefusal,
  type ToDesk,
} from '#shared/sync/room.ts';
import {
  agree,
  isCountyTicket,
  isWrittenBy,
  newPair,
  openLetter,
  sealLetter,
  type Place,
  type RoomSession,
} from '#renderer/vault/room-seal.ts';
import type { Bytes } from '#renderer/vault/bytes.ts';
import { fromBytes, fromText, toBytes, type RoomParty } from './letters.ts';

type Refused = { readonly kind: 'refused'; readonly why: RoomRefusal };

/** An acquaintance; `ticket` from its first good letter on. */
type Known = { readonly session: RoomSession; last: number; ticket: SeatTicket | null };

/** Who knocked and did not write yet; more of them push out the oldest, never a desk that has shown its seat. */
const MOST_KNOCKS = 32;
const MOST_DESKS = 20;

/** What a request comes to; `null` when it could not be written down. */
export type ServeDesk = (ask: RoomAsk, from: DeskHolder) => Promise<RoomAnswer | null>;

/**
 * The hosting desk's side: from the bytes of a letter to those of its answer. Whatever is wrong with a letter, it changes
 * nothing. Everything known here is gone with the page; desks then knock anew (QU-17).
 */
export function createRoomHost(party: RoomParty, serve: ServeDesk): (bytes: Uint8Array) => Promise<Bytes> {
  const knocked = new Map<string, Known>();
  /** By device, so that one computer has one acquaintance. */
  const desks = new Map<string, Known>();

  return async (bytes) => toBytes(await answer(bytes));

  async function answer(bytes: Uint8Array): Promise<ToDesk> {
    const message = fromBytes(ToHost, bytes);
    if (message === null) return refused('damaged');
    return message.kind === 'knock' ? welcome(message) : read(message);
  }

  async function welcome({ v, room, point }: Extract<ToHost, { kind: 'knock' }>): Promise<ToDesk> {
    if (v !== ROOM_VERSION) return refused('other-version');
    if (room !== party.room) return refused('wrong-room');
    const own = await newPair();
    const session = await agree(own, point, { room, desk: point, host: own.point });
    if (session === null) return refused('damaged');
    knocked.set(session.name, { session, last: 0, ticket: null });
    const oldest = knocked.keys().next();
    if (knocked.size > MOST_KNOCKS && oldest.done !== true) knocked.delete(oldest.value);
    const letter = await sealLetter({ session, direction: 'to-desk', n: 0 }, party, '', 'with-ticket');
    return { kind: 'welcome', point: own.point, letter };
  }

  async function read(letter: Letter): Promise<ToDesk> {
    const known =
      knocked.get(letter.session) ?? [...desks.values()].find((each) => each.session.name === letter.session);
    if (known === undefined) return refused('unknown-session');
    const { n } = letter;
    if (n <= known.last) return refused('replayed');
    const { session } = known;
    const place: Place = { session, direction: 'to-host', n };
    const signed = await openLetter(place, letter);
    if (signed === null) return refused('damaged');
    const ticket = known.ticket ?? signed.ticket ?? null;
    if (ticket === null || !(await isCountyTicket(ticket, party.countyKey))) return refused('stranger');
    if (!(await isWrittenBy(ticket, place, signed))) return refused('stranger');
    const problem = party.refuses(ticket.seat);
    if (problem !== null) return refused(problem);
    // Asked once more: the same letter may have been opened twice at the same time.
    if (n <= known.last) return refused('replayed');
    known.last = n;
    if (!admit(known, ticket)) return refused('full');
    const ask = fromText(RoomAsk, signed.body);
    if (ask === null) return refused('damaged');
    const { device, officer } = ticket.seat;
    const answered = await serve(ask, { device, officer });
    if (answered === null) return refused('failed');
    return sealLetter({ session, direction: 'to-desk', n }, party, JSON.stringify(answered), 'known');
  }

  function admit(known: Known, ticket: SeatTicket): boolean {
    const { device } = ticket.seat;
    if (desks.get(device) === known) return true;
    if (!desks.has(device) && desks.size >= MOST_DESKS) return false;
    known.ticket = ticket;
    knocked.delete(known.session.name);
    desks.set(device, known);
    return true;
  }
}

const refused = (why: RoomRefusal): Refused => ({ kind: 'refused', why });
