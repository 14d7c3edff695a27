import { expect, test } from 'vitest';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { addMonths, addDays } from '#shared/domain/calendar/plain-date.ts';
import { addWorkDays, countWorkDays, rollForward, walkWorkDays } from '#shared/domain/calendar/work-days.ts';
import { PlainDate } from '#shared/model/plain-date.ts';

const day = (text: string): PlainDate => PlainDate.parse(text);

test('CAL-02 2026 has 248 working days', () => {
  expect(countWorkDays(BUILT_IN_CALENDAR, day('2026-01-01'), day('2026-12-31'))).toBe(248);
});

test.each([21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23].map((count, index) => [index + 1, count]))(
  'CAL-02 month %i of 2026 has %i working days',
  (month, count) => {
    const first = addMonths(day('2026-01-01'), month - 1);
    expect(countWorkDays(BUILT_IN_CALENDAR, first, addDays(addMonths(first, 1), -1))).toBe(count);
  },
);

test('CAL-02 the week of the spring festival has none', () => {
  expect(countWorkDays(BUILT_IN_CALENDAR, day('2026-02-16'), day('2026-02-22'))).toBe(0);
});

test.each([
  ['over 国庆', '2026-09-28', 3, '2026-10-08'],
  ['over 国庆, the make-up Saturday counted', '2026-09-30', 10, '2026-10-20'],
  ['C24 ends on a make-up Saturday', '2026-09-28', 5, '2026-10-10'],
  ['C25 report', '2026-09-29', 3, '2026-10-09'],
  ['C25 around 中秋', '2026-09-24', 3, '2026-09-30'],
  ['C21 fifteen', '2026-09-15', 15, '2026-10-12'],
  ['none: the day itself, even at rest', '2026-10-01', 0, '2026-10-01'],
])('CAL-06 %s', (_name, from, count, to) => {
  expect(addWorkDays(BUILT_IN_CALENDAR, day(from), count)).toBe(to);
});

test('CAL-06 half a working day is a mistake of the program', () => {
  expect(() => walkWorkDays(BUILT_IN_CALENDAR, day('2026-09-01'), 0.5)).toThrow(RangeError);
  expect(() => walkWorkDays(BUILT_IN_CALENDAR, day('2026-09-01'), -1)).toThrow(RangeError);
});

test.each([
  ['Saturday to a make-up Sunday', '2026-09-19', '2026-09-20'],
  ['last day of 国庆', '2026-10-07', '2026-10-08'],
  ['a working day stays', '2026-10-08', '2026-10-08'],
  ['a make-up day stays', '2026-10-10', '2026-10-10'],
])('CAL-08 %s', (_name, from, to) => {
  expect(rollForward(BUILT_IN_CALENDAR, day(from))).toBe(to);
});
