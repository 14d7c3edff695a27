import type { CountyProfile, Unit } from '#shared/model/county.ts';
import { actingOf } from '#shared/domain/access/acting.ts';
import { deviceScope } from '#shared/domain/access/device-scope.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import { isConsistent } from '#shared/domain/organisation/change-county.ts';
import { settingsOf } from '#shared/domain/organisation/settings.ts';
import type { ServerStore, UnitFilter } from '#server/db/store.ts';
import type { Sender } from './parse-push.ts';
import { fictionalCounty } from './fictional-county.ts';

/** The county profile, `null` while the server is empty. */
export type CountyReader = () => Promise<CountyProfile | null>;

/** How long a profile is trusted: another process of this server may have saved a newer one. */
const TRUST_MS = 60_000;

/** Remembers the profile; `forget` after this process has saved one. */
export function createCountyReader(
  store: Pick<ServerStore, 'readCounty'>,
  millis: () => number,
): { readonly county: CountyReader; readonly forget: () => void } {
  let generation = 0;
  let kept: { readonly county: CountyProfile; readonly until: number } | null = null;
  return {
    county: async () => {
      if (kept !== null && kept.until > millis()) return kept.county;
      const mine = generation;
      const county = await store.readCounty();
      if (mine === generation) kept = county === null ? null : { county, until: millis() + TRUST_MS };
      return county;
    },
    forget: () => {
      generation += 1;
      kept = null;
    },
  };
}

/** Until when a device that is heard now may be opened without another contact (C16). */
export const leaseUntil = (county: CountyProfile, now: Instant): string =>
  new Date(Date.parse(now) + settingsOf(county).leaseDays * 24 * 60 * 60 * 1000).toISOString();

/** First start (SetupRequest); only once, also when two browsers ask at the same moment. */
export async function setUpCounty(
  store: ServerStore,
  request: { readonly kind: 'fictional' } | { readonly kind: 'empty'; readonly profile: CountyProfile },
): Promise<Result<CountyProfile, 'already-set-up' | 'bad-request'>> {
  const profile = request.kind === 'fictional' ? fictionalCounty() : request.profile;
  if (!isConsistent(profile)) return err('bad-request');
  return store.transaction(async (tx) => {
    if ((await tx.readCounty()) !== null) return err('already-set-up');
    await tx.saveCounty(profile);
    return ok(profile);
  });
}

export const findUnit = (county: CountyProfile, office: string): Unit | undefined =>
  county.units.find(({ code }) => code === office);

/** What a device receives: what the officers with a seat on it may see together (ACC-07). */
export async function visibleTo(
  store: Pick<ServerStore, 'findSeats'>,
  county: CountyProfile,
  { office, device }: Pick<Sender, 'office' | 'device'>,
): Promise<UnitFilter> {
  const seats = await store.findSeats(office, device);
  return deviceScope(seats.flatMap(({ officer }) => actingOf(county, office, officer) ?? []));
}
