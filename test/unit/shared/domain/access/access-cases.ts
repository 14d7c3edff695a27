import type { Acting } from '#shared/domain/access/acting.ts';
import { ACCESS_ACTIONS, MATRIX, SCOPES, type AccessAction, type Scope } from '#shared/domain/access/matrix.ts';
import type { MatterFacts } from '#shared/domain/access/matter-facts.ts';
import { ROLES, type Role } from '#shared/model/county.ts';

/** One officer with one role at a township office's own device. */
export const one = (role: Role, unit = 'jiaxi', office = unit): Acting => ({
  officer: `one-${role}`,
  name: '林某测',
  roles: [role],
  unit,
  office,
  county: office !== 'jiaxi' && office !== 'yijiang',
  oversees: [],
});

/** A matter of each scope, as an officer of 甲溪 sees it. */
export const FACTS: { readonly [S in Scope]: MatterFacts | null } = {
  'own-office': { office: 'jiaxi', units: ['jiaxi', 'grassroots'] },
  'own-unit': { office: 'yijiang', units: ['yijiang', 'jiaxi'] },
  'co-unit': { office: 'yijiang', units: ['jiaxi', 'yijiang'], coUnits: ['jiaxi'] },
  stub: { office: 'yijiang', units: ['yijiang', 'grassroots'], former: ['jiaxi'] },
  county: { office: 'yijiang', units: ['yijiang'] },
  none: null,
};

/** The letter of the table, read by its columns and not by the product's own unfolding. */
export const letterOf = (role: Role, action: AccessAction): string => {
  const row: string = MATRIX[action];
  return row.replace(/ /g, '').charAt(ROLES.indexOf(role));
};

/** What a letter means, written down a second time. */
export const expected = (letter: string, scope: Scope): boolean => {
  switch (scope) {
    case 'none':
      return letter === '+';
    case 'own-office':
      return ['o', 'u', 'h', 'c'].includes(letter);
    case 'own-unit':
      return ['u', 'h', 'c'].includes(letter);
    case 'co-unit':
      return ['h', 'c'].includes(letter);
    case 'stub':
    case 'county':
      return letter === 'c';
  }
};

export type Case = { readonly role: Role; readonly action: AccessAction; readonly scope: Scope; readonly ok: boolean };

/** The complete matrix: every role × action × scope. */
export const CASES: readonly Case[] = ROLES.flatMap((role) =>
  ACCESS_ACTIONS.flatMap((action) =>
    SCOPES.map((scope) => ({ role, action, scope, ok: expected(letterOf(role, action), scope) })),
  ),
);
