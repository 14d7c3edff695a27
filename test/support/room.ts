/** Seats signed by the test county that exchange real letters, without a shell in between. */
import { seatProblem } from '#shared/domain/reception/queue/may-join.ts';
import { ticketText, type SeatTicket } from '#shared/sync/enroll.ts';
import { SeatTicket as TicketSchema } from '#shared/sync/enroll.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import type { RoomParty } from '#renderer/room/letters.ts';
import {
  newSeatKeys,
  newTestKey,
  signerWith,
  signWith,
  testCountyKey,
  type SeatOfTest,
  type TestKey,
} from './server.ts';

export const ROOM = '4821';

export type RoomSeat = { readonly party: RoomParty; readonly keys: SeatOfTest };

export type SeatWish = {
  readonly office?: string;
  readonly device?: string;
  readonly officer?: string;
  readonly revoked?: readonly string[];
  readonly room?: string;
  /** Signs the ticket in the county's place. */
  readonly county?: TestKey;
};

/** A seat of 甲溪 unless told otherwise. */
export async function aRoomSeat(wish: SeatWish = {}): Promise<RoomSeat> {
  const { office = 'jiaxi', device = 'D2', officer = 'jiaxi-clerk', revoked = [], room = ROOM, county } = wish;
  const keys = newSeatKeys();
  const seat = {
    officer,
    office,
    device,
    sign: keys.sign.publicKey,
    seal: keys.seal.publicKey,
    since: '2026-09-04T00:00:00.000Z',
  };
  const unsigned = TicketSchema.parse({ seat, deviceKey: keys.device.publicKey, signature: 'A'.repeat(86) });
  const text = ticketText(unsigned);
  const signature = county === undefined ? testCountyKey.sign(text) : signWith(county, text);
  const ticket: SeatTicket = { ...unsigned, signature };
  const own = { office, device, revoked, profile: fictionalCounty() };
  return {
    keys,
    party: {
      signer: signerWith(keys, { office, device, officer }),
      ticket,
      countyKey: testCountyKey.publicKey,
      room,
      refuses: (of) => seatProblem(of, own),
    },
  };
}

export const otherKey = newTestKey;
