import { describe, expect, test } from 'vitest';
import { ACCESS_ACTIONS, MATRIX, may, mayEver, scopeOf, SCOPES } from '#shared/domain/access/matrix.ts';
import { actingOf } from '#shared/domain/access/acting.ts';
import { rowFacts } from '#shared/domain/access/matter-facts.ts';
import { ROLES, type Role } from '#shared/model/county.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { CASES, FACTS, letterOf, one } from './access-cases.ts';

describe('ACC-01 the whole table: role × action × scope', () => {
  test.each(ROLES)('%s', (role) => {
    for (const { action, scope, ok } of CASES.filter((each) => each.role === role)) {
      const answer = may(one(role), action, FACTS[scope]);
      expect(answer.ok, `${role} ${action} ${scope}`).toBe(ok);
      if (answer.ok) continue;
      const code = mayEver(one(role), action)
        ? ({ stub: 'moved-away', county: 'other-office' }[scope as string] ?? 'role-missing')
        : 'role-missing';
      expect(answer.error.code, `${role} ${action} ${scope}`).toBe(code);
    }
  });

  test('has a letter for every role in every row, and this many cases', () => {
    for (const action of ACCESS_ACTIONS) {
      expect(MATRIX[action].replaceAll(' ', ''), action).toMatch(new RegExp(`^[-ouhc+]{${ROLES.length}}$`));
    }
    const ran = CASES.length;
    console.info(`access matrix: ${ran} cases, ${CASES.filter((each) => each.ok).length} of them allowed`);
    expect(ran).toBe(ROLES.length * ACCESS_ACTIONS.length * SCOPES.length);
    expect(ran).toBeGreaterThanOrEqual(1760);
  });

  test('scopes are told apart', () => {
    for (const scope of SCOPES) expect(scopeOf(one('handler'), FACTS[scope])).toBe(scope);
  });

  test('CO-03 a unit that helped and then became responsible has the whole matter', () => {
    const facts = rowFacts({ office: 'yijiang', dutyUnit: 'jiaxi', coUnits: ['jiaxi'] });
    expect(facts).toMatchObject({ units: ['yijiang', 'jiaxi'], coUnits: [] });
    expect(may(one('handler'), 'add-note', facts).ok).toBe(true);
  });
});

describe('what the table must say, whatever else changes', () => {
  const about = ['view', 'search', 'print', 'export', 'register', 'amend', 'add-note', 'void'] as const;
  test.each(['sysadmin', 'security-admin', 'auditor', 'upstream-viewer', 'statistician'] as const)(
    'ACC-02 %s sees no matter at all',
    (role) => {
      for (const action of about) expect(letterOf(role, action), action).toBe('-');
    },
  );

  test('ACC-02 三员 share no task, neither among each other nor with anybody else', () => {
    const three: readonly Role[] = ['sysadmin', 'security-admin', 'auditor'];
    for (const action of ACCESS_ACTIONS) {
      const able = ROLES.filter((role) => letterOf(role, action) !== '-');
      if (able.some((role) => three.includes(role)) && able.length > 1)
        throw new Error(`${action}: ${able.join(', ')}`);
    }
    expect(ACCESS_ACTIONS.filter((action) => three.some((role) => letterOf(role, action) !== '-'))).toHaveLength(5);
  });

  const reception: readonly Role[] = [
    'receptionist',
    'handler',
    'office-head',
    'section-head',
    'petition-clerk',
    'petition-head',
    'deputy-chief',
    'chief',
    'confidential-officer',
  ];
  test.each(reception)('ACC-03 registering is never refused to %s', (role) => {
    expect(may(one(role), 'register', null).ok).toBe(true);
  });

  test('ACC-04 who is unknown or has left may do nothing', () => {
    const county = fictionalCounty();
    const left = { ...county, officers: county.officers.map((each) => ({ ...each, left: true as const })) };
    expect(actingOf(county, 'jiaxi', 'jiaxi-clerk')).not.toBeNull();
    expect(actingOf(county, 'jiaxi', 'nobody')).toBeNull();
    expect(actingOf(left, 'jiaxi', 'jiaxi-clerk')).toBeNull();
    for (const action of ACCESS_ACTIONS)
      expect(may(null, action, null)).toMatchObject({ error: { code: 'officer-unknown' } });
  });

  test('ACC-05 an officer with several roles has what any of them has', () => {
    const both = { ...one('receptionist', 'legal-affairs'), roles: ['receptionist', 'petition-clerk'] as const };
    expect(may(both, 'void', FACTS.county).ok).toBe(true);
    expect(may(one('receptionist', 'legal-affairs'), 'void', FACTS.county).ok).toBe(false);
  });

  test('ACC-05 a section officer at the bureau desk acts on what either has', () => {
    const clerk = one('handler', 'legal-aid-center', 'qinglan');
    expect(may(clerk, 'amend', { office: 'qinglan', units: ['qinglan'] }).ok).toBe(true);
    expect(may(clerk, 'amend', { office: 'jiaxi', units: ['jiaxi', 'legal-aid-center'] }).ok).toBe(true);
    expect(may(clerk, 'amend', { office: 'jiaxi', units: ['jiaxi'] }).ok).toBe(false);
  });
});
