import { expect, test } from 'vitest';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { periodOf } from '#shared/domain/calendar/period.ts';
import { monthLines, yearLines, type RosterSource } from '#shared/domain/reception/roster/roster-lines.ts';
import { StreamId, UnitCode } from '#shared/model/ids.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import type { SessionView } from '#shared/model/reception.ts';
import { MARKETS } from '../market/markets.ts';
import { CLERK, COUNTY, planOf, sessionAfter, streamId, type Step } from '../sessions.ts';

const day = (text: string): PlainDate => PlainDate.parse(text);
const clerk = (action: object): Step => ({ by: CLERK, action });
let made = 0;
function on(date: string, over: object = {}, ...steps: readonly Step[]): SessionView {
  made += 1;
  return sessionAfter([clerk(planOf({ day: date, ...over })), ...steps], made);
}
const source = (over: Partial<RosterSource> = {}): RosterSource => ({
  office: 'qinglan',
  calendar: BUILT_IN_CALENDAR,
  profile: COUNTY,
  sessions: [],
  periods: [],
  absences: [],
  market: undefined,
  ...over,
});

test('RO-41 calendar.md §4 年度接访排班表: 52 Fridays of 2026, six of them to be settled', () => {
  const lines = yearLines(2026, source());
  expect(lines).toHaveLength(52);
  expect(lines.filter(({ unsettled }) => unsettled).map((line) => line.day)).toEqual([
    '2026-01-02',
    '2026-02-20',
    '2026-05-01',
    '2026-06-19',
    '2026-09-25',
    '2026-10-02',
  ]);
  expect(lines.every(({ session }) => session === null)).toBe(true);
});

test('RO-41 53 Fridays where the year has them; 2027 is provisional', () => {
  expect(yearLines(2027, source())).toHaveLength(53);
  expect(yearLines(2027, source())[0]?.status.source).toBe('provisional');
});

test('RO-41 a moved Friday stands on its new day, one taken off stays, settled', () => {
  const move = clerk({
    kind: 'move-session',
    seen: '2026-09-25',
    day: '2026-09-24',
    choice: 'earlier',
    reason: '中秋',
  });
  const cancel = clerk({ kind: 'cancel-session', reason: '国庆' });
  const sessions = [on('2026-09-25', {}, move), on('2026-10-02', {}, cancel)];
  const lines = yearLines(2026, source({ sessions })).filter(({ session }) => session !== null);
  expect(lines.map((line) => [line.day, line.session?.status, line.unsettled])).toEqual([
    ['2026-09-24', 'postponed', false],
    ['2026-10-02', 'cancelled', false],
  ]);
});

test('RO-41 calendar.md §3.1 twelve market days of an office', () => {
  const market = { pattern: MARKETS.jiaxi, monthBasis: 'gregorian' } as const;
  const lines = yearLines(2026, source({ office: 'jiaxi', market }));
  expect(lines).toHaveLength(12);
  expect(lines.slice(7).map((line) => line.day)).toEqual([
    '2026-08-01',
    '2026-09-04',
    '2026-10-03',
    '2026-11-01',
    '2026-12-01',
  ]);
});

test('RO-41 R001-17 R001-22 值班表: sessions, Fridays not planned and empty days of a special period, by day', () => {
  const sessions = [
    on('2026-09-18'),
    on('2026-09-18', {
      type: 'joint',
      from: '08:00',
      to: '09:00',
      joint: { units: ['jiaxi', 'grassroots'], notifiedAt: '2026-09-08T01:00:00.000Z', reportTo: 'chief' },
    }),
    on('2026-09-21', { type: 'daily-duty' }),
    on('2026-10-09'),
  ];
  const period = {
    id: StreamId.parse(streamId(90)),
    office: UnitCode.parse('qinglan'),
    name: '活动',
    first: day('2026-09-20'),
    last: day('2026-09-22'),
    lifted: null,
  };
  const lines = monthLines(periodOf('month', day('2026-09-05')), source({ sessions, periods: [period] }));
  expect(lines.map((line) => [line.day.slice(8), line.type, line.session === null ? null : line.session.from])).toEqual(
    [
      ['04', 'bureau-friday', null],
      ['11', 'bureau-friday', null],
      ['18', 'joint', '08:00'],
      ['18', 'bureau-friday', '09:00'],
      ['20', 'daily-duty', null],
      ['21', 'daily-duty', '09:00'],
      ['22', 'daily-duty', null],
      ['25', 'bureau-friday', null],
    ],
  );
});

test('RO-41 RO-45 what belongs to another unit is not on it; a section of the bureau shares the bureau’s', () => {
  const month = periodOf('month', day('2026-09-05'));
  const sessions = [on('2026-09-18')];
  expect(monthLines(month, source({ office: 'jiaxi', sessions }))).toEqual([]);
  const planned = monthLines(month, source({ office: 'legal-affairs', sessions })).filter(
    ({ session }) => session !== null,
  );
  expect(planned.map((line) => line.day)).toEqual(['2026-09-18']);
});
