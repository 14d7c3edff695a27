import { maySitAt } from '#shared/domain/access/administration.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import { CarriedCalls, type TakingProblem } from '#shared/sync/carried.ts';
import { ticketText } from '#shared/sync/enroll.ts';
import {
  isPackageSignedBy,
  openPackage,
  type PackageProblem,
  type PackageTools,
  type ReadPackage,
  type ToCounty,
} from '#shared/sync/package.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { WIRE_FLOOR, WIRE_VERSION } from '#shared/sync/wire.ts';
import type { EnrollDeps } from './enroll-device.ts';
import { takeBack } from './rejoin-county.ts';
import { isSignedBy, verifyingKey } from './signatures.ts';

export type CheckedPackage = { readonly header: ToCounty; readonly calls: CarriedCalls };

/**
 * Shows that a package is for this county, from one of its devices and officers, not older than one already taken, and
 * opens it (PROTOCOL U2, U3). A device that a restored county has forgotten is taken back by its ticket, as in A8.
 * Nothing is kept but the package's number: the same package may come again and changes nothing.
 */
export async function checkPackage(
  deps: EnrollDeps & { readonly tools: PackageTools },
  county: CountyProfile,
  read: ReadPackage,
): Promise<Result<CheckedPackage, PackageProblem | TakingProblem>> {
  const { header, hash } = read;
  const { countyKey, tools, store } = deps;
  if (header.kind !== 'to-county') return err('other-direction');
  if (!header.to.some(({ key }) => key === countyKey.publicKey)) return err('other-recipient');
  const { ticket } = header;
  const { office, device, officer, sign } = ticket.seat;
  const hand = verifyingKey(countyKey.publicKey);
  if (hand === null || !isSignedBy(hand, ticket.signature, ticketText(ticket))) return err('forged');
  if (!(await isPackageSignedBy(tools, read, [ticket.deviceKey, sign]))) return err('forged');
  if (!maySitAt(county, office, officer)) return err('no-seat');
  const known = await takeBack(deps, county, [ticket], ticket);
  if (!known.ok) return known;
  // The seat was given anew since: whoever holds the old keys does not speak for it any more.
  if ((await store.findSeat(office, device, officer))?.sign !== sign) return err('no-seat');
  const text = await openPackage(tools, read, { key: countyKey.publicKey, open: countyKey.open });
  if (!text.ok) return text;
  const calls = callsOf(text.value);
  if (!calls.ok) return calls;
  const counted = await count(deps, { office, device, counter: header.counter, hash });
  return counted.ok ? ok({ header, calls: calls.value }) : counted;
}

function callsOf(text: string): Result<CarriedCalls, 'needs-upgrade' | 'damaged'> {
  let json: unknown = null;
  try {
    json = JSON.parse(text);
  } catch {
    return err('damaged');
  }
  const wire = typeof json === 'object' && json !== null && 'wire' in json ? json.wire : null;
  if (typeof wire === 'number' && (wire < WIRE_FLOOR || wire > WIRE_VERSION)) return err('needs-upgrade');
  const parsed = CarriedCalls.safeParse(json);
  return parsed.success ? ok(parsed.data) : err('damaged');
}

/** U3. A county restored from a backup knows an older number; what comes in between is the device's own and welcome. */
function count(
  { store, now }: EnrollDeps,
  {
    office,
    device,
    counter,
    hash,
  }: Readonly<Record<'office' | 'device' | 'hash', string>> & { readonly counter: number },
): Promise<Result<null, 'older'>> {
  return store.transaction(async (tx) => {
    const newest = await tx.readPackage(office, device);
    if (newest !== null && (newest.counter > counter || (newest.counter === counter && newest.hash !== hash))) {
      return err('older');
    }
    await tx.putPackage({ office, device, counter, hash, takenAt: now() });
    return ok(null);
  });
}
