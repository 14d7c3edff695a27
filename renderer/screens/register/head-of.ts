import type { CountyProfile, Officer, Role } from '#shared/model/county.ts';

const HEADS: ReadonlySet<Role> = new Set<Role>(['office-head', 'section-head', 'chief']);

/** Who answers for a unit: its 负责人, the 责任人 of a matter until somebody else is named (R004-01). */
export const headOf = (office: string, { officers }: CountyProfile): Officer | undefined =>
  officers.find(({ unit, roles, left }) => unit === office && left !== true && roles.some((role) => HEADS.has(role)));
