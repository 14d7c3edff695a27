import { actingOf } from '#shared/domain/access/acting.ts';
import { mayShare, maySitAt } from '#shared/domain/access/administration.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import { Seat } from '#shared/model/seat.ts';
import { ticketText, type AddSeatRequest, type EnrollRequest, type SeatTicket } from '#shared/sync/enroll.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { SeatRow, ServerStore } from '#server/db/store.ts';
import { findCode, useCode } from './one-time-codes.ts';
import type { Sender } from './parse-push.ts';
import { isSealingKey, verifyingKey, type CountyKey } from './signatures.ts';

export type EnrollDeps = {
  readonly store: ServerStore;
  readonly now: () => Instant;
  readonly countyKey: CountyKey;
};

export type EnrollProblem = 'wrong-code' | 'wrong-office' | 'own-computer' | 'bad-request';

/** Makes the next device of the code's office, `D1`, `D2` …, with the first seat on it; the code is used up (C13). */
export async function enrollDevice(
  { store, now, countyKey }: EnrollDeps,
  county: CountyProfile,
  { code, label, former, deviceKey, sign, seal }: EnrollRequest,
): Promise<Result<SeatTicket, EnrollProblem>> {
  if (!(await areKeys([deviceKey, sign], seal))) return err('bad-request');
  const at = now();
  return store.transaction(async (tx) => {
    const row = await findCode(tx, code, at);
    if (!row.ok) return row;
    const { office, officer } = row.value;
    if (!maySitAt(county, office, officer)) return err('wrong-office');
    const others = await tx.readDevices(office);
    const named = others.find((other) => other.device === former);
    const isFree = named === undefined || (named.key === '' && named.revokedAt === null);
    const next = `D${Math.max(0, ...others.map((other) => Number(other.device.slice(1)))) + 1}`;
    const device = former !== undefined && isFree ? former : next;
    const seat = { office, device, officer, sign, seal, since: at };
    await tx.putDevice({
      office,
      device,
      key: deviceKey,
      label: label.replace(/\p{Cc}/gu, ' '),
      enrolledAt: at,
      lastSeenAt: at,
      waiting: 0,
      confirmedAt: null,
      confirmedBy: null,
      revokedAt: null,
      revokedFor: null,
      escrow: null,
    });
    await tx.putSeat(seat);
    await useCode(tx, row.value, at);
    return ok(ticketOf(countyKey, seat, deviceKey));
  });
}

/** One more officer, or the same one with new keys, at a device that somebody signed in at has asked from. */
export async function addSeat(
  { store, now, countyKey }: EnrollDeps,
  county: CountyProfile,
  sender: Sender,
  { code, sign, seal }: AddSeatRequest,
): Promise<Result<SeatTicket, EnrollProblem>> {
  if (!(await areKeys([sign], seal))) return err('bad-request');
  const at = now();
  return store.transaction(async (tx) => {
    const row = await findCode(tx, code, at);
    if (!row.ok) return row;
    const { officer } = row.value;
    if (!maySitAt(county, sender.office, officer)) return err('wrong-office');
    const newcomer = actingOf(county, sender.office, officer);
    const seated = (await tx.readSeats(sender.office, sender.device)).flatMap(
      (other) => actingOf(county, sender.office, other.officer) ?? [],
    );
    if (newcomer === null || !mayShare(seated, newcomer)) return err('own-computer');
    const device = (await tx.readDevices(sender.office)).find((each) => each.device === sender.device);
    if (device === undefined) return err('bad-request');
    const seat = { office: sender.office, device: sender.device, officer, sign, seal, since: at };
    await tx.putSeat(seat);
    await useCode(tx, row.value, at);
    return ok(ticketOf(countyKey, seat, device.key));
  });
}

/** Can these sign and seal? */
export async function areKeys(signing: readonly string[], sealing: string): Promise<boolean> {
  return !signing.map(verifyingKey).includes(null) && (await isSealingKey(sealing));
}

/** The county's signature below a seat. */
export function ticketOf(countyKey: CountyKey, row: SeatRow, deviceKey: string): SeatTicket {
  const seat = Seat.parse(row);
  return { seat, deviceKey, signature: countyKey.sign(ticketText({ seat, deviceKey })) };
}
