import { areSeparate, hasSecurityAdmin } from '#shared/domain/access/administration.ts';
import type { CountyProfile, Officer } from '#shared/model/county.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { ServerStore } from '#server/db/store.ts';
import { findUnit } from './county.ts';

/**
 * C16: from its next request on the device is told `revoked` and erases itself. A second revocation changes nothing,
 * not even the reason.
 */
export async function revokeDevice(
  { store, now }: { readonly store: ServerStore; readonly now: () => Instant },
  { office, device, reason }: { readonly office: string; readonly device: string; readonly reason: string },
): Promise<Result<null, 'not-found'>> {
  const at = now();
  return store.transaction(async (tx) => {
    const known = (await tx.readDevices(office)).find((each) => each.device === device);
    if (known === undefined) return err('not-found');
    if (known.revokedAt === null) await tx.putDevice({ ...known, revokedAt: at, revokedFor: reason });
    return ok(null);
  });
}

/** Adds an officer, or replaces the one with the same id; the profile's version grows, so every device reads it again. */
export async function savePerson(
  store: ServerStore,
  officer: Officer,
): Promise<Result<CountyProfile, 'not-found' | 'separate-duties' | 'last-admin' | 'bad-request'>> {
  if (!areSeparate(officer.roles)) return err('separate-duties');
  return store.transaction(async (tx) => {
    const county = await tx.readCounty();
    if (county === null || findUnit(county, officer.unit) === undefined) return err('not-found');
    const at = county.officers.findIndex(({ id }) => id === officer.id);
    const officers = at < 0 ? [...county.officers, officer] : county.officers.with(at, officer);
    if (officers.length > MOST_OFFICERS) return err('bad-request');
    if (!hasSecurityAdmin({ officers })) return err('last-admin');
    const next = { ...county, version: county.version + 1, officers };
    await tx.saveCounty(next);
    return ok(next);
  });
}

/** As the schema of the profile has it. */
const MOST_OFFICERS = 4000;
