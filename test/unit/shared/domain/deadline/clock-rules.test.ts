/** Hearings, the change of regulation, extensions and the one hour, each rule by itself. */
import { describe, expect, test } from 'vitest';
import { instantAt } from '#shared/domain/calendar/plain-date.ts';
import type { ClockFacts } from '#shared/domain/deadline/clock-facts.ts';
import { extensionRefusal } from '#shared/domain/deadline/extension.ts';
import { clocksOf } from '#shared/domain/deadline/clocks-of.ts';
import { clockOf, contextOn, day, facts, type Written } from './facts.ts';
import { ASSIGNED, C07, C19_RECHECK, extended, hearing } from './clock-cases.ts';

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
      { kind: 'span', nth: 1, from: '2026-12-22', to: '2027-01-05', days: 15 },
      { kind: 'excluded', from: '2027-01-06', to: '2027-01-12', days: 7 },
      { kind: 'span', nth: 16, from: '2027-01-13', to: '2027-01-27', days: 15 },
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

test('CAL-02 R004-61 the days of a matter under 《信访条例》 are certain: its years have their notices', () => {
  const clocks = clocksOf(facts(['received 2021-09-13', 'accepted 2021-09-15']), contextOn('2021-09-15'));
  expect(clocks.map(({ id, deadline }) => `${id} ${deadline.due} ${deadline.rolled} ${deadline.certainty}`)).toEqual([
    'notifyDirect 2021-09-28 2021-09-28 certain',
    'handle 2021-11-14 2021-11-15 certain',
  ]);
});
