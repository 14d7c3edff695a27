import { expect, test } from 'vitest';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import {
  fridayChoices,
  fridayReceptions,
  meetsRegularFriday,
} from '#shared/domain/reception/roster/friday-reception.ts';
import { PlainDate } from '#shared/model/plain-date.ts';

const day = (text: string): PlainDate => PlainDate.parse(text);

test('RO-01 calendar.md §4: 52 Fridays in 2026, six of them at rest', () => {
  const fridays = fridayReceptions(BUILT_IN_CALENDAR, 2026);
  expect(fridays).toHaveLength(52);
  expect(fridays.filter(({ status }) => !status.work).map(({ day: friday }) => friday)).toEqual([
    '2026-01-02',
    '2026-02-20',
    '2026-05-01',
    '2026-06-19',
    '2026-09-25',
    '2026-10-02',
  ]);
});

test('RO-02 C29 make-up Sundays and Saturdays bring no reception', () => {
  const days = fridayReceptions(BUILT_IN_CALENDAR, 2026).map(({ day: friday }) => String(friday));
  expect(days).not.toContain('2026-09-20');
  expect(days).not.toContain('2026-10-10');
});

test.each([
  ['中秋', '2026-09-25', '2026-09-24', '2026-09-28'],
  ['国庆', '2026-10-02', '2026-09-30', '2026-10-08'],
  ['春节: nine days off', '2026-02-20', '2026-02-14', '2026-02-24'],
  ['元旦: the Sunday after is worked', '2026-01-02', '2025-12-31', '2026-01-04'],
])('RO-03 C29 %s: cancel, earlier, later', (_name, friday, earlier, later) => {
  expect(fridayChoices(BUILT_IN_CALENDAR, day(friday))).toEqual([
    { kind: 'cancel' },
    { kind: 'earlier', day: earlier },
    { kind: 'later', day: later },
  ]);
});

test('RO-03 a working Friday needs no choice', () => {
  expect(fridayChoices(BUILT_IN_CALENDAR, day('2026-09-18'))).toEqual([]);
});

test.each([
  ['2026-10-09', true],
  ['2026-10-08', false],
  ['2026-10-02', false],
])('RO-04 C29 moved to %s meets another Friday reception: %s', (moved, meets) => {
  expect(meetsRegularFriday(BUILT_IN_CALENDAR, day(moved))).toBe(meets);
});
