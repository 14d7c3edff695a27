/** R004-30: who may sit at a reception. A signature of anybody else on a leader's form means nothing. */
import type { CountyProfile, Officer } from '#shared/model/county.ts';

/** Why an officer may receive. */
export type ReceiverGroup = 'leadership' | 'legal-section' | 'legal-aid' | 'office-head';

/**
 * The group by which `officer` may receive, or `null`: 班子成员、法规股、法律援助人员、各所负责人. Anybody else needs a
 * written delegation for the session in question (R004-36).
 */
export function receiverGroup(profile: CountyProfile, officer: string): ReceiverGroup | null {
  const person = profile.officers.find(({ id }) => id === officer);
  if (person === undefined || person.left === true) return null;
  if (!sitsAtReceptions(person.roles)) return null;
  if (person.roles.includes('chief') || person.roles.includes('deputy-chief')) return 'leadership';
  if (person.roles.includes('office-head')) return 'office-head';
  if (person.unit === 'legal-affairs') return 'legal-section';
  if (person.unit === 'legal-aid-center') return 'legal-aid';
  return null;
}

/** 班子成员, in the order of the county's list: the chief first (R001-27 先正职后副职). */
export function leadership(profile: CountyProfile): readonly Officer[] {
  const leaders = profile.officers.filter(({ id }) => receiverGroup(profile, id) === 'leadership');
  return [
    ...leaders.filter(({ roles }) => roles.includes('chief')),
    ...leaders.filter(({ roles }) => !roles.includes('chief')),
  ];
}

/** 负责人 of a township office: whose turn every market day is (R004-36); `null` while the post is vacant. */
export function officeHead(profile: CountyProfile, office: string): Officer | null {
  return (
    profile.officers.find(
      ({ unit, roles, left }) => unit === office && left !== true && roles.includes('office-head'),
    ) ?? null
  );
}

/** 三员 are at no reception, neither to receive nor beside (RO-06, C17). */
export const sitsAtReceptions = (roles: readonly string[]): boolean => !roles.some((role) => ADMINISTRATORS.has(role));

/** 三员 keep the machine and see no matter (C17). */
const ADMINISTRATORS: ReadonlySet<string> = new Set(['sysadmin', 'security-admin', 'auditor']);
