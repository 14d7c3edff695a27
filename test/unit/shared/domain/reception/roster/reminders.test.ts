import { expect, test } from 'vitest';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { announcedInTime, ownSessions, unannounced } from '#shared/domain/reception/roster/reminders.ts';
import type { SessionView } from '#shared/model/reception.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { CLERK, COUNTY, planOf, PUBLISHED, sessionAfter, type Step } from '../sessions.ts';

const day = (text: string): PlainDate => PlainDate.parse(text);
const clerk = (action: object): Step => ({ by: CLERK, action });
const on = (date: string, over: object = {}, ...steps: readonly Step[]): SessionView =>
  sessionAfter([clerk(planOf({ day: date, ...over })), ...steps]);
const CANCELLED = clerk({ kind: 'cancel-session', reason: '停接' });
const DELEGATED = clerk({
  kind: 'delegate',
  to: 'deputy-b',
  reason: 'meeting',
  writtenOn: '2026-09-10',
  paper: '委托书（虚构）',
});
const JOINT = { units: ['jiaxi', 'grassroots'], notifiedAt: '2026-09-08T01:00:00.000Z', reportTo: 'chief' };

/** Friday 18 September; the Sunday after is a make-up working day. */
const OWN: readonly (readonly [string, string, string, SessionView, string | null])[] = [
  ['the day before', 'deputy-a', '2026-09-17', on('2026-09-18'), 'host'],
  ['on the day', 'deputy-a', '2026-09-18', on('2026-09-18'), 'host'],
  ['not two days before', 'deputy-a', '2026-09-16', on('2026-09-18'), null],
  ['a Monday is told on the Friday before', 'deputy-a', '2026-09-11', on('2026-09-14'), 'host'],
  ['over the holidays, too', 'deputy-a', '2026-09-30', on('2026-10-08'), 'host'],
  ['who sits beside', 'legal-affairs-head', '2026-09-17', on('2026-09-18'), 'companion'],
  ['nobody else', 'deputy-c', '2026-09-17', on('2026-09-18'), null],
  ['the deputy instead of who delegated', 'deputy-b', '2026-09-17', on('2026-09-18', {}, DELEGATED), 'host'],
  ['not who delegated', 'deputy-a', '2026-09-17', on('2026-09-18', {}, DELEGATED), null],
  ['not what is taken off', 'deputy-a', '2026-09-17', on('2026-09-18', {}, CANCELLED), null],
  ['R001-19 the leader who is told', 'chief', '2026-09-17', on('2026-09-18', { type: 'joint', joint: JOINT }), 'told'],
];

test.each(OWN)('RO-39 R004-31 提前 1 天提醒: %s', (_name, officer, today, session, as) => {
  const own = ownSessions(officer, [session], { today: day(today), calendar: BUILT_IN_CALENDAR });
  expect(own.map((each) => each.as)).toEqual(as === null ? [] : [as]);
});

const told = (session: SessionView, today: string, office = 'qinglan') =>
  unannounced([session], { office, profile: COUNTY, today: day(today) }).map(({ until, late }) => [until, late]);

const HOURS = clerk({
  kind: 'adjust-session',
  seen: {
    from: '09:00',
    to: '12:00',
    place: { kind: 'reception-place', name: '法规股办公室' },
    companions: ['legal-affairs-head'],
  },
  next: { from: '10:00', to: '12:00', place: { kind: 'reception-place', name: '法规股办公室' }, companions: [] },
  reason: '停电',
});

const SILENT: readonly (readonly [string, SessionView, string, readonly (readonly [string, boolean])[]])[] = [
  ['a week before', on('2026-09-18'), '2026-09-11', [['2026-09-16', false]]],
  ['not earlier', on('2026-09-18'), '2026-09-10', []],
  ['the last day of notice', on('2026-09-18'), '2026-09-16', [['2026-09-16', false]]],
  ['too late', on('2026-09-18'), '2026-09-17', [['2026-09-16', true]]],
  ['announced', on('2026-09-18', {}, PUBLISHED), '2026-09-17', []],
  [
    'announced, and something else since; the notice goes on',
    on('2026-09-18', {}, PUBLISHED, HOURS),
    '2026-09-17',
    [['2026-09-16', false]],
  ],
  ['RO-36 what hangs no board', on('2026-09-18', { type: 'outreach' }), '2026-09-17', []],
  ['taken off', on('2026-09-18', {}, CANCELLED), '2026-09-17', []],
];

test.each(SILENT)('RO-40 R004-31 提前 2 天公示: %s', (_name, session, today, lines) => {
  expect(told(session, today)).toEqual(lines);
});

test('RO-45 R004-34 a section’s computer tells of the bureau’s sessions, an office’s does not', () => {
  expect(told(on('2026-09-18'), '2026-09-17', 'legal-affairs')).toHaveLength(1);
  expect(told(on('2026-09-18'), '2026-09-17', 'jiaxi')).toEqual([]);
});

test.each([
  ['2026-09-18', true],
  // Recorded on 10 September (`play`): the day itself is too near.
  ['2026-09-11', false],
  ['2026-09-12', true],
])('RO-40 was %s announced two days before?', (date, inTime) => {
  expect(announcedInTime(on(date, {}, PUBLISHED))).toBe(inTime);
});

test('the tables were tried', () => {
  expect([OWN.length, SILENT.length]).toEqual([11, 8]);
});
