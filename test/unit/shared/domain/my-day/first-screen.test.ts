import { describe, expect, test } from 'vitest';
import { mayEver, type AccessAction } from '#shared/domain/access/matrix.ts';
import { firstScreen, type FirstScreen } from '#shared/domain/my-day/first-screen.ts';
import { ROLES, type Role } from '#shared/model/county.ts';

describe('MD-07 where the work of a role begins', () => {
  const cases: Readonly<Record<Role, readonly [atTheBureau: FirstScreen, elsewhere: FirstScreen]>> = {
    receptionist: ['register', 'register'],
    handler: ['day', 'day'],
    'office-head': ['day', 'day'],
    'section-head': ['day', 'day'],
    'petition-clerk': ['desk', 'day'],
    'petition-head': ['desk', 'day'],
    supervisor: ['day', 'day'],
    'deputy-chief': ['day', 'day'],
    chief: ['day', 'day'],
    'confidential-officer': ['confidential', 'confidential'],
    archivist: ['day', 'day'],
    statistician: ['reports', 'reports'],
    sysadmin: ['organisation', 'organisation'],
    'security-admin': ['people', 'people'],
    auditor: ['audit', 'audit'],
    'upstream-viewer': ['reports', 'reports'],
  };
  test.each(ROLES)('%s', (role) => {
    const [bureau, elsewhere] = cases[role];
    expect(firstScreen([role], { countyBound: true })).toBe(bureau);
    expect(firstScreen([role], { countyBound: false })).toBe(elsewhere);
  });

  test('ACC-06 nobody begins on a page that is not theirs', () => {
    const needs: Readonly<Record<FirstScreen, AccessAction | null>> = {
      register: 'register',
      day: 'view',
      desk: 'view',
      confidential: 'confidential-handle',
      people: 'people-manage',
      audit: 'audit-read',
      organisation: 'profile-manage',
      reports: 'view-reports',
      nothing: null,
    };
    const astray = ROLES.filter((role) => {
      const need = needs[firstScreen([role], { countyBound: true })];
      const acting = {
        officer: 'x',
        name: '林某测',
        roles: [role],
        unit: 'u',
        office: 'u',
        county: true,
        oversees: [],
      };
      return need !== null && !mayEver(acting, need);
    });
    expect(astray).toEqual([]);
  });

  test.each([
    [['receptionist', 'handler'], 'register'],
    [['office-head', 'receptionist', 'handler'], 'day'],
    [['section-head', 'petition-head'], 'desk'],
    [['petition-clerk', 'receptionist'], 'desk'],
    [['handler', 'archivist'], 'day'],
  ] as const)('MD-07 several roles: %s', (roles, screen) =>
    expect(firstScreen(roles, { countyBound: true })).toBe(screen),
  );
});
