import { expect, test } from 'vitest';
import {
  addDays,
  addMinutes,
  addMonths,
  daysBetween,
  instantAt,
  instantToPlainDate,
  instantToTime,
  isWeekend,
  minutesBetween,
  plainDateOf,
  weekday,
  yearOf,
} from '#shared/domain/calendar/plain-date.ts';
import { Instant, PlainDate } from '#shared/model/plain-date.ts';

const day = (text: string): PlainDate => PlainDate.parse(text);
const at = (text: string): Instant => Instant.parse(text);

test.each([
  '2026-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-04-31',
  '2100-02-29',
  '26-09-04',
  '2026-9-4',
  '2026-09-04T00:00',
])('CAL-01 %s is not a day', (text) => {
  expect(PlainDate.safeParse(text).success).toBe(false);
});

test.each(['2024-02-29', '2000-02-29', '2026-12-31'])('CAL-01 %s is a day', (text) => {
  expect(PlainDate.parse(text)).toBe(text);
});

test.each([
  '2026-09-04T01:10:00Z',
  '2026-09-04T09:10:00.000+08:00',
  '2026-02-30T00:00:00.000Z',
  '2026-09-04T24:00:00.000Z',
])('CAL-01 %s is not an instant', (text) => {
  expect(Instant.safeParse(text).success).toBe(false);
});

test.each([
  ['morning in Beijing', '2026-09-04T01:10:00.000Z', '2026-09-04', '09:10'],
  ['last minute of the Beijing day', '2026-09-04T15:59:59.999Z', '2026-09-04', '23:59'],
  ['midnight in Beijing', '2026-09-04T16:00:00.000Z', '2026-09-05', '00:00'],
  ['New Year comes first in Beijing', '2026-12-31T16:00:00.000Z', '2027-01-01', '00:00'],
  ['a summer of the years with daylight saving', '2026-07-01T15:30:00.000Z', '2026-07-01', '23:30'],
])('CAL-01 %s', (_name, instant, date, time) => {
  expect(instantToPlainDate(at(instant))).toBe(date);
  expect(instantToTime(at(instant))).toBe(time);
});

test('CAL-01 a wall-clock time in Beijing becomes a moment and back', () => {
  const instant = instantAt(day('2026-09-04'), '00:05');
  expect(instant).toBe('2026-09-03T16:05:00.000Z');
  expect(instantToPlainDate(instant)).toBe('2026-09-04');
  expect(() => instantAt(day('2026-09-04'), '24:00')).toThrow(RangeError);
});

test.each([
  ['over the end of a month', '2026-09-16', 15, '2026-10-01'],
  ['over the end of a year', '2026-11-20', 60, '2027-01-19'],
  ['over 29 February', '2028-02-28', 1, '2028-02-29'],
  ['backwards', '2026-03-01', -1, '2026-02-28'],
  ['nothing', '2026-03-01', 0, '2026-03-01'],
])('CAL-07 calendar days %s', (_name, from, days, to) => {
  expect(addDays(day(from), days)).toBe(to);
  expect(daysBetween(day(from), day(to))).toBe(days);
});

test.each([
  ['no corresponding day: end of February', '2026-01-31', 1, '2026-02-28'],
  ['leap year', '2028-01-31', 1, '2028-02-29'],
  ['corresponding day', '2026-03-10', 1, '2026-04-10'],
  ['six months over the year', '2026-08-31', 6, '2027-02-28'],
  ['from December', '2026-12-31', 12, '2027-12-31'],
  ['backwards over the year', '2026-01-15', -1, '2025-12-15'],
])('CAL-09 months: %s', (_name, from, months, to) => {
  expect(addMonths(day(from), months)).toBe(to);
});

test('CAL-01 weekdays', () => {
  expect(weekday(day('2026-09-04'))).toBe(5);
  expect(weekday(day('2026-09-06'))).toBe(7);
  expect(weekday(day('1950-01-02'))).toBe(1);
  expect(isWeekend(day('2026-09-05'))).toBe(true);
  expect(yearOf(day('2026-09-06'))).toBe(2026);
  expect(() => plainDateOf(2026, 2, 30)).toThrow(RangeError);
  expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError);
});

test('DL-06 minutes ignore seconds', () => {
  const start = at('2026-09-04T06:20:00.000Z');
  expect(addMinutes(start, 60)).toBe('2026-09-04T07:20:00.000Z');
  expect(minutesBetween(start, at('2026-09-04T06:20:59.999Z'))).toBe(0);
  expect(minutesBetween(start, at('2026-09-04T06:21:00.000Z'))).toBe(1);
});
