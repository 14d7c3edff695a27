import { StandingResponse, ticketText } from '#shared/sync/enroll.ts';
import { deviceSignerOf } from '#renderer/vault/seat-keys.ts';
import { isSignedBy, signedCall } from '#renderer/vault/signed-call.ts';
import { readWelcome } from './enroll-device.ts';
import type { Doorway } from './doorway.ts';

/** What the county said, and when by its own clock (an Instant). */
export type Standing = { readonly revoked: boolean; readonly at: string };

/**
 * Was this computer revoked? Asked where nobody has signed in, with the device's own key (C16). An answer counts only in
 * the hand of the county that signed a seat of this computer, to this very question, naming this computer's key: nobody
 * else can make it erase itself, or keep its keys. Without a network, or with anything doubtful: `null`.
 */
export async function askStanding(base: string, { device, seats }: Doorway): Promise<Standing | null> {
  const ticket = seats[0]?.ticket;
  if (ticket === undefined) return null;
  const welcome = await readWelcome(base);
  if (!welcome.ok) return null;
  const { countyKey } = welcome.value;
  // Nothing sealed can be read now; the county's signature below the seat says which county is ours.
  if (!(await isSignedBy(countyKey, ticket.signature, ticketText(ticket)))) return null;
  const { office, device: name, deviceKey } = device;
  const signer = deviceSignerOf({ office, device: name, officer: ticket.seat.officer, deviceKey });
  const connection = { base, signer, countyKey, clock: { ahead: 0 }, onRevoked: () => undefined };
  const answer = await signedCall(connection, '/standing');
  const told = answer.ok ? StandingResponse.safeParse(answer.value) : null;
  if (told?.success !== true) return null;
  const { standing, serverNow } = told.data;
  const isOurs = standing.office === office && standing.device === name && standing.deviceKey === ticket.deviceKey;
  return isOurs ? { revoked: standing.revoked, at: serverNow } : null;
}
