import { expect, test } from 'vitest';
import { clocksOf } from '#shared/domain/deadline/clocks-of.ts';
import { reminderStep, remindersOf } from '#shared/domain/deadline/reminders.ts';
import { countySettings } from '#shared/domain/settings/county-settings.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { contextOn, day, facts, type Written } from './facts.ts';

function reminded(written: readonly Written[], today: string): readonly string[] {
  return remindersOf(clocksOf(facts(written), contextOn(today)), day(today)).map(
    ({ id, kind, daysLeft }) => `${id} ${kind} ${daysLeft}`,
  );
}

const HANDLED = ['received 2026-08-06', 'notified 2026-08-06', 'accepted 2026-08-10'];
const PROMISED = { kind: 'promised', on: day('2026-09-04'), what: 'settle', due: day('2026-09-25') } as const;

test.each([
  ['eight days before', HANDLED, '2026-10-01', []],
  ['seven days before', HANDLED, '2026-10-02', ['handle:2026-10-09:7 soon 7']],
  ['the same one while nothing new has come', HANDLED, '2026-10-05', ['handle:2026-10-09:7 soon 4']],
  ['three days before', HANDLED, '2026-10-06', ['handle:2026-10-09:3 soon 3']],
  ['the laptop was shut on the third day', HANDLED, '2026-10-07', ['handle:2026-10-09:3 soon 2']],
  ['one day before', HANDLED, '2026-10-08', ['handle:2026-10-09:1 soon 1']],
  ['the day itself', HANDLED, '2026-10-09', ['handle:2026-10-09:0 today 0']],
  ['afterwards every day', HANDLED, '2026-10-20', ['handle:2026-10-09:late overdue -11']],
  ['done', [...HANDLED, 'opinion-issued 2026-10-08'], '2026-10-20', []],
  ['R004-16 four days before a promise', [PROMISED], '2026-09-21', []],
  ['R004-16 three days', [PROMISED], '2026-09-22', ['promised:settle:2026-09-25:3 soon 3']],
  ['R004-16 the day before', [PROMISED], '2026-09-24', ['promised:settle:2026-09-25:1 soon 1']],
  ['R004-16 the day itself', [PROMISED], '2026-09-25', ['promised:settle:2026-09-25:0 today 0']],
  [
    'R004-16 the promise and the statutory day, the nearer first',
    [...HANDLED, { ...PROMISED, due: day('2026-10-07') }],
    '2026-10-06',
    ['promised:settle:2026-10-07:1 soon 1', 'handle:2026-10-09:3 soon 3'],
  ],
  [
    'a limit of three working days is not announced a week ahead',
    ['received 2026-09-28', 'simple-chosen 2026-09-28', 'notified 2026-09-28'],
    '2026-10-02',
    [],
  ],
  [
    'C30 seven days before the confirmation is lost',
    ['agreement-effective 2026-09-12'],
    '2026-10-05',
    ['mediationConfirm:2026-10-12:7 soon 7'],
  ],
  ['the petitioner is not hurried to ask for a review', ['reply-delivered 2026-09-30'], '2026-10-30', []],
] as const)('DL-58 %s', (_name, written, today, expected) => {
  expect(reminded(written, today)).toEqual(expected);
});

test.each([
  ['2026-09-24', null],
  ['2026-09-25', '7'],
  ['2026-09-29', '3'],
  ['2026-10-02', '0'],
  ['2026-10-03', 'late'],
] as const)('DL-58 a limit as a list keeps it, without its reasons: on %s %s', (today, step) => {
  const kept = { code: 'notifyDirect', kind: 'statutory', start: day('2026-09-17'), due: day('2026-10-02') } as const;
  expect(reminderStep(kept, day(today))).toBe(step);
});

test('DL-58 a county that set long notices alone still has one for a short limit', () => {
  const kept = { code: 'notifyDirect', kind: 'statutory', start: day('2026-09-21'), due: day('2026-09-28') } as const;
  const settings = countySettings([
    {
      setting: {
        sets: 'reminder',
        key: 'statutory',
        days: [10, 5],
        from: day('2026-09-01'),
        reason: '青司发〔2026〕3号',
      },
      enteredBy: 'sysadmin-a',
      enteredAt: Instant.parse('2026-09-01T01:00:00.000Z'),
    },
  ]);
  expect([reminderStep(kept, day('2026-09-22'), settings), reminderStep(kept, day('2026-09-23'), settings)]).toEqual([
    null,
    '5',
  ]);
});
