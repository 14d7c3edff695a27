import type { Role } from '#shared/model/county.ts';

/** The page that stands after sign-in. */
export type FirstScreen =
  | 'register'
  | 'day'
  | 'desk'
  | 'confidential'
  | 'people'
  | 'audit'
  | 'organisation'
  | 'reports'
  | 'nothing';

/**
 * MD-07: where the work of a role begins. Whoever receives people finds the form, with the day beside it; whoever answers
 * for matters finds the day; 三员 find their own page, and no matter. In the order in which one of several roles decides.
 */
const FIRST: Readonly<Record<Role, FirstScreen>> = {
  chief: 'day',
  'deputy-chief': 'day',
  'petition-head': 'desk',
  'petition-clerk': 'desk',
  'office-head': 'day',
  'section-head': 'day',
  receptionist: 'register',
  handler: 'day',
  supervisor: 'day',
  'confidential-officer': 'confidential',
  archivist: 'day',
  auditor: 'audit',
  'security-admin': 'people',
  statistician: 'reports',
  sysadmin: 'organisation',
  'upstream-viewer': 'reports',
};

const ORDER = Object.keys(FIRST) as readonly Role[]; // the keys of the table above

/** The county desk is a page of the bureau's computers; elsewhere its people begin with the day. */
export function firstScreen(roles: readonly Role[], { countyBound }: { readonly countyBound: boolean }): FirstScreen {
  const role = ORDER.find((each) => roles.includes(each));
  if (role === undefined) return 'nothing';
  return FIRST[role] === 'desk' && !countyBound ? 'day' : FIRST[role];
}
