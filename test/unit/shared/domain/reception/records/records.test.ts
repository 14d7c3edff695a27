import { expect, test } from 'vitest';
import { BUILT_IN_CALENDAR, withCalendarYear } from '#shared/domain/calendar/built-in-calendar.ts';
import { attendanceLines } from '#shared/domain/reception/records/attendance.ts';
import { quotasEnding, quotasIn } from '#shared/domain/reception/records/quotas.ts';
import { sessionSummary } from '#shared/domain/reception/records/session-summary.ts';
import { tally } from '#shared/domain/reception/records/tally.ts';
import { countySettings } from '#shared/domain/settings/county-settings.ts';
import { CalendarYear } from '#shared/model/calendar.ts';
import { SettingEntry } from '#shared/model/county-setting.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { CLERK, COUNTY, matterId, planOf, PUBLISHED, sessionAfter, type Step } from '../sessions.ts';

const day = (text: string): PlainDate => PlainDate.parse(text);
const TODAY = day('2026-09-30');
const signIn = (officer: string, attendance: string, over: object = {}): Step => ({
  by: CLERK,
  action: { kind: 'sign-in', officer, at: '2026-09-18T01:00:00.000Z', attendance, ...over },
});
const plan = (over: object = {}): Step => ({ by: CLERK, action: planOf(over) });
const DELEGATE: Step = {
  by: CLERK,
  action: {
    kind: 'delegate',
    to: 'legal-affairs-head',
    reason: 'meeting',
    writtenOn: '2026-09-10',
    paper: '委〔2026〕1号',
  },
};
const open: Step = { by: CLERK, action: { kind: 'open-session', at: '2026-09-18T01:05:00.000Z' } };
const take = (n: number): Step => ({ by: CLERK, action: { kind: 'take-matter', matter: matterId(n) } });

const CAME = sessionAfter([plan(), PUBLISHED, signIn('deputy-a', 'on-duty'), open, take(1), take(2)], 1);
const ABSENT = sessionAfter(
  [plan({ companions: [] }), PUBLISHED, signIn('deputy-a', 'absent', { reason: 'leave' })],
  2,
);
const REPLACED = sessionAfter(
  [plan({ companions: [] }), DELEGATE, PUBLISHED, signIn('legal-affairs-head', 'substitute'), open],
  3,
);
const CANCELLED = sessionAfter([plan(), { by: CLERK, action: { kind: 'cancel-session', reason: '停电' } }], 4);
const LATER = sessionAfter([plan({ day: '2026-10-09' })], 5);

test.each([
  ['RO-26 on duty, and a companion nobody signed for', CAME, ['on-duty', 'not-noted']],
  ['RO-26 absent with its reason', ABSENT, ['absent leave']],
  ['RO-26 replaced by written delegation', REPLACED, ['replaced meeting legal-affairs-head']],
  ['RO-26 a cancelled session was no duty', CANCELLED, []],
  ['RO-26 a session to come is none yet', LATER, []],
])('%s', (_name, session, states) => {
  const lines = attendanceLines([session], TODAY);
  expect(
    lines.map(({ state, reason, by }) => [state, reason, by].filter((part) => part !== undefined).join(' ')),
  ).toEqual(states);
});

test('RO-27 sessions planned, held, cancelled; matters, persons, settled at the counter', () => {
  const matters = new Map([[matterId(1), { persons: 3, settled: true }]]);
  const all = [CAME, ABSENT, REPLACED, CANCELLED];
  expect(tally(all, 'leader', matters)).toEqual([
    { key: 'deputy-a', planned: 3, held: 1, cancelled: 1, matters: 2, persons: 3, settled: 1 },
    { key: 'legal-affairs-head', planned: 1, held: 1, cancelled: 0, matters: 0, persons: 0, settled: 0 },
  ]);
  expect(tally(all, 'month', matters)).toEqual([
    { key: '2026-09', planned: 4, held: 2, cancelled: 1, matters: 2, persons: 3, settled: 1 },
  ]);
  expect(tally([...all, LATER], 'unit', matters).map(({ planned }) => planned)).toEqual([5]);
});

test('RO-35 the sum of one session: matters, slips, forms, and what goes on', () => {
  const sign: Step = { by: CLERK, action: { kind: 'sign-form', matter: matterId(2), medium: 'paper' } };
  const session = sessionAfter([plan(), PUBLISHED, signIn('deputy-a', 'on-duty'), open, take(1), take(2), sign], 6);
  const matters = new Map([[matterId(1), { persons: 3, settled: true }]]);
  const slip = { persons: 1, place: 1, desk: null, calls: 1 };
  const queue = {
    session: session.id,
    letter: 'A',
    tickets: [
      { ...slip, no: 'A001', state: 'done' as const },
      { ...slip, no: 'A002', state: 'passed' as const },
      { ...slip, no: 'A003', state: 'waiting' as const },
    ],
    desks: [],
    closedAt: null,
  };
  const isOver = (matter: string): boolean => matter === matterId(1);
  expect(sessionSummary(session, queue, matters, isOver)).toEqual({
    matters: 2,
    persons: 3,
    settled: 1,
    open: 1,
    forms: { screen: 0, paper: 1, missing: 1 },
    numbers: { given: 3, received: 1, left: 2 },
  });
  expect(sessionSummary(session, null, matters, isOver).numbers).toBeNull();
});

test('RO-28 leaders by the month, heads of offices by the week, others not at all', () => {
  const context = { calendar: BUILT_IN_CALENDAR, today: TODAY, exemptUpTo: () => 0 };
  const days = { first: day('2026-09-01'), last: day('2026-09-30'), office: null, leaders: 'county' } as const;
  const quotas = quotasIn(COUNTY, days, [CAME, ABSENT], context);
  expect(quotas.filter(({ officer }) => officer === 'deputy-a')).toMatchObject([
    { period: { level: 'county', first: '2026-09-01', last: '2026-09-30' }, days: ['2026-09-18'], state: 'met' },
  ]);
  expect(quotas.filter(({ officer }) => officer === 'jiaxi-head')).toHaveLength(5);
  expect(quotas.some(({ officer }) => officer === CLERK)).toBe(false);
  const own = quotasIn(COUNTY, { ...days, office: 'jiaxi' }, [], context);
  expect(new Set(own.map(({ officer }) => officer))).toEqual(new Set(['jiaxi-head']));
});

test('RO-42 R001-20 leaders of a city by the quarter', () => {
  const context = { calendar: BUILT_IN_CALENDAR, today: TODAY, exemptUpTo: () => 0 };
  const days = { first: day('2026-09-01'), last: day('2026-09-30'), office: null, leaders: 'city' } as const;
  const quotas = quotasIn(COUNTY, days, [CAME, ABSENT], context);
  expect(quotas.filter(({ officer }) => officer === 'deputy-a')).toMatchObject([
    { period: { level: 'city', first: '2026-07-01', last: '2026-09-30' }, days: ['2026-09-18'], state: 'met' },
  ]);
});

/** The weeks before and after 国庆 with one more day at rest each (invented): two working days are left. */
const TWO_SHORT_WEEKS = BUILT_IN_CALENDAR.years.reduce((calendar, year) => {
  if (year.year !== 2026) return calendar;
  const more = ['2026-09-28', '2026-10-08'].map((date) => ({ date, kind: 'rest', name: '虚构' }));
  return withCalendarYear(calendar, CalendarYear.parse({ ...year, days: [...year.days, ...more] }));
}, BUILT_IN_CALENDAR);

test('RO-18 ST-02 the county exempts short periods from a day on; what began before is counted as before', () => {
  const setting = { sets: 'number', key: 'exemptDays', value: 2, from: '2026-10-01', reason: '青司发〔2026〕3号' };
  const entry = SettingEntry.parse({ setting, enteredBy: 'sysadmin-a', enteredAt: '2026-09-20T01:00:00.000Z' });
  const settings = countySettings([entry]);
  const statesOf = (exemptUpTo: (first: PlainDate) => number) => {
    const days = { first: day('2026-09-28'), last: day('2026-10-07'), office: 'jiaxi', leaders: 'county' } as const;
    return quotasIn(COUNTY, days, [], { calendar: TWO_SHORT_WEEKS, today: day('2026-12-01'), exemptUpTo }).map(
      ({ workDays, state }) => [workDays, state],
    );
  };
  expect(statesOf(() => 0)).toEqual([
    [2, 'missed'],
    [2, 'missed'],
  ]);
  expect(statesOf((on) => settings.on(on).exemptDays)).toEqual([
    [2, 'missed'],
    [2, 'exempt'],
  ]);
});

const AHEAD = sessionAfter([plan({ day: '2026-09-29', host: 'deputy-b' })], 6);
const OFF = sessionAfter(
  [plan({ day: '2026-09-29', host: 'deputy-b' }), { by: CLERK, action: { kind: 'cancel-session', reason: '停电' } }],
  7,
);
const NONE = ['chief', 'deputy-a', 'deputy-b', 'deputy-c'];
test.each([
  ['eight days before the end nobody is told', 'county', '2026-09-23', [], []],
  ['seven days before', 'county', '2026-09-24', [], NONE],
  ['on the last day', 'county', '2026-09-30', [], NONE],
  ['the next month begins anew', 'county', '2026-10-01', [], []],
  ['who has received is not told', 'county', '2026-09-24', [CAME], ['chief', 'deputy-b', 'deputy-c']],
  [
    'who is down for a day is told with it',
    'county',
    '2026-09-24',
    [CAME, AHEAD],
    ['chief', 'deputy-b 2026-09-29', 'deputy-c'],
  ],
  ['a day that is over is none to come', 'county', '2026-09-30', [CAME, AHEAD], ['chief', 'deputy-b', 'deputy-c']],
  ['nor is one called off', 'county', '2026-09-24', [CAME, OFF], ['chief', 'deputy-b', 'deputy-c']],
  ['a city at the end of the quarter', 'city', '2026-09-24', [CAME], ['chief', 'deputy-b', 'deputy-c']],
  ['and not of its months', 'city', '2026-08-31', [], []],
] as const)('RO-46 R001-20 %s', (_name, leaders, today, sessions, lines) => {
  const context = { calendar: BUILT_IN_CALENDAR, today: day(today), exemptUpTo: () => 0 };
  const told = quotasEnding(COUNTY, leaders, sessions, context).map(({ quota, planned }) =>
    planned === null ? quota.officer : `${quota.officer} ${planned}`,
  );
  expect(told).toEqual(lines);
});
