import type { CountyProfile, Officer, Role } from '#shared/model/county.ts';
import { isNamedIn } from '../access/named-in.ts';

const HEADS: ReadonlySet<Role> = new Set<Role>(['office-head', 'section-head', 'chief']);

/** Who answers for a unit: its 负责人, the 责任人 of a matter until somebody else is named (R004-01). Nobody `accused` (RC-03). */
export const headOf = (
  unit: string,
  { officers }: Pick<CountyProfile, 'officers'>,
  accused = '',
): Officer | undefined =>
  officers.find(
    (officer) =>
      officer.unit === unit &&
      officer.left !== true &&
      !isNamedIn(accused, officer.name) &&
      officer.roles.some((role) => HEADS.has(role)),
  );
