import { describe, expect, test } from 'vitest';
import { decideConfidential, type ConfidentialRefusal } from '#shared/domain/confidential/decide.ts';
import { foldEntry, type ConfidentialFile } from '#shared/domain/confidential/file.ts';
import { partOf, readersFor } from '#shared/domain/confidential/readers.ts';
import { pseudonyms, splitParts } from '#shared/domain/confidential/split-parts.ts';
import { confidentialTerms } from '#shared/domain/confidential/terms.ts';
import { actingOf } from '#shared/domain/access/acting.ts';
import { countyCalendar } from '#shared/domain/calendar/county-calendar.ts';
import { ConfidentialEntry, type ConfidentialAction, type Concerned } from '#shared/model/confidential.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import { Instant, PlainDate } from '#shared/model/plain-date.ts';
import { Registration } from '#shared/model/registration.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';

const profile = fictionalCounty();
const NOW = Instant.parse('2026-09-15T02:00:00.000Z');
const REPORT = 'report-0000000000000001';
const SEALED = 'A'.repeat(40);
const NOBODY: Concerned = { units: [], officers: [] };

const seat = (officer: string, county: CountyProfile = profile) => {
  const person = county.officers.find(({ id }) => id === officer);
  return { office: person?.unit ?? 'qinglan', device: 'D1' };
};
const withRole = (role: string): string =>
  profile.officers.find(({ roles }) => roles.some((r) => r === role))?.id ?? '';
const [CLERK, CHIEF, HEAD] = [withRole('confidential-officer'), withRole('chief'), withRole('petition-head')];
const [RECEPTION, OTHER] = [withRole('receptionist'), withRole('archivist')];

const box = (officer: string, part: 'clerk' | 'approver') => ({
  ...seat(officer),
  officer,
  part,
  half: SEALED,
  content: SEALED,
});

let entries = 0;
function entry(by: string, action: unknown): ConfidentialEntry {
  entries += 1;
  const id = `entry-${String(entries).padStart(12, '0')}`;
  return ConfidentialEntry.parse({ id, report: REPORT, ...seat(by), by, recordedAt: NOW, action });
}

const reportAction = (changes: Record<string, unknown> = {}) => ({
  kind: 'report',
  form: 'visit',
  receivedOn: '2026-09-15',
  named: true,
  queryCode: 'ABCD2345',
  second: OTHER,
  concerned: NOBODY,
  envelope: {
    alg: 'A256GCM+P256',
    identity: SEALED,
    content: SEALED,
    boxes: [box(CLERK, 'clerk'), box(CHIEF, 'approver'), box(HEAD, 'approver')],
  },
  ...changes,
});

const stamped = (given: ConfidentialEntry, at = NOW) => ({ entry: given, stamp: { seq: entries, arrivedAt: at } });

function fileAfter(...acts: readonly (readonly [string, unknown])[]): ConfidentialFile {
  let file: ConfidentialFile | null = null;
  for (const [by, action] of acts) file = foldEntry(file, stamped(entry(by, action)));
  if (file === null) throw new Error('no report');
  return file;
}

const answer = (file: ConfidentialFile | null, given: ConfidentialEntry, now = NOW): 'ok' | ConfidentialRefusal => {
  const decision = decideConfidential(file, given, { profile, now });
  return decision.ok ? 'ok' : decision.error;
};

const asked = (file: ConfidentialFile): string => file.asks.at(-1)?.id ?? '';

describe('CF-01, CF-02 who holds which half', () => {
  test.each([
    ['confidential-officer', 'clerk'],
    ['chief', 'approver'],
    ['deputy-chief', 'approver'],
    ['petition-head', 'approver'],
    ['petition-clerk', null],
    ['receptionist', null],
    ['office-head', null],
    ['sysadmin', null],
    ['security-admin', null],
    ['auditor', null],
  ] as const)('%s: %s', (role, part) => {
    const officer = withRole(role);
    expect(partOf(actingOf(profile, seat(officer).office, officer))).toBe(part);
  });

  test('somebody with both roles holds one half only', () => {
    const both = {
      officer: 'x',
      name: '林某测',
      roles: ['chief', 'confidential-officer'] as const,
      unit: 'qinglan',
      office: 'qinglan',
      oversees: [],
    };
    expect(partOf({ ...both, county: true })).toBe('clerk');
  });
});

describe('CF-03, CF-04 who is left to read', () => {
  const all = [box(CLERK, 'clerk'), box(CHIEF, 'approver'), box(HEAD, 'approver')] as never as Parameters<
    typeof readersFor
  >[0];
  test.each([
    ['nobody of the county', NOBODY, 3],
    ['a township office', { units: ['bingling'], officers: [] }, 3],
    ['the chief', { units: [], officers: [CHIEF] }, 2],
    ['both approvers', { units: [], officers: [CHIEF, HEAD] }, 'no-approver'],
    ['the only confidential officer', { units: [], officers: [CLERK] }, 'no-clerk'],
    ['the section of the confidential officer', { units: [seat(CLERK).office], officers: [] }, 'no-clerk'],
  ] as const)('about %s', (_, concerned, expected) => {
    const readers = readersFor(all, concerned as never as Concerned, profile);
    expect(readers.ok ? readers.value.length : readers.error).toBe(expected);
  });
});

describe('CF-05 nothing outside the sealed part names the informant', () => {
  const registration = (changes: Record<string, unknown>) =>
    Registration.parse({
      form: 'visit',
      occurredAt: NOW,
      receivedOn: '2026-09-15',
      petitionerType: 'individual',
      petitioners: [{ name: '赵某甲', role: 'principal', phone: '13800000000' }],
      totalPersons: 1,
      purpose: 'accusation',
      justiceCategory: 'staff-conduct',
      statement: '我叫赵某甲，亲眼看见',
      summary: '收钱不办事',
      claims: ['查处'],
      dutyUnit: 'qinglan',
      ...changes,
    });
  test.each([
    [{}, 'ok'],
    [{ summary: '赵某甲反映收钱' }, 'summary'],
    [{ claims: ['电话 13800000000 告知'] }, 'claims'],
    [{ concernedParty: '赵某甲的邻居' }, 'concernedParty'],
  ])('%j: %s', (changes, expected) => {
    const parts = splitParts(registration(changes));
    expect(parts.ok ? 'ok' : parts.error.field).toBe(expected);
    expect(parts.ok ? JSON.stringify(parts.value.content) : '').not.toMatch(/赵某甲|138/);
  });
  test('pseudonyms go on after the tenth', () => {
    expect(pseudonyms(0)).toEqual(['举报人甲']);
    expect(pseudonyms(11).slice(-2)).toEqual(['举报人癸', '举报人11']);
  });
});

describe('CF-06 to CF-09 opening takes two', () => {
  const ask = { kind: 'ask', reason: '联系举报人补充线索' };
  test.each<readonly [string, string, unknown, 'ok' | ConfidentialRefusal]>([
    ['the confidential officer asks', CLERK, ask, 'ok'],
    ['an approver does not ask', CHIEF, ask, 'role-missing'],
    ['who took it down knows nothing of it', RECEPTION, ask, 'not-found'],
    ['a reason bears no number of a person', CLERK, { kind: 'ask', reason: '打 13800000000' }, 'unsafe-reason'],
    [
      'a note of the confidential officer',
      CLERK,
      { kind: 'note', note: 'reply', on: '2026-09-15', words: SEALED },
      'ok',
    ],
    [
      'R003-11 nobody else answers',
      HEAD,
      { kind: 'note', note: 'reply', on: '2026-09-15', words: SEALED },
      'role-missing',
    ],
    ['a reader of the own half is added', CLERK, { kind: 'add-readers', boxes: [box(CLERK, 'clerk')] }, 'ok'],
    ['not of the other', CLERK, { kind: 'add-readers', boxes: [box(CHIEF, 'approver')] }, 'not-a-reader'],
    ['nor somebody without the role', CLERK, { kind: 'add-readers', boxes: [box(OTHER, 'clerk')] }, 'not-a-reader'],
  ])('%s', (_, by, action, expected) => {
    expect(answer(fileAfter([CLERK, reportAction()]), entry(by, action))).toBe(expected);
  });

  test('approved by another person, opened once, on the same day', () => {
    const file = fileAfter([CLERK, reportAction()], [CLERK, ask]);
    const approve = { kind: 'approve', ask: asked(file), half: SEALED };
    const open = { kind: 'open', ask: asked(file) };
    expect(answer(file, entry(CLERK, open))).toBe('not-approved');
    expect(answer(file, entry(CLERK, approve))).toBe('role-missing');
    expect(answer(file, entry(CHIEF, approve))).toBe('ok');
    const approved = foldEntry(file, stamped(entry(CHIEF, approve)));
    expect(answer(approved, entry(HEAD, approve))).toBe('ask-answered');
    expect(answer(approved, entry(CLERK, open), Instant.parse('2026-09-16T02:00:00.000Z'))).toBe('approval-past');
    expect(answer(approved, entry(CLERK, open))).toBe('ok');
    const opened = foldEntry(approved, stamped(entry(CLERK, open)));
    expect(answer(opened, entry(CLERK, open))).toBe('not-approved');
  });

  test('new keys need an opening', () => {
    const file = fileAfter([CLERK, reportAction()], [CLERK, ask]);
    const rekey = { kind: 'rekey', ask: asked(file), envelope: reportAction().envelope };
    expect(answer(file, entry(CLERK, rekey))).toBe('not-opened');
    const open: ConfidentialAction = entry(CLERK, { kind: 'open', ask: asked(file) }).action;
    expect(answer(foldEntry(file, stamped(entry(CLERK, open))), entry(CLERK, rekey))).toBe('ok');
  });
});

describe('CF-04 whoever it is about does not know of it', () => {
  test.each([
    ['the chief', { units: [], officers: [CHIEF] }, CHIEF, [box(CLERK, 'clerk'), box(HEAD, 'approver')]],
    ['a unit', { units: [seat(HEAD).office], officers: [] }, HEAD, [box(CLERK, 'clerk'), box(CHIEF, 'approver')]],
  ] as const)('%s hears what one hears of nothing', (_, concerned, who, boxes) => {
    const report = reportAction({ concerned, envelope: { ...reportAction().envelope, boxes } });
    const about = entry(CLERK, report);
    const clerkConcerned = concerned.units.some((unit) => unit === seat(CLERK).office);
    expect(answer(null, about)).toBe(clerkConcerned ? 'not-a-reader' : 'ok');
    const file = foldEntry(null, stamped(about));
    expect(answer(file, entry(who, { kind: 'approve', ask: 'ask-0000000000000000', half: SEALED }))).toBe('not-found');
  });

  test.each([
    ['sealed to somebody it is about', { concerned: { units: [], officers: [HEAD] } }, 'not-a-reader'],
    ['R003 C21 two people at the bureau', { second: undefined }, 'second-person-missing'],
    ['the second is another one', { second: CLERK }, 'second-person-missing'],
    ['not from tomorrow', { receivedOn: '2026-09-16' }, 'received-in-future'],
  ] as const)('%s', (_, changes, expected) => {
    expect(answer(null, entry(CLERK, reportAction(changes)))).toBe(expected);
  });

  test('a receptionist alone on market day may take it down', () => {
    expect(answer(null, entry(RECEPTION, reportAction({ second: undefined })))).toBe('ok');
  });
});

test('C21 days: handed over by 9-30, notice of acceptance by 10-12', () => {
  const terms = confidentialTerms(countyCalendar(undefined), PlainDate.parse('2026-09-15'));
  expect(terms).toEqual({ handOverBy: '2026-09-30', acceptedBy: '2026-10-12' });
});
