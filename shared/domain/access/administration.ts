import type { CountyProfile, Officer, Role, Unit } from '#shared/model/county.ts';
import type { Acting } from './acting.ts';
import { mayEver } from './matrix.ts';

/** 三员分立: these three duties are never in one hand, and nobody who has one handles matters (C17, 等保). */
const DUTIES: readonly Role[] = ['sysadmin', 'security-admin', 'auditor'];

/** May one person have these roles together? */
export const areSeparate = (roles: readonly Role[]): boolean => roles.length === 1 || !isAdministrator({ roles });

/** One of the three, whose acts change who may do what: a second factor stands before those acts (C22, decision 0020). */
export const isAdministrator = ({ roles }: Pick<Acting, 'roles'>): boolean =>
  roles.some((role) => DUTIES.includes(role));

/** Somebody in service can still give codes to the others; without that nobody could ever come in again. */
export const hasSecurityAdmin = (profile: Pick<CountyProfile, 'officers'>): boolean =>
  profile.officers.some(({ roles, left }) => left !== true && roles.includes('security-admin'));

/** As much of a county's list as the question needs. */
export type People = {
  readonly units: readonly Pick<Unit, 'code' | 'level'>[];
  readonly officers: readonly Pick<Officer, 'id' | 'unit' | 'left'>[];
};

/**
 * May the officer have a seat at a device of this office? The own unit's devices; those of the bureau also for its
 * sections. `false` for officers the county does not know or who left.
 */
export function maySitAt(profile: People, office: string, officer: string): boolean {
  const person = profile.officers.find(({ id }) => id === officer);
  if (person === undefined || person.left === true) return false;
  const levelOf = (code: string) => profile.units.find((unit) => unit.code === code)?.level;
  if (levelOf(office) === undefined) return false;
  return person.unit === office || (levelOf(office) === 'county-bureau' && levelOf(person.unit) === 'county-section');
}

/**
 * The data key of a device opens everything on it (decision 0005). So officers who may see no matter sit at computers of
 * their own, and nobody joins them who may (ACC-09, C17).
 */
export const mayShare = (seated: readonly Acting[], newcomer: Acting): boolean =>
  seated.every((officer) => mayEver(officer, 'view') === mayEver(newcomer, 'view'));
