import { actingOf } from '#shared/domain/access/acting.ts';
import { may } from '#shared/domain/access/matrix.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { EnterYearRequest } from '#shared/sync/calendar.ts';
import type { ServerStore } from '#server/db/store.ts';
import { appendEvent } from './join-audit.ts';
import type { Hash } from './ledger.ts';

/** As many as the profile keeps (CAL-13). */
const MOST_ENTRIES = 200;

/**
 * Adds the year to the county's calendar (CAL-13). Devices hear of the new version of the profile with their next
 * exchange and compute their dates anew.
 */
export function enterCalendarYear(
  deps: { readonly store: Pick<ServerStore, 'transaction'>; readonly now: () => Instant; readonly hash: Hash },
  office: string,
  { officer, seen, year }: EnterYearRequest,
): Promise<Result<CountyProfile, 'not-set-up' | 'forbidden' | 'profile-changed' | 'too-large'>> {
  return deps.store.transaction(async (tx) => {
    const profile = await tx.readCounty();
    if (profile === null) return err('not-set-up');
    if (!may(actingOf(profile, office, officer), 'calendar-enter', null).ok) return err('forbidden');
    if (profile.version !== seen) return err('profile-changed');
    const entries = profile.calendarEntries ?? [];
    if (entries.length >= MOST_ENTRIES) return err('too-large');
    const next: CountyProfile = {
      ...profile,
      version: profile.version + 1,
      calendarEntries: [...entries, { year, enteredBy: officer, enteredAt: deps.now() }],
    };
    await tx.saveCounty(next);
    // D8: it moves days of every open matter.
    const what = { kind: 'settings', what: 'calendar-year', count: year.year } as const;
    await appendEvent(deps, tx, { ...what, office, officer, result: 'done' });
    return ok(next);
  });
}
