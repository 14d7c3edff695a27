import { isWorkday } from 'chinese-days';
import { expect, test } from 'vitest';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { dayStatus } from '#shared/domain/calendar/day-status.ts';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import { PlainDate } from '#shared/model/plain-date.ts';

test.each([
  ['2021-02-20', true, '春节'],
  ['2022-05-07', true, '劳动节'],
  ['2023-01-02', false, '元旦'],
  ['2023-06-25', true, '端午'],
] as const)('CAL-02 %s by its notice', (date, work, name) => {
  expect(dayStatus(BUILT_IN_CALENDAR, PlainDate.parse(date))).toMatchObject({ work, name, source: 'statutory' });
});

test('CAL-02 every day of the built-in years agrees with the source package', () => {
  let compared = 0;
  for (let date = PlainDate.parse('2021-01-01'); date <= '2026-12-31'; date = addDays(date, 1)) {
    expect([date, dayStatus(BUILT_IN_CALENDAR, date).work]).toEqual([date, isWorkday(date)]);
    compared += 1;
  }
  expect(compared).toBe(365 * 5 + 366);
});
