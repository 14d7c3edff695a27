import type { ActionKind } from '#shared/model/action.ts';
import { ROLES, type Role } from '#shared/model/county.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { ownUnits, type Acting } from './acting.ts';
import type { MatterFacts } from './matter-facts.ts';
import { isNamedIn } from './named-in.ts';

/**
 * Who may do what to which matter: role × action × scope in one table (C17, R004-59, vocabulary §12). `decide` asks it
 * on both sides, the screens draw their buttons and lists from it, the server cuts its feeds by it, and the tests are
 * generated from it. 三员分立: system administrator, security administrator and auditor see no matter at all.
 */

/** What is done to matters besides the actions, and what concerns no matter. */
export const OTHER_ACTIONS = [
  'view',
  'search',
  'print',
  'export',
  'statistics',
  'hand-in-report',
  'view-reports',
  'county-tray',
  'package-exchange',
  'calendar-enter',
  'confidential-handle',
  'confidential-approve',
  'audit-of-matter',
  'audit-read',
  'people-manage',
  'device-revoke',
  'profile-manage',
  'backup',
] as const;
export type AccessAction = ActionKind | (typeof OTHER_ACTIONS)[number];

/**
 * How a matter stands to somebody: registered by the own unit; the own unit is responsible for it or handles it; the
 * own unit helps with it (协办); the own unit had it and has its number only (`stub`); elsewhere in the county. `none`: no
 * matter is concerned.
 */
export const SCOPES = ['own-office', 'own-unit', 'co-unit', 'stub', 'county', 'none'] as const;
export type Scope = (typeof SCOPES)[number];

/** What a letter of the table allows. */
const REACH = {
  '-': [],
  o: ['own-office'],
  u: ['own-office', 'own-unit'],
  h: ['own-office', 'own-unit', 'co-unit'],
  c: ['own-office', 'own-unit', 'co-unit', 'stub', 'county'],
  '+': ['none'],
} as const satisfies Readonly<Record<string, readonly Scope[]>>;

/**
 * Columns in the order of ROLES:
 * receptionist handler office-head section-head | petition-clerk petition-head supervisor | deputy-chief chief |
 * confidential-officer archivist statistician | sysadmin security-admin auditor upstream-viewer
 */
// prettier-ignore
export const MATRIX = {
  //                  reception petition leader clerks 三员+upstream
  register:           '++++      +++      ++     +--    ----',
  // CO-03: who helps reads the matter, adds what was found, and answers; nothing else.
  view:               'uhhh      ccc      cc     uc-    ----',
  search:             'uhhh      ccc      cc     uc-    ----',
  print:              'uhhh      ccc      cc     uc-    ----',
  export:             '--uu      ccc      cc     -c-    ----',
  amend:              'uuuu      cc-      cc     u--    ----',
  'settle-on-spot':   'uuuu      cc-      cc     u--    ----',
  'guide-out':        'uuuu      cc-      cc     u--    ----',
  'refer-mediation':  'uuuu      cc-      cc     ---    ----',
  'link-matter':      'uuuu      ccc      cc     u--    ----',
  'unlink-matter':    'uuuu      ccc      cc     u--    ----',
  'resolve-conflict': 'uuuu      cc-      cc     u--    ----',
  'confirm-date':     'uuuu      cc-      cc     u--    ----',
  void:               'oouu      cc-      cc     ---    ----',
  'add-note':         'uuuu      ccc      cc     uc-    ----',
  'add-attachment':   'uhhh      ccc      cc     uc-    ----',
  'withdraw-attachment': 'uuuu   cc-      cc     uc-    ----',
  'issue-paper':      'uuuu      ccc      cc     ---    ----',
  'record-print':     'uhhh      ccc      cc     uc-    ----',
  propose:            'uuuu      cc-      --     ---    ----',
  'decide-proposal':  '----      ---      cc     ---    ----',
  assign:             '----      cc-      --     ---    ----',
  transfer:           '--uu      cc-      --     ---    ----',
  'sign-for':         'uuuu      cc-      --     ---    ----',
  object:             '--uu      cc-      --     ---    ----',
  'answer-objection': '----      cc-      --     ---    ----',
  'decide-intake':    '-uuu      cc-      --     ---    ----',
  'convert-to-ordinary': '--uu   -c-      cc     ---    ----',
  'record-work':      'uuuu      cc-      cc     ---    ----',
  'ask-extension':    '-uuu      cc-      --     ---    ----',
  'decide-extension': '----      ---      cc     ---    ----',
  'draft-opinion':    '-uuu      cc-      --     ---    ----',
  'sign-opinion':     '----      ---      cc     ---    ----',
  'answer-suggestion': '-uuu     cc-      --     ---    ----',
  'conclude-mediation': 'uuuu    cc-      --     ---    ----',
  'record-delivery':  'uuuu      cc-      --     u--    ----',
  'report-up':        '-uuu      cc-      --     ---    ----',
  'submit-closure':   '-uuu      cc-      --     ---    ----',
  'check-closure':    '----      cc-      --     ---    ----',
  'follow-up':        'u-u-      ccc      --     ---    ----',
  rate:               'u-u-      ccc      --     ---    ----',
  'submit-to-leader': 'uuuu      cc-      --     ---    ----',
  instruct:           '----      ---      cc     ---    ----',
  archive:            '----      ---      --     -c-    ----',
  reopen:             '----      ---      cc     ---    ----',
  withdraw:           'uuuu      cc-      --     ---    ----',
  'request-review':   'uuuu      cc-      --     ---    ----',
  'call-hearing':     '----      cc-      cc     ---    ----',
  'record-hearing':   '----      cc-      cc     ---    ----',
  'decide-review':    '----      cc-      --     ---    ----',
  'refuse-review':    '----      cc-      --     ---    ----',
  finalize:           '----      -c-      cc     ---    ----',
  'merge-into':       'uuuu      cc-      --     ---    ----',
  'undo-merge':       'uuuu      cc-      --     ---    ----',
  'split-off':        'uuuu      cc-      --     ---    ----',
  'mark-cross':       '-uuu      cc-      cc     ---    ----',
  'ask-co-unit':      '-uuu      cc-      --     ---    ----',
  'answer-co-unit':   '-hhh      cc-      --     ---    ----',
  'seal-confidential': 'uuuu     ccc      cc     u--    ----',
  // C40: whoever receives people takes a request down; who may refuse stands in access-answer.ts.
  'request-access':   'uuuu      ccc      cc     uc-    ----',
  'answer-access':    'uuuu      cc-      cc     uc-    ----',
  // R002-05: proposed by the petition office, authorised by a leader, answered by the unit; R004-06: the lead is the chief's to give.
  'record-nudge':     '----      ccc      --     ---    ----',
  'propose-supervision': '----   ccc      cc     ---    ----',
  'dismiss-supervision': '----   -cc      cc     ---    ----',
  'authorize-supervision': '---- -c-      cc     ---    ----',
  'issue-supervision': '----     ccc      --     ---    ----',
  'answer-supervision': '-uuu    cc-      --     ---    ----',
  'check-supervision': '----     -cc      --     ---    ----',
  'mark-raised-above': '----     cc-      --     ---    ----',
  'appoint-lead':     '----      -c-      -c     ---    ----',
  'record-lead':      '-uuu      cc-      cc     ---    ----',
  'conclude-lead':    '----      ---      cc     ---    ----',
  statistics:         '--++      +++      ++     --+    ----',
  // MR-03, MR-07: counts alone. The auditor reads them by `audit-read`, so that 三员 share no task with anybody.
  'hand-in-report':   '----      ++-      --     --+    ----',
  'view-reports':     '----      ++-      ++     --+    ---+',
  'county-tray':      '----      ++-      --     ---    ----',
  'package-exchange': '----      ++-      --     ---    ----',
  'calendar-enter':   '----      ++-      --     ---    ----',
  // R003-11, R003-12: two different people; a report concerns no matter, it has a register of its own.
  'confidential-handle': '----    ---      --     +--    ----',
  'confidential-approve': '----   -+-      ++     ---    ----',
  // RX-06: who looked at one matter is shown to those who answer for it.
  'audit-of-matter':  '--uu      -c-      cc     ---    ----',
  'audit-read':       '----      ---      --     ---    --+-',
  'people-manage':    '----      ---      --     ---    -+--',
  'device-revoke':    '----      ---      --     ---    -+--',
  'profile-manage':   '----      ---      --     ---    +---',
  backup:             '----      ---      --     ---    +---',
} as const satisfies Readonly<Record<AccessAction, string>>;

export const ACCESS_ACTIONS = Object.keys(MATRIX) as readonly AccessAction[]; // the keys of the table above

/** Why the table says no. `moved-away`: the own unit had the matter once; `to` has it now. */
export type AccessRefusal =
  | { readonly code: 'officer-unknown' }
  | { readonly code: 'role-missing' }
  | { readonly code: 'officer-accused' }
  | { readonly code: 'other-office' }
  | { readonly code: 'moved-away'; readonly to: string };

/** The scopes in which each role may do each action, unfolded from the table once. */
const ALLOWED = new Map<AccessAction, ReadonlyMap<Role, ReadonlySet<Scope>>>(
  ACCESS_ACTIONS.map((action) => {
    const letters = MATRIX[action].replaceAll(' ', '');
    return [action, new Map(ROLES.map((role, i) => [role, new Set<Scope>(reachOf(letters[i]))]))];
  }),
);

function reachOf(letter: string | undefined): readonly Scope[] {
  if (letter === undefined || !Object.hasOwn(REACH, letter)) throw new Error(`no reach is written ${letter}`);
  return REACH[letter as keyof typeof REACH]; // `hasOwn` has just shown it
}

/** May this role do this to a matter of this scope (`none` for what concerns no matter)? */
const allows = (role: Role, action: AccessAction, scope: Scope): boolean =>
  ALLOWED.get(action)?.get(role)?.has(scope) === true;

/** Is there any matter at all, or anything without one, to which who acts may do this? Screens and menus follow it. */
export const mayEver = (acting: Acting | null, action: AccessAction): boolean =>
  acting?.roles.some((role) => SCOPES.some((scope) => allows(role, action, scope))) === true;

/** How the matter stands to who acts; `null` is no matter. */
export function scopeOf(acting: Acting, facts: MatterFacts | null): Scope {
  if (facts === null) return 'none';
  const own = ownUnits(acting);
  if (own.includes(facts.office)) return 'own-office';
  const mine = facts.units.filter((unit) => own.includes(unit));
  if (mine.length > 0) return mine.every((unit) => facts.coUnits?.includes(unit) === true) ? 'co-unit' : 'own-unit';
  return facts.former?.some((unit) => own.includes(unit)) === true ? 'stub' : 'county';
}

/**
 * May who acts do this to the matter? `acting` `null`: nobody the county knows, or somebody who left. `facts` `null`:
 * no matter is concerned, as with a registration that is only being made.
 */
export function may(
  acting: Acting | null,
  action: AccessAction,
  facts: MatterFacts | null,
): Result<null, AccessRefusal> {
  if (acting === null) return err({ code: 'officer-unknown' });
  if (facts !== null && !OF_THE_REGISTRATION.has(action) && isAccused(acting, facts))
    return err({ code: 'officer-accused' });
  const scope = scopeOf(acting, facts);
  if (acting.roles.some((role) => allows(role, action, scope))) return ok(null);
  if (!mayEver(acting, action)) return err({ code: 'role-missing' });
  if (scope === 'stub') return err({ code: 'moved-away', to: facts?.units.at(-1) ?? '' });
  return err({ code: scope === 'county' ? 'other-office' : 'role-missing' });
}

/**
 * What a registration brings along is never refused: papers handed over, the earlier matter, the receipt's print. Nor is
 * taking the report into confidence, which only keeps it from more people (CF-13, RC-04).
 */
const OF_THE_REGISTRATION: ReadonlySet<AccessAction> = new Set<AccessAction>([
  'add-attachment',
  'link-matter',
  'record-print',
  'seal-confidential',
]);

/**
 * RC-02: an accusation that names this officer is kept from them, whatever their roles allow; the unit may have it. The
 * list knows people by their names alone: somebody of the same name stands aside, too, and a colleague acts.
 */
export const isAccused = ({ name }: Pick<Acting, 'name'>, { accused = '' }: Pick<MatterFacts, 'accused'>): boolean =>
  isNamedIn(accused, name);
