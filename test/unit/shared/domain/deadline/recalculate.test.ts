import { describe, expect, test } from 'vitest';
import { BUILT_IN_CALENDAR, withCalendarYear } from '#shared/domain/calendar/built-in-calendar.ts';
import { recalculate } from '#shared/domain/deadline/recalculate.ts';
import { CalendarYear } from '#shared/model/calendar.ts';
import { contextOn, day, facts, told, type Written } from './facts.ts';

/** Invented: 2027 is not announced yet. 元旦 with a bridge Monday, worked off on the Saturday after. */
const BRIDGE_2027 = CalendarYear.parse({
  year: 2027,
  coverage: 'statutory',
  source: '虚构的2027年放假安排',
  days: [
    { date: '2027-01-01', kind: 'rest', name: '元旦' },
    { date: '2027-01-02', kind: 'rest', name: '元旦' },
    { date: '2027-01-03', kind: 'rest', name: '元旦' },
    { date: '2027-01-04', kind: 'rest', name: '元旦' },
    { date: '2027-01-09', kind: 'work', name: '元旦' },
  ],
});
/** The same without the bridge: what the floor had already inferred. */
const PLAIN_2027 = CalendarYear.parse({ ...BRIDGE_2027, days: BRIDGE_2027.days.slice(0, 3) });

const SIMPLE = ['received 2026-12-30', 'notified 2026-12-30', 'simple-chosen 2026-12-30'];

function moved(written: readonly Written[], year: CalendarYear) {
  const calendar = withCalendarYear(BUILT_IN_CALENDAR, year);
  return recalculate([{ id: 'm1', facts: facts(written) }], BUILT_IN_CALENDAR, contextOn('2026-12-30', calendar));
}

describe('DL-59 C35 a year is entered', () => {
  test('before: 2027-01-05, provisional; week-ends alone would have said 01-04', () => {
    expect(told(facts(SIMPLE), '2026-12-30')[0]).toBe('simpleDecide 2027-01-05 2027-01-05 running ok');
  });

  test('the notice agrees: the day stays and is no longer provisional', () => {
    expect(moved(SIMPLE, PLAIN_2027)).toMatchObject([
      {
        kind: 'confirmed',
        from: { due: '2027-01-05', certainty: 'provisional' },
        to: { due: '2027-01-05', certainty: 'certain' },
        because: [],
      },
    ]);
  });

  test('the notice differs: from 01-05 to 01-06, because 01-04 rests', () => {
    expect(moved(SIMPLE, BRIDGE_2027)).toMatchObject([
      {
        matter: 'm1',
        clock: { code: 'simpleDecide' },
        kind: 'moved',
        from: { due: '2027-01-05', rolled: '2027-01-05' },
        to: { due: '2027-01-06', rolled: '2027-01-06' },
        because: [
          { before: { date: '2027-01-04', work: true }, after: { date: '2027-01-04', work: false, name: '元旦' } },
        ],
      },
    ]);
  });

  test('calendar days: the red line stays, only the rolled day moves', () => {
    expect(moved(['received 2026-12-18'], BRIDGE_2027)).toMatchObject([
      {
        kind: 'moved',
        from: { due: '2027-01-02', rolled: '2027-01-04' },
        to: { due: '2027-01-02', rolled: '2027-01-05' },
      },
    ]);
  });

  test.each<readonly [string, readonly Written[]]>([
    ['it lies wholly in a year that was known', ['received 2026-12-01']],
    ['it has ended', [...SIMPLE, 'simple-accepted 2026-12-31', 'closed 2026-12-31']],
    [
      'somebody named the day',
      [{ kind: 'unit-date', on: day('2026-12-30'), name: '退回重办', due: day('2027-01-04') }],
    ],
  ])('nothing moves when %s', (_name, written) => {
    expect(moved(written, BRIDGE_2027)).toEqual([]);
  });

  test('what moves stands before what is confirmed, the nearest first', () => {
    const calendar = withCalendarYear(BUILT_IN_CALENDAR, BRIDGE_2027);
    const matters = [
      { id: 'confirmed', facts: facts(['received 2026-12-28']) },
      { id: 'later', facts: facts([...SIMPLE]) },
      { id: 'sooner', facts: facts(['received 2026-12-18']) },
    ];
    const found = recalculate(matters, BUILT_IN_CALENDAR, contextOn('2026-12-30', calendar));
    expect(found.map(({ matter, kind }) => `${matter} ${kind}`)).toEqual([
      'sooner moved',
      'later moved',
      'confirmed confirmed',
    ]);
  });
});
