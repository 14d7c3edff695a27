import { RoomAnswer, ROOM_VERSION, ToDesk, type LineProblem, type RoomAsk } from '#shared/sync/room.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
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
import type { SeatTicket } from '#shared/sync/enroll.ts';
import type { Bytes } from '#renderer/vault/bytes.ts';
import { fromBytes, fromText, toBytes, type RoomParty } from './letters.ts';

/** Carries bytes to the host and its answer back. */
export type Carry = (bytes: Bytes) => Promise<Result<Uint8Array, LineProblem>>;

/** The joined desk's side of an acquaintance: knocks when there is none, and asks one thing after the other. */
export type DeskLine = { readonly ask: (ask: RoomAsk) => Promise<Result<RoomAnswer, LineProblem>> };

type Known = { readonly session: RoomSession; readonly host: SeatTicket; sent: number };

export function createDeskLine(party: RoomParty, carry: Carry): DeskLine {
  let known: Known | null = null;

  async function knock(): Promise<Result<Known, LineProblem>> {
    const own = await newPair();
    const said = await carried({ kind: 'knock', v: ROOM_VERSION, room: party.room, point: own.point });
    if (!said.ok) return said;
    if (said.value.kind !== 'welcome') return err('damaged');
    const { point, letter } = said.value;
    const session = await agree(own, point, { room: party.room, desk: own.point, host: point });
    if (session === null) return err('damaged');
    const place: Place = { session, direction: 'to-desk', n: 0 };
    const signed = await openLetter(place, letter);
    if (signed === null) return err('damaged');
    const host = signed.ticket;
    if (host === undefined || !(await isCountyTicket(host, party.countyKey))) return err('stranger');
    if (!(await isWrittenBy(host, place, signed))) return err('stranger');
    const problem = party.refuses(host.seat);
    return problem === null ? ok({ session, host, sent: 0 }) : err(problem);
  }

  async function carried(message: unknown): Promise<Result<Exclude<ToDesk, { kind: 'refused' }>, LineProblem>> {
    const answer = await carry(toBytes(message));
    if (!answer.ok) return answer;
    const said = fromBytes(ToDesk, answer.value);
    if (said === null) return err('damaged');
    return said.kind === 'refused' ? err(said.why) : ok(said);
  }

  async function write(to: Known, ask: RoomAsk): Promise<Result<RoomAnswer, LineProblem>> {
    to.sent += 1;
    const { session, sent: n } = to;
    const first = n === 1 ? 'with-ticket' : 'known';
    const said = await carried(
      await sealLetter({ session, direction: 'to-host', n }, party, JSON.stringify(ask), first),
    );
    if (!said.ok) return said;
    const place: Place = { session, direction: 'to-desk', n };
    const signed = said.value.kind === 'letter' ? await openLetter(place, said.value) : null;
    if (signed === null || !(await isWrittenBy(to.host, place, signed))) return err('damaged');
    const answer = fromText(RoomAnswer, signed.body);
    return answer === null ? err('damaged') : ok(answer);
  }

  return {
    ask: async (ask) => {
      if (known === null) {
        const made = await knock();
        if (!made.ok) return made;
        known = made.value;
      }
      const answer = await write(known, ask);
      // Whatever went wrong, the next letter begins an acquaintance of its own: the first one may not have arrived.
      if (!answer.ok) known = null;
      return answer;
    },
  };
}
