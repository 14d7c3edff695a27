import type { CountyProfile, Officer, Role } from '#shared/model/county.ts';

/**
 * Who acts, in which capacity: the officer, the unit whose device it is, and whether that unit is of the county level.
 */
export type Acting = {
  readonly officer: string;
  /** As the county lists it, for 回避 (RC-02). */
  readonly name: string;
  readonly roles: readonly Role[];
  /** The officer's own unit, which on a bureau device may be a section. */
  readonly unit: string;
  readonly office: string;
  readonly county: boolean;
  /** Of a leader: the units overseen (R004-03); of the chief also those that nobody else oversees. */
  readonly oversees: readonly string[];
};

/**
 * The officer at a device of `office`, from the county's list; `null` when the list does not know the officer or says
 * that they left.
 */
export function actingOf(
  profile: Pick<CountyProfile, 'officers' | 'units'>,
  office: string,
  officer: string,
): Acting | null {
  const person = profile.officers.find(({ id }) => id === officer);
  const unit = profile.units.find(({ code }) => code === office);
  if (person === undefined || unit === undefined || person.left === true) return null;
  return {
    officer,
    name: person.name,
    roles: person.roles,
    unit: person.unit,
    office,
    county: unit.level !== 'township-office',
    oversees: overseen(profile, person),
  };
}

function overseen({ officers, units }: Pick<CountyProfile, 'officers' | 'units'>, person: Officer): readonly string[] {
  const own = person.oversees ?? [];
  if (!person.roles.includes('chief')) return own;
  const others = new Set(officers.flatMap(({ left, oversees }) => (left === true ? [] : (oversees ?? []))));
  return [...own, ...units.map(({ code }) => code).filter((code) => !others.has(code))];
}

/** Units whose matters are the own ones: the desk one sits at, and the section one belongs to. */
export const ownUnits = ({ office, unit }: Acting): readonly string[] => (office === unit ? [office] : [office, unit]);
