import { describe, expect, test } from 'vitest';
import { instantAt } from '#shared/domain/calendar/plain-date.ts';
import type { ClockFacts } from '#shared/domain/deadline/clock-facts.ts';
import { extensionRefusal } from '#shared/domain/deadline/extension.ts';
import { clocksOf } from '#shared/domain/deadline/clocks-of.ts';
import { clockOf, contextOn, day, facts, told, type Written } from './facts.ts';

const ASSIGNED: Partial<ClockFacts> = { arrival: 'assigned' };
const extended = (on: string, days: number) => ({ kind: 'extended', on: day(on), days }) as const;
const hearing = (from: string, to: string | null) =>
  ({ kind: 'hearing', on: day(from), to: to === null ? null : day(to) }) as const;

type Row = readonly [
  name: string,
  today: string,
  written: readonly Written[],
  part: Partial<ClockFacts>,
  expected: readonly string[],
];

const C07 = ['received 2026-08-06', 'notified 2026-08-10', 'accepted 2026-08-10'] as const;
const C08 = ['received 2026-09-28', 'simple-chosen 2026-09-28'] as const;
const C19 = [
  'received 2026-07-01',
  'notified 2026-07-02',
  'accepted 2026-07-02',
  'opinion-issued 2026-08-28',
  'reply-delivered 2026-09-30',
  'rated 2026-10-01',
] as const;
const C19_RECHECK = [
  ...C19,
  'review-requested 2026-10-28',
  'review-decided 2026-11-20',
  'review-delivered 2026-11-25',
  'recheck-requested 2026-12-21',
] as const;

const rows: readonly Row[] = [
  ['DL-21 C01 received', '2026-09-04', ['received 2026-09-04'], {}, ['notifyDirect 2026-09-19 2026-09-20 running ok']],
  [
    'DL-56 C01 told on the rolled make-up Sunday',
    '2026-09-21',
    ['received 2026-09-04', 'notified 2026-09-20'],
    {},
    ['notifyDirect 2026-09-19 2026-09-20 ended in-rolled'],
  ],
  [
    'DL-30 C01 answered on the spot: nothing is left open',
    '2026-09-04',
    ['received 2026-09-04', 'spot-reply-chosen 2026-09-04', 'replied-on-spot 2026-09-04', 'closed 2026-09-04'],
    {},
    ['notifyDirect 2026-09-19 2026-09-20 ended in-time', 'simpleInstant 2026-09-04 2026-09-04 ended in-time'],
  ],
  [
    'DL-26 C07 before the extension',
    '2026-09-28',
    C07,
    {},
    ['handle 2026-10-09 2026-10-09 running ok', 'notifyDirect 2026-08-21 2026-08-21 ended in-time'],
  ],
  [
    'DL-27 C07 extended by thirty days',
    '2026-09-28',
    [...C07, extended('2026-09-28', 30)],
    {},
    [
      'extend 2026-11-08 2026-11-09 running ok',
      'notifyDirect 2026-08-21 2026-08-21 ended in-time',
      'handle 2026-10-09 2026-10-09 replaced',
    ],
  ],
  [
    'DL-17 C07 a second extension changes nothing, and none is longer than the rule allows',
    '2026-11-09',
    [...C07, extended('2026-09-28', 45), extended('2026-11-02', 30)],
    {},
    [
      'extend 2026-11-08 2026-11-09 running overdue',
      'notifyDirect 2026-08-21 2026-08-21 ended in-time',
      'handle 2026-10-09 2026-10-09 replaced',
    ],
  ],
  [
    'DL-17 fewer days than the most',
    '2026-09-28',
    [...C07, extended('2026-09-28', 10)],
    {},
    [
      'extend 2026-10-19 2026-10-19 running ok',
      'notifyDirect 2026-08-21 2026-08-21 ended in-time',
      'handle 2026-10-09 2026-10-09 replaced',
    ],
  ],
  [
    'DL-28 C08 simple procedure over 国庆: to be decided',
    '2026-09-28',
    C08,
    {},
    ['simpleDecide 2026-10-08 2026-10-08 running ok', 'notifyDirect 2026-10-13 2026-10-13 running ok'],
  ],
  [
    'DL-29 C08 accepted on 9-30, the make-up Saturday counted; no sixty days beside it',
    '2026-10-20',
    [...C08, 'notified 2026-09-30', 'simple-accepted 2026-09-30'],
    {},
    [
      'simpleHandle 2026-10-20 2026-10-20 running due-today',
      'notifyDirect 2026-10-13 2026-10-13 ended in-time',
      'simpleDecide 2026-10-08 2026-10-08 ended in-time',
    ],
  ],
  [
    'DL-12 C09 turned ordinary on 10-09, counted from 9-30',
    '2026-10-09',
    [...C08, 'notified 2026-09-30', 'simple-accepted 2026-09-30', 'turned-ordinary 2026-10-09'],
    {},
    [
      'handle 2026-11-29 2026-11-30 running ok',
      'notifyDirect 2026-10-13 2026-10-13 ended in-time',
      'simpleDecide 2026-10-08 2026-10-08 ended in-time',
      'simpleHandle 2026-10-20 2026-10-20 replaced',
    ],
  ],
  [
    'DL-14 C12 two clocks side by side; the objection does not stop the notice',
    '2026-09-29',
    ['received 2026-09-23', 'objected 2026-09-29'],
    ASSIGNED,
    ['notifyAssigned 2026-10-08 2026-10-08 running ok', 'objectAssigned 2026-10-08 2026-10-08 ended in-time'],
  ],
  [
    'DL-55 C12 on 10-09 the right to object is gone, the notice is late',
    '2026-10-09',
    ['received 2026-09-23'],
    ASSIGNED,
    ['notifyAssigned 2026-10-08 2026-10-08 running overdue', 'objectAssigned 2026-10-08 2026-10-08 lapsed'],
  ],
  [
    'DL-14 C12 agreed and given back: both end',
    '2026-09-30',
    ['received 2026-09-23', 'objected 2026-09-29', 'returned 2026-09-30'],
    ASSIGNED,
    ['notifyAssigned 2026-10-08 2026-10-08 ended in-time', 'objectAssigned 2026-10-08 2026-10-08 ended in-time'],
  ],
  [
    'DL-35 C13 the day of the assigning document beside the sixty days, the nearer first',
    '2026-10-13',
    [
      'received 2026-10-12',
      { kind: 'assigned', on: day('2026-10-12'), feedbackDue: day('2026-11-30') },
      'accepted 2026-10-12',
    ],
    ASSIGNED,
    [
      'notifyAssigned 2026-10-27 2026-10-27 running ok',
      'assignFeedback 2026-11-30 2026-11-30 running ok',
      'handle 2026-12-11 2026-12-11 running ok',
      'objectAssigned 2026-10-19 2026-10-19 ended in-time',
    ],
  ],
  [
    'DL-35 C13 answered to the petitioner only: the report to the assigner is still owed',
    '2026-11-20',
    [
      'received 2026-10-12',
      { kind: 'assigned', on: day('2026-10-12'), feedbackDue: day('2026-11-30') },
      'notified 2026-10-13',
      'accepted 2026-10-13',
      'opinion-issued 2026-11-18',
      'closed 2026-11-19',
    ],
    ASSIGNED,
    [
      'assignFeedback 2026-11-30 2026-11-30 running ok',
      'notifyAssigned 2026-10-27 2026-10-27 ended in-time',
      'objectAssigned 2026-10-19 2026-10-19 ended in-time',
      'handle 2026-12-12 2026-12-14 ended in-time',
    ],
  ],
  [
    'DL-15 DL-19 C14 returned for redo: the statutory day stays, both days are shown',
    '2026-09-22',
    [
      'received 2026-08-05',
      'notified 2026-08-05',
      'accepted 2026-08-05',
      'opinion-issued 2026-09-18',
      'returned-for-redo 2026-09-21',
      { kind: 'unit-date', on: day('2026-09-21'), name: '退回重办', due: day('2026-10-01') },
    ],
    {},
    [
      'unit-date:退回重办 2026-10-01 2026-10-01 running ok',
      'handle 2026-10-04 2026-10-08 running ok',
      'notifyDirect 2026-08-20 2026-08-20 ended in-time',
    ],
  ],
  [
    'DL-08 C14 on 10-05 the red line has passed, though the rolled day has not',
    '2026-10-05',
    ['received 2026-08-05', 'notified 2026-08-05', 'accepted 2026-08-05', 'returned-for-redo 2026-09-21'],
    {},
    ['handle 2026-10-04 2026-10-08 running overdue', 'notifyDirect 2026-08-20 2026-08-20 ended in-time'],
  ],
  [
    'DL-31 C19 signed for on 9-30',
    '2026-09-30',
    C19,
    {},
    [
      'reviewApply 2026-10-30 2026-10-30 running ok',
      'notifyDirect 2026-07-16 2026-07-16 ended in-time',
      'handle 2026-08-31 2026-08-31 ended in-time',
      'satisfaction 2026-10-30 2026-10-30 ended in-time',
    ],
  ],
  [
    'DL-32 C19 review requested',
    '2026-10-28',
    [...C19, 'review-requested 2026-10-28'],
    {},
    [
      'reviewHandle 2026-11-27 2026-11-27 running ok',
      'notifyDirect 2026-07-16 2026-07-16 ended in-time',
      'handle 2026-08-31 2026-08-31 ended in-time',
      'reviewApply 2026-10-30 2026-10-30 ended in-time',
      'satisfaction 2026-10-30 2026-10-30 ended in-time',
    ],
  ],
  [
    'DL-55 C18 the thirty days are over and nobody is late',
    '2026-11-05',
    [
      'received 2026-08-03',
      'notified 2026-08-03',
      'accepted 2026-08-03',
      'closed 2026-09-15',
      'reply-delivered 2026-09-15',
    ],
    {},
    [
      'notifyDirect 2026-08-18 2026-08-18 ended in-time',
      'handle 2026-10-02 2026-10-08 ended in-time',
      'reviewApply 2026-10-15 2026-10-15 lapsed',
      'satisfaction 2026-10-15 2026-10-15 lapsed',
    ],
  ],
  [
    'DL-36 C24 the first reminder, three days after the answer was due',
    '2026-09-19',
    ['reply-due 2026-09-18'],
    {},
    ['nudge 2026-09-21 2026-09-21 running due-soon'],
  ],
  [
    'DL-36 C24 the second, three days later',
    '2026-09-22',
    ['reply-due 2026-09-18', 'nudged 2026-09-21'],
    {},
    ['nudge 2026-09-24 2026-09-24 running due-soon'],
  ],
  [
    'DL-37 C25 report of the inspection',
    '2026-10-10',
    ['inspection-ended 2026-09-29'],
    {},
    ['leaderReport 2026-10-09 2026-10-09 running overdue'],
  ],
  [
    'DL-40 C30 confirmation by the court',
    '2026-10-08',
    ['agreement-effective 2026-09-12'],
    {},
    ['mediationConfirm 2026-10-12 2026-10-12 running ok'],
  ],
  [
    'DL-24 DL-53 C21 a signed report: forwarded within fifteen days, acknowledged within fifteen working days',
    '2026-09-15',
    ['received 2026-09-15'],
    { procedure: 'named-report', forwards: true, noticeExcused: true },
    [
      'forwardCounty 2026-09-19 2026-09-20 running ok',
      'forwardByPetitionOffice 2026-09-30 2026-09-30 running ok',
      'reportAck 2026-10-12 2026-10-12 running ok',
    ],
  ],
  ['DL-57 C37 unsigned: no notice is owed', '2026-09-22', ['received 2026-09-22'], { noticeExcused: true }, []],
  ['DL-57 C32 a doubtful day starts nothing', '2026-09-22', ['received 2026-09-22'], { timeDoubtful: true }, []],
  [
    'DL-57 C33 a duplicate ends where the main registration goes on',
    '2026-09-06',
    ['received 2026-09-05', 'merged 2026-09-06'],
    {},
    ['notifyDirect 2026-09-20 2026-09-20 ended in-time'],
  ],
  [
    'DL-26 C39 a suggestion has no sixty days',
    '2026-10-22',
    ['received 2026-10-22', 'accepted 2026-10-22'],
    { procedure: 'suggestion' },
    ['notifyDirect 2026-11-06 2026-11-06 running ok'],
  ],
  [
    'DL-18 R004-16 both promised days beside the statutory one',
    '2026-09-10',
    [
      'received 2026-09-04',
      { kind: 'promised', on: day('2026-09-04'), what: 'answer', due: day('2026-09-11') },
      { kind: 'promised', on: day('2026-09-04'), what: 'settle', due: day('2026-09-25') },
    ],
    {},
    [
      'promised:answer 2026-09-11 2026-09-11 running due-soon',
      'notifyDirect 2026-09-19 2026-09-20 running ok',
      'promised:settle 2026-09-25 2026-09-25 running ok',
    ],
  ],
  [
    'DL-18 R004-16 kept late is late; a later promise takes the place of the earlier',
    '2026-09-30',
    [
      'received 2026-09-04',
      'notified 2026-09-12',
      { kind: 'promised', on: day('2026-09-04'), what: 'answer', due: day('2026-09-11') },
      { kind: 'promise-kept', on: day('2026-09-12'), what: 'answer' },
      { kind: 'promised', on: day('2026-09-04'), what: 'settle', due: day('2026-09-25') },
      { kind: 'promised', on: day('2026-09-24'), what: 'settle', due: day('2026-10-12') },
    ],
    {},
    [
      'promised:settle 2026-10-12 2026-10-12 running ok',
      'notifyDirect 2026-09-19 2026-09-20 ended in-time',
      'promised:answer 2026-09-11 2026-09-11 ended late',
    ],
  ],
  [
    'DL-41 DL-42 where else one can go, told with its last day',
    '2026-09-10',
    ['act-known 2026-09-10'],
    {},
    ['reconsider 2026-11-09 2026-11-09 running ok', 'sue 2027-03-10 2027-03-10 running ok'],
  ],
  [
    'DL-43 DL-44 open information, answered in the extended time',
    '2026-09-01',
    ['received 2026-08-03', extended('2026-08-28', 20)],
    { procedure: 'open-information', noticeExcused: true },
    ['foiExtend 2026-09-28 2026-09-28 running ok', 'foiReply 2026-08-31 2026-08-31 replaced'],
  ],
  [
    'DL-45 to DL-48 a complaint about legal aid',
    '2026-11-10',
    ['received 2026-09-01', 'accepted 2026-09-08', 'decided 2026-11-06'],
    { procedure: 'legal-aid-complaint', noticeExcused: true },
    [
      'laComplaintNotify 2026-11-13 2026-11-13 running due-soon',
      'laComplaintDecide 2026-09-08 2026-09-08 ended in-time',
      'laComplaintHandle 2026-11-07 2026-11-09 ended in-time',
    ],
  ],
  [
    'DL-49 to DL-52 a complaint about a forensic examiner, extended',
    '2026-11-30',
    ['received 2026-09-01', 'accepted 2026-09-10', extended('2026-11-02', 30)],
    { procedure: 'forensic-complaint', noticeExcused: true },
    [
      'faComplaintExtend 2026-12-09 2026-12-09 running ok',
      'faComplaintDecide 2026-09-10 2026-09-10 ended in-time',
      'faComplaintHandle 2026-11-09 2026-11-09 replaced',
    ],
  ],
];

test.each(rows)('%s', (_name, today, written, part, expected) => {
  expect(told(facts(written, part), today)).toEqual(expected);
});

test('the table above is not empty by accident', () => expect(rows.length).toBeGreaterThan(30));

describe('DL-16 C19 the hearing of the recheck is not counted', () => {
  test.each([
    ['before it', [], '2027-01-20', false, '2027-01-05'],
    ['six to twelve January, seven days', [hearing('2027-01-06', '2027-01-12')], '2027-01-27', false, '2027-01-13'],
    ['while it lasts, each day moves the line', [hearing('2027-01-06', null)], '2027-01-23', true, '2027-01-08'],
    [
      'overlapping days count once',
      [hearing('2027-01-06', '2027-01-10'), hearing('2027-01-08', '2027-01-12')],
      '2027-01-27',
      false,
      '2027-01-13',
    ],
    ['a hearing of the handling long before', [hearing('2026-08-10', '2026-08-12')], '2027-01-20', false, '2027-01-05'],
    ['a hearing after the last day', [hearing('2027-01-21', '2027-01-22')], '2027-01-20', false, '2027-01-20'],
    ['on the last day itself', [hearing('2027-01-20', '2027-01-20')], '2027-01-21', false, '2027-01-19'],
  ] as const)('%s', (_name, held, due, paused, today) => {
    const clock = clockOf(facts([...C19_RECHECK, ...held]), 'recheckHandle', today);
    expect(clock).toMatchObject({ deadline: { due, certainty: 'provisional' }, state: { kind: 'running', paused } });
  });

  test('the steps say so', () => {
    const clock = clockOf(facts([...C19_RECHECK, hearing('2027-01-06', '2027-01-12')]), 'recheckHandle', '2027-01-13');
    expect(clock.deadline.steps.slice(0, 5)).toMatchObject([
      { kind: 'start', date: '2026-12-21', on: 'recheck-requested' },
      { kind: 'span', from: '2026-12-22', to: '2027-01-05', days: 15 },
      { kind: 'excluded', from: '2027-01-06', to: '2027-01-12', days: 7 },
      { kind: 'span', from: '2027-01-13', to: '2027-01-27', days: 15 },
      { kind: 'due' },
    ]);
  });
});

describe('DL-13 R004-61 which regulation', () => {
  test.each([
    ['accepted on the last day of the old one', '2022-04-30', '《信访条例》', '第三十三条', '2022-06-29'],
    ['accepted on the first day of the new one', '2022-05-01', '《信访工作条例》', '第三十四条', '2022-06-30'],
    ['long before', '2018-03-01', '《信访条例》', '第三十三条', '2018-04-30'],
  ])('%s', (_name, on, basis, article, due) => {
    const clock = clockOf(facts([`received ${on}`, `accepted ${on}`]), 'handle', '2026-09-04');
    expect(clock).toMatchObject({ rule: { basis, article }, deadline: { due } });
  });

  test('an old matter keeps the old one to its end, also for the review years later', () => {
    const old = facts([
      'received 2022-04-20',
      'accepted 2022-04-25',
      'opinion-issued 2022-06-20',
      'reply-delivered 2022-06-21',
    ]);
    expect(clockOf(old, 'reviewApply', '2022-06-22').rule).toMatchObject({
      basis: '《信访条例》',
      article: '第三十四条',
    });
  });

  test('received before, accepted after: the new one', () => {
    const matter = facts(['received 2022-04-20', 'accepted 2022-05-05']);
    expect(clockOf(matter, 'handle', '2022-05-06').rule).toMatchObject({ basis: '《信访工作条例》' });
  });

  test('the old one bound every accepted matter, the new one only 31 条 6 项; objection is new', () => {
    const ids = (on: string, part: Partial<ClockFacts>): readonly string[] =>
      clocksOf(facts([`received ${on}`, `accepted ${on}`], part), contextOn(on)).map(({ id }) => id);
    const duty = { procedure: 'statutory-duty' } as const;
    expect(ids('2021-03-01', duty)).toEqual(['notifyDirect', 'handle']);
    expect(ids('2026-03-02', duty)).toEqual(['notifyDirect']);
    expect(ids('2021-03-01', ASSIGNED)).toEqual(['notifyAssigned', 'handle']);
    expect(ids('2026-03-02', ASSIGNED)).toEqual(['notifyAssigned', 'handle', 'objectAssigned']);
  });

  test('simple procedure by the trial measures until they were replaced', () => {
    const simple = (on: string) =>
      clockOf(facts([`received ${on}`, `simple-chosen ${on}`]), 'simpleDecide', on).rule?.basis;
    expect(simple('2021-03-01')).toContain('试行');
    expect(simple('2022-07-01')).toContain('试行');
    expect(simple('2026-09-28')).toBe('《信访事项简易办理办法》');
  });
});

describe('DL-17 C07 may it be extended?', () => {
  const refusal = (written: readonly Written[], on: string, days = 30) =>
    extensionRefusal(clocksOf(facts(written), contextOn(on)), day(on), days, 30);

  test.each([
    ['asked for in time', C07, '2026-09-28', 30, null],
    ['on the last day', C07, '2026-10-09', 30, null],
    ['C07 on 10-12 it is too late', C07, '2026-10-12', 30, 'too-late'],
    ['a second time', [...C07, extended('2026-09-28', 10)], '2026-10-12', 10, 'already-extended'],
    ['more than thirty days', C07, '2026-09-28', 31, 'too-long'],
    ['not accepted yet', ['received 2026-08-06'], '2026-08-07', 30, 'nothing-to-extend'],
    ['answered already', [...C07, 'opinion-issued 2026-09-01'], '2026-09-28', 30, 'nothing-to-extend'],
    ['between the red line and the rolled day', ['received 2026-08-05', 'accepted 2026-08-05'], '2026-10-08', 30, null],
  ] as const)('%s', (_name, written, on, days, code) => {
    expect(refusal(written, on, days)?.code ?? null).toBe(code);
  });
});

describe('DL-06 C22 C23 one hour', () => {
  const at = (time: string) => instantAt(day('2026-09-04'), time);
  const learned = { kind: 'learned', on: day('2026-09-04'), at: at('14:20') } as const;
  const reported = (time: string) => ({ kind: 'incident-reported', on: day('2026-09-04'), at: at(time) }) as const;
  test.each([
    ['running', [learned], '15:20', { kind: 'running', light: 'due-today' }],
    ['one minute past', [learned], '15:21', { kind: 'running', light: 'overdue' }],
    ['C22 reported at 14:35', [learned, reported('14:35')], '18:10', { kind: 'ended', outcome: 'in-time' }],
    ['C23 reported at 15:50', [learned, reported('15:50')], '18:10', { kind: 'ended', outcome: 'late' }],
  ] as const)('%s', (_name, written, now, state) => {
    const clock = clockOf(facts(written), 'incidentReport', '2026-09-04', now);
    expect(clock).toMatchObject({ dueAt: at('15:20'), state });
  });
});
