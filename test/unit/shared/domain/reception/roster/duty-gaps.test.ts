import { expect, test } from 'vitest';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { dutyGaps, periodGaps, type DutyBook } from '#shared/domain/reception/roster/duty-gaps.ts';
import { fridaySlots, regularSlots } from '#shared/domain/reception/roster/regular-slot.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { KnownAbsence } from '#shared/model/known-absence.ts';
import { OfficerId, StreamId, UnitCode } from '#shared/model/ids.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import type { SessionView } from '#shared/model/reception.ts';
import type { SpecialPeriod } from '#shared/model/special-period.ts';
import { MARKETS } from '../market/markets.ts';
import { CLERK, COUNTY, planOf, PUBLISHED, sessionAfter, streamId, type Step } from '../sessions.ts';

const day = (text: string): PlainDate => PlainDate.parse(text);
const QINGLAN = UnitCode.parse('qinglan');

const nationalDay: SpecialPeriod = {
  id: StreamId.parse(streamId(99)),
  office: QINGLAN,
  name: '国庆',
  first: day('2026-09-30'),
  last: day('2026-10-04'),
  lifted: null,
};

/** Nobody is away. */
const PEOPLE = { profile: COUNTY, absences: [] };

const noted = (officer: string, on: string, attendance: 'on-duty' | 'substitute' | 'absent'): Step => ({
  by: CLERK,
  action: {
    kind: 'sign-in',
    officer,
    at: `${on}T01:00:00.000Z`,
    attendance,
    ...(attendance === 'absent' && { reason: 'meeting' }),
  },
});
const delegated = (to: string): Step => ({
  by: CLERK,
  action: { kind: 'delegate', to, reason: 'meeting', writtenOn: '2026-09-10', paper: '委托书（虚构）' },
});
const cancelled: Step = { by: CLERK, action: { kind: 'cancel-session', reason: '停接' } };

const JOINT = { units: ['jiaxi', 'grassroots'], notifiedAt: '2026-09-08T01:00:00.000Z', reportTo: 'chief' };

let made = 0;
/** A session on `on`, and what happened to it. */
function held(on: string, over: object, ...steps: readonly Step[]): SessionView {
  made += 1;
  return sessionAfter([{ by: CLERK, action: planOf({ day: on, ...over }) }, PUBLISHED, ...steps], made);
}
const duty = (on: string, ...steps: readonly Step[]): SessionView => held(on, { type: 'daily-duty' }, ...steps);

const told = (gaps: readonly { readonly day: string; readonly because: string }[]): readonly string[] =>
  gaps.map((gap) => `${gap.day.slice(5)} ${gap.because}`);

const ON = '2026-10-01';
const PERIOD_DAY: readonly (readonly [string, readonly SessionView[], string | null])[] = [
  ['nobody planned', [], 'not-planned'],
  ['planned, whether or not the day has come', [duty(ON)], null],
  ['on duty', [duty(ON, noted('deputy-a', ON, 'on-duty'))], null],
  ['absent, and nobody stood in', [duty(ON, noted('deputy-a', ON, 'absent'))], 'absent'],
  ['absent, and another leader was on duty', [duty(ON, noted('deputy-a', ON, 'absent')), duty(ON)], null],
  ['called off', [held(ON, { type: 'daily-duty' }, cancelled)], 'not-planned'],
  ['delegated to another leader', [duty(ON, delegated('deputy-b'))], null],
  ['delegated to somebody who is no leader', [duty(ON, delegated('petition-clerk'))], 'no-leader'],
  [
    'planned with somebody who is no leader',
    [held(ON, { type: 'daily-duty', host: 'legal-affairs-head', companions: [] })],
    'no-leader',
  ],
  ['a Friday reception is not the daily duty', [held(ON, {})], 'not-planned'],
];

test.each(PERIOD_DAY)('RO-32 R001-22 a day of a special period: %s', (_name, sessions, because) => {
  const one = { ...nationalDay, first: day(ON), last: day(ON) };
  expect(periodGaps(one, sessions, PEOPLE).map((gap) => gap.because)).toEqual(because === null ? [] : [because]);
});

test('RO-32 RO-19 R001-22 every day of the period, weekends and holidays too', () => {
  const sessions = [duty('2026-09-30'), duty('2026-10-03')];
  expect(told(periodGaps(nationalDay, sessions, PEOPLE))).toEqual([
    '10-01 not-planned',
    '10-02 not-planned',
    '10-04 not-planned',
  ]);
  expect(periodGaps({ ...nationalDay, lifted: '活动取消' }, sessions, PEOPLE)).toEqual([]);
});

test('RO-32 in a township office it is the head', () => {
  const jiaxi = { ...nationalDay, office: UnitCode.parse('jiaxi'), first: day(ON), last: day(ON) };
  const mine: SessionView = { ...duty(ON), office: jiaxi.office, host: OfficerId.parse('jiaxi-head') };
  expect(periodGaps(jiaxi, [mine], PEOPLE)).toEqual([]);
  expect(told(periodGaps({ ...jiaxi, office: QINGLAN }, [mine], PEOPLE))).toEqual(['10-01 not-planned']);
});

/** The county's book on Monday 7 September 2026, the Friday of that week being the 11th. */
const book = (over: Partial<DutyBook>): DutyBook => {
  const sessions = over.sessions ?? [];
  return {
    office: 'qinglan',
    today: day('2026-09-07'),
    calendar: BUILT_IN_CALENDAR,
    profile: COUNTY,
    slots: fridaySlots(BUILT_IN_CALENDAR, over.today ?? day('2026-09-07'), 4, sessions),
    sessions,
    periods: [],
    absences: [],
    duties: null,
    ...over,
  };
};
const withoutDeputyA: CountyProfile = {
  ...COUNTY,
  officers: COUNTY.officers.map((officer) => (officer.id === 'deputy-a' ? { ...officer, left: true } : officer)),
};
const FRIDAY = '2026-09-11';
const ON_LEAVE: KnownAbsence = {
  id: StreamId.parse(streamId(98)),
  office: QINGLAN,
  officer: OfficerId.parse('deputy-a'),
  first: day(FRIDAY),
  last: day(FRIDAY),
  reason: 'leave',
  lifted: false,
};

const WEEK: readonly (readonly [string, Partial<DutyBook>, readonly string[]])[] = [
  ['RO-33 the Friday of this week is not planned', {}, ['09-11 not-planned']],
  ['RO-33 it is', { sessions: [held(FRIDAY, {})] }, []],
  ['RO-33 C29 a Friday at rest is not settled', { today: day('2026-09-21') }, ['09-25 not-settled']],
  ['RO-33 the officer has left', { sessions: [held(FRIDAY, {})], profile: withoutDeputyA }, ['09-11 left']],
  [
    'RO-33 the officer has left, and had delegated before',
    { sessions: [held(FRIDAY, {}, delegated('deputy-b'))], profile: withoutDeputyA },
    [],
  ],
  ['RO-33 will be absent', { sessions: [held(FRIDAY, {}, noted('deputy-a', FRIDAY, 'absent'))] }, ['09-11 absent']],
  [
    'RO-33 a reception besides the series is looked at as well',
    { sessions: [held(FRIDAY, {}), held('2026-09-09', { type: 'joint', joint: JOINT })], profile: withoutDeputyA },
    ['09-09 left', '09-11 left'],
  ],
  [
    'RO-33 more than seven days ahead is not told yet',
    { sessions: [held(FRIDAY, {}), held('2026-09-18', {})], profile: withoutDeputyA, today: day('2026-09-08') },
    ['09-11 left'],
  ],
  ['RO-33 another unit’s receptions are its own', { sessions: [held(FRIDAY, {})], office: 'jiaxi' }, []],
  [
    'RO-32 the special period’s days of this week',
    { sessions: [held('2026-10-02', {}), duty('2026-09-30')], periods: [nationalDay], today: day('2026-09-28') },
    ['10-01 not-planned', '10-02 not-planned', '10-03 not-planned', '10-04 not-planned'],
  ],
  [
    'RO-34 R001-17 where daily duty is kept, the other working days of the week',
    { sessions: [held(FRIDAY, {}), duty('2026-09-08'), duty('2026-09-10')] },
    ['09-07 not-planned', '09-09 not-planned', '09-11 not-planned', '09-14 not-planned'],
  ],
  [
    'RO-42 R001-17 where the bureau says so, every working day, whether or not one was ever planned',
    { sessions: [held(FRIDAY, {})], duties: { everyWorkDay: true } },
    ['07', '08', '09', '10', '11', '14'].map((date) => `09-${date} not-planned`),
  ],
  [
    'RO-42 where it says there is none, none is missing',
    { sessions: [held(FRIDAY, {}), duty('2026-09-08')], duties: { everyWorkDay: false } },
    [],
  ],
  ['RO-38 the officer has noted to be away', { sessions: [held(FRIDAY, {})], absences: [ON_LEAVE] }, ['09-11 away']],
  [
    'RO-38 somebody else stands in by delegation',
    { sessions: [held(FRIDAY, {}, delegated('deputy-b'))], absences: [ON_LEAVE] },
    [],
  ],
  [
    'RO-45 the bureau’s Friday on a section’s computer',
    { sessions: [held(FRIDAY, {})], absences: [ON_LEAVE], office: 'legal-affairs' },
    ['09-11 away'],
  ],
];

test.each(WEEK)('%s', (_name, over, gaps) => {
  expect(told(dutyGaps(book(over)))).toEqual(gaps);
});

test('RO-33 R004-31 an office is told of its market day', () => {
  const market = { pattern: MARKETS.jiaxi, monthBasis: 'gregorian' } as const;
  const today = day('2026-09-01');
  const slots = regularSlots('office', market, BUILT_IN_CALENDAR, today, 4, []);
  expect(told(dutyGaps(book({ office: 'jiaxi', today, slots })))).toEqual(['09-04 not-planned']);
  expect(regularSlots('office', undefined, BUILT_IN_CALENDAR, today, 4, [])).toEqual([]);
});

test('the tables were tried', () => {
  expect([PERIOD_DAY.length, WEEK.length]).toEqual([10, 16]);
});
