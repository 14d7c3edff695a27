import type { SeatTicket } from '#shared/sync/enroll.ts';
import type { Receiver } from '#shared/sync/package.ts';
import type { Connection } from './signed-call.ts';
import { openSealed } from './public-seal.ts';
import type { Unlocked } from './vault.ts';

/** Who gives packages out and takes them in at this device: the officer who is signed in (decision 0011). */
export type Carrier = Pick<Connection, 'signer' | 'countyKey'> & {
  readonly ticket: SeatTicket;
  /** Opens what the county sealed to this seat. */
  readonly receiver: Receiver;
};

export function carrierOf({ signer, countyKey }: Connection, { seat, keys }: Pick<Unlocked, 'seat' | 'keys'>): Carrier {
  const { ticket } = seat;
  const receiver: Receiver = {
    key: ticket.seat.seal,
    open: (box, about) => openSealed(keys.seal, box, about),
  };
  return { signer, countyKey, ticket, receiver };
}
