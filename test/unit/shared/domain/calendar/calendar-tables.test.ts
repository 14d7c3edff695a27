/** calendar.md §3.2 and §4, row by row; §2.3 and §3.1 are in reception/market/. */
import { expect, test } from 'vitest';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { recurringDuties } from '#shared/domain/calendar/recurring-duties.ts';
import { countWorkDays } from '#shared/domain/calendar/work-days.ts';
import { computeDeadline } from '#shared/domain/deadline/compute-deadline.ts';
import { dayRule } from '#shared/domain/deadline/find-rule.ts';
import { RULE_PACK_2022 } from '#shared/domain/deadline/rule-pack-2022.ts';
import { firstMarketDays, marketDayChoices } from '#shared/domain/reception/market/first-market-day.ts';
import { monthOf } from '#shared/domain/reception/market/month-span.ts';
import { fridayChoices, fridayReceptions } from '#shared/domain/reception/roster/friday-reception.ts';
import { quotaOf, quotaPeriod } from '#shared/domain/reception/roster/quota.ts';
import { MarketPattern } from '#shared/model/market-rule.ts';
import { PlainDate } from '#shared/model/plain-date.ts';

const day = (text: string): PlainDate => PlainDate.parse(text);
const CALENDAR = BUILT_IN_CALENDAR;
const JIAXI = MarketPattern.parse({ type: 'lunar-digit', digits: [3, 6, 9], monthEnd: 'exact' });

test('calendar.md §3.2 甲溪 on 2026-10-03: shown, not moved, three choices', () => {
  const market = { pattern: JIAXI, monthBasis: 'gregorian' } as const;
  const [october] = firstMarketDays(market, CALENDAR, day('2026-10-01'), 1);
  expect([october?.day, october?.status?.work]).toEqual(['2026-10-03', false]);
  const choices = marketDayChoices(market, CALENDAR, monthOf('gregorian', day('2026-10-03')), day('2026-10-03'));
  expect(choices.map(({ kind }) => kind)).toEqual(['keep', 'next-market-day', 'work-day']);
});

test('calendar.md §4 县局领导接待日: 52 Fridays of 2026, six at rest, each with its three choices', () => {
  const resting = fridayReceptions(CALENDAR, 2026).filter(({ status }) => !status.work);
  expect(fridayReceptions(CALENDAR, 2026)).toHaveLength(52);
  expect(resting.map(({ day: friday }) => friday.slice(5))).toEqual([
    '01-02',
    '02-20',
    '05-01',
    '06-19',
    '09-25',
    '10-02',
  ]);
  expect(resting.map(({ day: friday }) => fridayChoices(CALENDAR, friday).length)).toEqual([3, 3, 3, 3, 3, 3]);
});

/** Of an officer who never received; on the last day of the year. */
const quota = (level: 'township' | 'county' | 'city', on: string, exemptUpTo: number) =>
  quotaOf('deputy-a', quotaPeriod(level, day(on)), [], {
    calendar: CALENDAR,
    today: day('2026-12-31'),
    exemptUpTo: () => exemptUpTo,
  });

test.each([
  [
    '乡镇每周: 2-16 to 02-22 has no working day',
    'township',
    '2026-02-18',
    0,
    ['2026-02-16', '2026-02-22', 0, 'exempt'],
  ],
  [
    '乡镇每周: two working days are exempt only where the county says so',
    'township',
    '2026-10-08',
    0,
    ['2026-10-05', '2026-10-11', 3, 'missed'],
  ],
  ['县领导每月', 'county', '2026-02-10', 0, ['2026-02-01', '2026-02-28', 16, 'missed']],
  ['市领导每季', 'city', '2026-08-10', 0, ['2026-07-01', '2026-09-30', 66, 'missed']],
] as const)('calendar.md §4 R001-20 %s', (_name, level, on, exemptUpTo, row) => {
  const { period, workDays, state } = quota(level, on, exemptUpTo);
  expect([period.first, period.last, workDays, state]).toEqual(row);
});

const due = (code: string, today: string): readonly string[] => {
  const found = recurringDuties(day(today)).find((each) => each.code === code);
  return found === undefined ? [] : [found.first, found.last, `${found.due}${found.at === null ? '' : ` ${found.at}`}`];
};

const RECURRING: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['党委会、政府会、联席会听取汇报 每季', 'briefing', '2026-09-15', ['2026-07-01', '2026-09-30', '2026-09-30']],
  ['听取汇报: the new quarter', 'briefing', '2026-10-01', ['2026-10-01', '2026-12-31', '2026-12-31']],
  ['排查 乡镇 10 月上半月', 'township-screening', '2026-10-10', ['2026-10-01', '2026-10-15', '2026-10-16 12:00']],
  [
    '排查 乡镇: until noon of the 16th it is the first half',
    'township-screening',
    '2026-10-16',
    ['2026-10-01', '2026-10-15', '2026-10-16 12:00'],
  ],
  ['排查 乡镇 10 月下半月', 'township-screening', '2026-10-17', ['2026-10-16', '2026-10-31', '2026-11-01 12:00']],
  ['排查 县 每月', 'county-screening', '2026-02-10', ['2026-02-01', '2026-02-28', '2026-03-01 12:00']],
  ['排查 市 每季', 'city-screening', '2026-10-09', ['2026-10-01', '2026-12-31', '2027-01-01 12:00']],
  ['半年评价 1–6 月', 'evaluation', '2026-07-10', ['2026-01-01', '2026-06-30', '2026-07-10']],
  ['半年评价 7–12 月', 'evaluation', '2026-07-11', ['2026-07-01', '2026-12-31', '2027-01-10']],
  ['季度分析报告 2026 三季度', 'analysis', '2026-10-09', ['2026-07-01', '2026-09-30', '2026-10-10']],
  ['年终考核 每年', 'annual-assessment', '2026-12-31', ['2026-01-01', '2026-12-31', '2026-12-31']],
  ['年终考核: the new year', 'annual-assessment', '2027-01-01', ['2027-01-01', '2027-12-31', '2027-12-31']],
];

test.each(RECURRING)('calendar.md §4 %s', (_name, code, today, row) => {
  expect(due(code, today)).toEqual(row);
});

test.each([
  ['季末前 15 天', 'briefing', '2026-09-15', false],
  ['季末前 15 天', 'briefing', '2026-09-16', true],
  ['年终考核 每年 12 月', 'annual-assessment', '2026-11-30', false],
  ['年终考核 每年 12 月', 'annual-assessment', '2026-12-01', true],
])('calendar.md §4 %s: %s on %s presses: %s', (_name, of, today, pressing) => {
  const duty = recurringDuties(day(today)).find(({ code }) => code === of);
  expect(duty !== undefined && today >= duty.from).toBe(pressing);
});

test.each([
  ['逾期催办: three days after 2026-09-18', 'nudge', '2026-09-18', '2026-09-21'],
  ['领导交办书面报告: three working days after 2026-09-29', 'leaderReport', '2026-09-29', '2026-10-09'],
] as const)('calendar.md §4 %s', (_name, code, start, until) => {
  expect(computeDeadline(dayRule(RULE_PACK_2022, code, day(start)), day(start), CALENDAR).due).toBe(until);
});

test('calendar.md §4 the week of the spring festival has no working day', () => {
  expect(countWorkDays(CALENDAR, day('2026-02-16'), day('2026-02-22'))).toBe(0);
});

test('the tables were tried', () => {
  expect(RECURRING).toHaveLength(12);
});
