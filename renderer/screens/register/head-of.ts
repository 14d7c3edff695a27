import type { FormValues } from '#renderer/state/register-form.ts';
import type { CountyProfile, Officer, Role } from '#shared/model/county.ts';

const HEADS: ReadonlySet<Role> = new Set<Role>(['office-head', 'section-head', 'chief']);

/** Who answers for a unit: its 负责人, the 责任人 of a matter until somebody else is named (R004-01). Nobody `accused` (RC-03). */
export const headOf = (office: string, { officers }: CountyProfile, accused = ''): Officer | undefined =>
  officers.find(
    ({ name, unit, roles, left }) =>
      unit === office && left !== true && !accused.includes(name) && roles.some((role) => HEADS.has(role)),
  );

/** Whom the form accuses so far; an empty text while it is no accusation (检举控告). */
export const accusedInForm = ({ purpose, concernedParty }: Pick<FormValues, 'purpose' | 'concernedParty'>): string =>
  purpose === 'accusation' ? concernedParty : '';
