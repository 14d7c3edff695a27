import { StandingResponse, ticketText } from '#shared/sync/enroll.ts';
import { deviceSignerOf } from '#renderer/vault/seat-keys.ts';
import { isSignedBy, signedCall } from '#renderer/vault/signed-call.ts';
import { readWelcome } from './enroll-device.ts';
import type { Doorway } from './sign-in.ts';

/**
 * Was this computer revoked? Asked where nobody has signed in, with the device's own key (C16). `true` only in the hand
 * of the county that signed a seat of this computer, in answer to this very question, naming this computer's key: nobody
 * else can make it erase itself. Without a network, or with anything doubtful: `false`.
 */
export async function isRevokedAtDoor(base: string, { device, seats }: Doorway): Promise<boolean> {
  const ticket = seats[0]?.ticket;
  if (ticket === undefined) return false;
  const welcome = await readWelcome(base);
  if (!welcome.ok) return false;
  const { countyKey } = welcome.value;
  // Nothing sealed can be read now; the county's signature below the seat says which county is ours.
  if (!(await isSignedBy(countyKey, ticket.signature, ticketText(ticket)))) return false;
  const { office, device: name, deviceKey } = device;
  const signer = deviceSignerOf({ office, device: name, officer: ticket.seat.officer, deviceKey });
  const connection = { base, signer, countyKey, clock: { ahead: 0 }, onRevoked: () => undefined };
  const answer = await signedCall(connection, '/standing');
  const told = answer.ok ? StandingResponse.safeParse(answer.value) : null;
  if (told?.success !== true) return false;
  const { standing } = told.data;
  return (
    standing.revoked &&
    standing.office === office &&
    standing.device === name &&
    standing.deviceKey === ticket.deviceKey
  );
}
