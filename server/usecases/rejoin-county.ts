import { maySitAt } from '#shared/domain/access/administration.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import { ticketText, type SeatTicket } from '#shared/sync/enroll.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Authenticator, AuthProblem, SignedCall } from './authenticate.ts';
import type { EnrollDeps } from './enroll-device.ts';
import { isSignedBy, verifyingKey } from './signatures.ts';

/**
 * Takes back a device, and seats of it, that a restored server has forgotten (PROTOCOL A8). The county's own signature
 * below each ticket proves that it once gave them; the call must be signed with the keys they name. Answers how many
 * seats the device has now.
 */
export async function rejoinCounty(
  { store, now, countyKey, auth }: EnrollDeps & { readonly auth: Authenticator },
  county: CountyProfile,
  call: SignedCall,
  tickets: readonly SeatTicket[],
): Promise<Result<number, AuthProblem | 'bad-request'>> {
  const own = tickets.find(({ seat }) => seat.officer === call.officer);
  const ofCaller = ({ seat, deviceKey }: SeatTicket): boolean =>
    seat.office === call.office && seat.device === call.device && deviceKey === own?.deviceKey;
  if (own === undefined || !tickets.every(ofCaller)) return err('bad-request');
  const [hand, device, officer] = [
    verifyingKey(countyKey.publicKey),
    verifyingKey(own.deviceKey),
    verifyingKey(own.seat.sign),
  ];
  if (hand === null || device === null) return err('bad-signature');
  for (const ticket of tickets) {
    if (!isSignedBy(hand, ticket.signature, ticketText(ticket))) return err('bad-signature');
  }
  const checked = await auth.checkWith({ device, officer }, call);
  if (!checked.ok) return checked;
  const outcome = await takeBack({ store, now }, county, tickets, own);
  auth.forget(call.office, call.device);
  return outcome;
}

/** Puts device and seats of tickets that were found genuine where the server has none; answers the number of seats. */
export function takeBack(
  { store, now }: Pick<EnrollDeps, 'store' | 'now'>,
  county: CountyProfile,
  tickets: readonly SeatTicket[],
  own: SeatTicket,
): Promise<Result<number, 'revoked' | 'unknown-device'>> {
  const at = now();
  const call = own.seat;
  return store.transaction<Result<number, 'revoked' | 'unknown-device'>>(async (tx) => {
    const known = (await tx.readDevices(call.office)).find((each) => each.device === call.device);
    if (known !== undefined && known.revokedAt !== null) return err('revoked');
    // Somebody else bears the name now.
    if (known !== undefined && known.key !== own.deviceKey) return err('unknown-device');
    if (known === undefined) {
      const seen = { enrolledAt: own.seat.since, lastSeenAt: at, waiting: 0 };
      const { office, device: code } = call;
      await tx.putDevice({
        office,
        device: code,
        key: own.deviceKey,
        label: '',
        ...seen,
        confirmedAt: null,
        confirmedBy: null,
        revokedAt: null,
        revokedFor: null,
        escrow: null,
      });
    }
    const seats = await tx.readSeats(call.office, call.device);
    const missing = tickets.filter(
      ({ seat }) => maySitAt(county, seat.office, seat.officer) && !seats.some((row) => row.officer === seat.officer),
    );
    for (const { seat } of missing) await tx.putSeat(seat);
    return ok(seats.length + missing.length);
  });
}
