/**
 * 初转重 (R001-58): matters that came again within 90 days of their end, or as many as the county counts. It asks how the matter was handled the first time
 * and by whom; who came again, and how often, is nobody's mark.
 */
import { compareText } from '#shared/lib/compare-text.ts';
import { isWithin, type Period } from '../calendar/period.ts';
import { BUILT_IN_SETTINGS, type CountySettings } from '../settings/county-settings.ts';
import { comesAfter, daysAfter, type EndedMatter } from '../supervision/proposals.ts';

export type TurnedRepeat<S> = {
  /** The matter that had ended; its first unit is looked back at (R002-23). */
  readonly ended: S;
  /** The first registration of the same matter after its end. */
  readonly again: S;
  readonly days: number;
};

/** Those that came again in the period, the newest first. `matterOf`: registrations that people joined as one matter. */
export function turnedRepeats<S extends EndedMatter>(
  subjects: readonly S[],
  matterOf: (subject: S) => readonly S[],
  period: Period,
  settings: CountySettings = BUILT_IN_SETTINGS,
): readonly TurnedRepeat<S>[] {
  return subjects
    .flatMap((ended): TurnedRepeat<S>[] => {
      if (ended.supervision.closedOn === undefined) return [];
      const again = matterOf(ended).find((later) => comesAfter(later, ended, settings));
      if (again === undefined || !isWithin(period, again.receivedOn)) return [];
      return [{ ended, again, days: daysAfter(again, ended) }];
    })
    .sort((a, b) => compareText(b.again.receivedOn, a.again.receivedOn));
}
