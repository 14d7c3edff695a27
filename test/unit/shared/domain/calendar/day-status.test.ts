import { describe, expect, test } from 'vitest';
import { BUILT_IN_CALENDAR, withCalendarYear } from '#shared/domain/calendar/built-in-calendar.ts';
import { dayStatus } from '#shared/domain/calendar/day-status.ts';
import { addDays, isWeekend } from '#shared/domain/calendar/plain-date.ts';
import { statutoryFloor } from '#shared/domain/calendar/statutory-floor.ts';
import { CalendarYear, WorkCalendar } from '#shared/model/calendar.ts';
import { PlainDate } from '#shared/model/plain-date.ts';

const day = (text: string): PlainDate => PlainDate.parse(text);
const status = (text: string, calendar = BUILT_IN_CALENDAR) => dayStatus(calendar, day(text));

function daysFrom(first: string, last: string): readonly PlainDate[] {
  const days: PlainDate[] = [];
  for (let date = day(first); date <= last; date = addDays(date, 1)) days.push(date);
  return days;
}

describe('CAL-02 arrangements of 2026 by the notice (calendar §1.2)', () => {
  test.each([
    ['元旦', '2026-01-01', '2026-01-03'],
    ['春节', '2026-02-15', '2026-02-23'],
    ['清明', '2026-04-04', '2026-04-06'],
    ['劳动节', '2026-05-01', '2026-05-05'],
    ['端午', '2026-06-19', '2026-06-21'],
    ['中秋', '2026-09-25', '2026-09-27'],
    ['国庆节', '2026-10-01', '2026-10-07'],
  ])('%s %s to %s is free', (name, first, last) => {
    for (const date of daysFrom(first, last)) {
      expect(status(date)).toEqual({ date, work: false, reason: 'holiday', name, source: 'statutory' });
    }
    expect(status(addDays(day(first), -1)).reason).not.toBe('holiday');
    expect(status(addDays(day(last), 1)).reason).not.toBe('holiday');
  });

  test('exactly six weekend days are worked', () => {
    const worked = daysFrom('2026-01-01', '2026-12-31').filter((date) => isWeekend(date) && status(date).work);
    expect(worked).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']);
    expect(status('2026-09-20')).toMatchObject({ reason: 'make-up-work-day', name: '国庆节', source: 'statutory' });
  });

  test('ordinary days of a covered year', () => {
    expect(status('2026-09-04')).toMatchObject({ work: true, reason: 'weekday', name: null, source: 'statutory' });
    expect(status('2026-09-05')).toMatchObject({ work: false, reason: 'weekend', name: null, source: 'statutory' });
  });
});

describe('CAL-03 the floor of a year without a notice', () => {
  test.each([
    ['元旦 2027, which chinese-days calls a working day', '2027-01-01', 'festival', '元旦'],
    ['除夕', '2027-02-05', 'festival', '春节'],
    ['初一', '2027-02-06', 'festival', '春节'],
    ['初三', '2027-02-08', 'festival', '春节'],
    ['清明', '2027-04-05', 'festival', '清明'],
    ['端午', '2027-06-09', 'festival', '端午'],
    ['中秋', '2027-09-15', 'festival', '中秋'],
    ['国庆 first day', '2027-10-01', 'festival', '国庆节'],
  ])('%s', (_name, date, reason, name) => {
    expect(status(date)).toEqual({ date, work: false, reason, name, source: 'provisional' });
  });

  test.each([
    ['初一 and 初二 2027 on a weekend: first working day after', '2027-02-09', '春节'],
    ['… and the next', '2027-02-10', '春节'],
    ['1 May 2027 is a Saturday', '2027-05-03', '劳动节'],
    ['2 May 2027 is a Sunday', '2027-05-04', '劳动节'],
    ['2 October 2027 is a Saturday', '2027-10-04', '国庆节'],
    ['3 October 2027 is a Sunday', '2027-10-05', '国庆节'],
    ['元旦 2028 is a Saturday', '2028-01-03', '元旦'],
    ['中秋 2028 falls on 3 October, one more is owed', '2028-10-04', '国庆节'],
    ['1 October 2028 is a Sunday', '2028-10-05', '国庆节'],
  ])('CAL-04 %s', (_name, date, name) => {
    expect(status(date)).toEqual({ date, work: false, reason: 'festival-substitute', name, source: 'provisional' });
  });

  test.each([2027, 2028, 2029, 2030])('CAL-04 %i has exactly 13 weekdays off', (year) => {
    const floor = statutoryFloor(year);
    expect(floor.complete).toBe(true);
    expect([...floor.days.keys()].filter((date) => !isWeekend(date))).toHaveLength(13);
  });

  test.each([2027, 2028, 2029, 2030])('CAL-05 no day of %i is ever certain', (year) => {
    for (const date of daysFrom(`${year}-01-01`, `${year}-12-31`)) expect(status(date).source).toBe('provisional');
  });

  test('CAL-05 a year whose moving festivals are unknown says so, and still rests on fixed ones', () => {
    expect(status('2031-03-03')).toMatchObject({ work: true, reason: 'weekday', source: 'weekend-only' });
    expect(status('2031-10-01')).toMatchObject({ work: false, reason: 'festival', source: 'provisional' });
  });
});

describe('CAL-10 entering a year', () => {
  const notice2027 = CalendarYear.parse({
    year: 2027,
    coverage: 'statutory',
    source: '导入测试（虚构）',
    days: [
      { date: '2026-12-27', kind: 'work', name: '元旦' },
      { date: '2027-01-01', kind: 'rest', name: '元旦' },
      { date: '2027-01-04', kind: 'rest', name: '元旦' },
    ],
  });

  test('the notice replaces the floor, its December days included', () => {
    const calendar = withCalendarYear(BUILT_IN_CALENDAR, notice2027);
    expect(status('2027-01-04', calendar)).toMatchObject({ work: false, reason: 'holiday', source: 'statutory' });
    expect(status('2026-12-27', calendar)).toMatchObject({ work: true, reason: 'make-up-work-day' });
    expect(status('2027-02-05', calendar)).toMatchObject({ work: true, source: 'statutory' });
    expect(withCalendarYear(calendar, notice2027).years).toHaveLength(BUILT_IN_CALENDAR.years.length + 1);
  });

  test('a provisional year keeps the floor under what is entered', () => {
    const calendar = withCalendarYear(BUILT_IN_CALENDAR, { ...notice2027, coverage: 'provisional' });
    expect(status('2027-01-04', calendar)).toMatchObject({ work: false, reason: 'holiday', source: 'provisional' });
    expect(status('2027-02-05', calendar)).toMatchObject({ work: false, reason: 'festival', source: 'provisional' });
  });

  test.each([
    ['a day of another year', [{ date: '2025-05-01', kind: 'rest', name: '劳动节' }]],
    ['a day twice', [1, 2].map(() => ({ date: '2027-05-01', kind: 'rest', name: '劳动节' }))],
    ['no such day', [{ date: '2027-02-29', kind: 'rest', name: '春节' }]],
  ])('%s is refused', (_name, days) => {
    const year = { year: 2027, coverage: 'statutory', source: '导入测试（虚构）', days };
    expect(CalendarYear.safeParse(year).success).toBe(false);
  });

  test('a calendar with one year twice is refused', () => {
    expect(WorkCalendar.safeParse({ years: [notice2027, notice2027] }).success).toBe(false);
  });
});
