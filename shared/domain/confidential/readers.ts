import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Concerned, SealPart, SealReader } from '#shared/model/confidential.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import { actingOf, ownUnits, type Acting } from '../access/acting.ts';
import { mayEver } from '../access/matrix.ts';

/** Which half who acts may hold; somebody who could hold both holds the clerk's, so that opening takes two (CF-02). */
export function partOf(acting: Acting | null): SealPart | null {
  if (mayEver(acting, 'confidential-handle')) return 'clerk';
  return mayEver(acting, 'confidential-approve') ? 'approver' : null;
}

/** CF-04: is the report about this officer, or about a unit they sit in or belong to (R003-13, R004-02)? */
export const isConcerned = (acting: Acting, { units, officers }: Concerned): boolean =>
  officers.includes(acting.officer) || ownUnits(acting).some((unit) => units.includes(unit));

export type ReaderProblem = 'no-clerk' | 'no-approver';

/** The seats a report is sealed to; a problem when nobody would be left to open it (CF-03). */
export function readersFor<R extends Omit<SealReader, 'seal'>>(
  known: readonly R[],
  concerned: Concerned,
  profile: Pick<CountyProfile, 'officers' | 'units'>,
): Result<readonly R[], ReaderProblem> {
  const readers = known.filter((reader) => mayHold(reader, concerned, profile));
  if (!readers.some(({ part }) => part === 'clerk')) return err('no-clerk');
  return readers.some(({ part }) => part === 'approver') ? ok(readers) : err('no-approver');
}

/** May this seat hold the half it is named with? The county's list as it is now decides. */
export function mayHold(
  { office, officer, part }: Pick<SealReader, 'office' | 'officer' | 'part'>,
  concerned: Concerned,
  profile: Pick<CountyProfile, 'officers' | 'units'>,
): boolean {
  const acting = actingOf(profile, office, officer);
  return acting !== null && partOf(acting) === part && !isConcerned(acting, concerned);
}
