/** Whose receptions are one's own, and where they take place (R004-34). */
import type { CountyProfile } from '#shared/model/county.ts';

/**
 * Do both units keep one roster? The bureau receives as one house, whichever of its sections' computers it was planned at;
 * each township office has its own.
 */
export function shareRoster({ units }: Pick<CountyProfile, 'units'>, one: string, other: string): boolean {
  if (one === other) return true;
  const isOfBureau = (code: string): boolean => {
    const unit = units.find((each) => each.code === code);
    return unit !== undefined && unit.level !== 'township-office';
  };
  return isOfBureau(one) && isOfBureau(other);
}

/** R004-34: 县局法规股办公室, or the office's 调解室, as the county's list names it; `null` where it names none. */
export function usualPlace({ units, bureau }: CountyProfile, office: string): string | null {
  const placeOf = (code: string): string | undefined => units.find((unit) => unit.code === code)?.place;
  const own = units.find(({ code }) => code === office);
  if (own?.level === 'township-office') return own.place ?? null;
  return placeOf('legal-affairs') ?? own?.place ?? placeOf(bureau) ?? null;
}
