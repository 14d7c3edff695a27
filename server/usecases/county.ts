import type { CountyProfile, Unit } from '#shared/model/county.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { SetupRequest } from '#shared/sync/enroll.ts';
import type { OfficeFilter, ServerStore } from '#server/db/store.ts';
import { fictionalCounty } from './fictional-county.ts';

/** The county profile, `null` while the server is empty. Read once: this release never changes it after setup. */
export type CountyReader = () => Promise<CountyProfile | null>;

export function createCountyReader(store: ServerStore): CountyReader {
  let county: CountyProfile | null = null;
  return async () => (county ??= await store.readCounty());
}

/** First start (SetupRequest); only once, also when two browsers ask at the same moment. */
export async function setUpCounty(
  store: ServerStore,
  request: SetupRequest,
): Promise<Result<CountyProfile, 'already-set-up' | 'bad-request'>> {
  const profile = request.kind === 'fictional' ? fictionalCounty() : request.profile;
  if (!isConsistent(profile)) return err('bad-request');
  return store.transaction(async (tx) => {
    if ((await tx.readCounty()) !== null) return err('already-set-up');
    await tx.saveCounty(profile);
    return ok(profile);
  });
}

/** Codes name one unit each, and so does the first part of official numbers, or two offices would give the same ones. */
function isConsistent({ bureau, units, officers }: CountyProfile): boolean {
  const codes = new Set(units.map((unit) => unit.code));
  const prefixes = new Set(units.map((unit) => unit.numberPrefix));
  return (
    codes.size === units.length &&
    prefixes.size === units.length &&
    new Set(officers.map((officer) => officer.id)).size === officers.length &&
    officers.every((officer) => codes.has(officer.unit)) &&
    units.some((unit) => unit.code === bureau && unit.level === 'county-bureau')
  );
}

export const findUnit = (county: CountyProfile, office: string): Unit | undefined =>
  county.units.find(({ code }) => code === office);

/** A township office sees its own matters, the bureau and its sections see all (R004-59). */
export const visibleTo = (unit: Unit): OfficeFilter => (unit.level === 'township-office' ? unit.code : null);
