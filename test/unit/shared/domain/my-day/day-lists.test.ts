import { describe, expect, test } from 'vitest';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { byLegalDate, DAY_LISTS, dayEntry, type DayFacts, type DayList } from '#shared/domain/my-day/day-lists.ts';
import type { ExpectedStep } from '#shared/domain/my-day/expectation.ts';
import {
  clocksFrom,
  clocksOfMatter,
  nearestClock,
  rowClocks,
  type RowClock,
} from '#shared/domain/my-day/row-clocks.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { day, officer, play, registered, type Line } from '../workflow/life.ts';
import { aStep } from '../workflow/sample-steps.ts';
import { EVERY_STAGE, matterAt } from '../workflow/stages.ts';

const TODAY = day('2026-09-20');
const clock = (due: string, more: Partial<RowClock> = {}): RowClock => ({
  code: 'handle',
  name: null,
  kind: 'statutory',
  start: day('2026-09-01'),
  due: day(due),
  rolled: day(due),
  ...more,
});
const step = (kind: ExpectedStep['step'], by: ExpectedStep['by'], more: Partial<ExpectedStep> = {}): ExpectedStep => ({
  step: kind,
  by,
  since: day('2026-09-05'),
  ...more,
});
const UNIT = { kind: 'unit', unit: 'jiaxi' } as const;
const facts = (clocks: readonly RowClock[], expected: readonly ExpectedStep[]): DayFacts => ({
  id: 'matter',
  office: 'jiaxi',
  dutyUnit: 'jiaxi',
  coUnits: [],
  clocks,
  expected,
});

type Case = readonly [string, string, DayFacts, readonly DayList[]];
/** In the order in which they are shown. */
function listsOf(row: DayFacts, who: string, soonDays = 7): readonly DayList[] {
  const entry = dayEntry(row, { acting: officer(who), today: TODAY, soonDays });
  return DAY_LISTS.filter((list) => entry?.lists.has(list) === true);
}

const inner = (due: string) => ({ wait: clock(due, { code: 'unit-date', name: '签收', kind: 'internal' }) });
const SIGN = step('sign-for', UNIT, inner('2026-09-19'));
const DRAFT = step('draft-opinion', UNIT);
const PROPOSED = step('propose-supervision', { kind: 'supervision' }, { trigger: 'overdue' });
const cases: readonly Case[] = [
  ['MD-03 yesterday was the last day', 'jiaxi-clerk', facts([clock('2026-09-19')], [DRAFT]), ['mine', 'overdue']],
  ['MD-03 today is the last day', 'jiaxi-clerk', facts([clock('2026-09-20')], [DRAFT]), ['mine', 'today']],
  ['MD-03 seven days ahead', 'jiaxi-clerk', facts([clock('2026-09-27')], [DRAFT]), ['mine', 'soon']],
  ['MD-03 eight days ahead', 'jiaxi-clerk', facts([clock('2026-09-28')], [DRAFT]), ['mine']],
  ['MD-03 no clock runs', 'jiaxi-clerk', facts([], [DRAFT]), ['mine']],
  ['MD-03 nothing is owed', 'jiaxi-clerk', facts([], []), []],
  ['MD-12 an internal day that has passed', 'jiaxi-clerk', facts([], [SIGN]), ['mine', 'overdue']],
  ['MD-12 it is seen by the county’s desks too', 'supervisor-a', facts([], [SIGN]), ['overdue', 'others']],
  [
    'MD-12 MD-05 after the end only whoever does it',
    'jiaxi-clerk',
    facts([], [step('archive', { kind: 'archive' }, inner('2026-09-19'))]),
    [],
  ],
  [
    'MD-12 MD-05 the archivist has it overdue',
    'archivist-a',
    facts([], [step('archive', { kind: 'archive' }, inner('2026-09-19'))]),
    ['mine', 'overdue'],
  ],
  ['MD-04 another unit’s work, seen by the county', 'petition-clerk', facts([], [DRAFT]), ['others']],
  [
    'MD-04 the county’s desks see what is overdue everywhere',
    'supervisor-a',
    facts([clock('2026-09-19')], [DRAFT]),
    ['overdue', 'others'],
  ],
  [
    'MD-04 a signature waits for a leader',
    'deputy-b',
    facts([], [step('sign-opinion', { kind: 'leaders' })]),
    ['mine'],
  ],
  [
    'MD-04 and the unit waits for the leader',
    'jiaxi-clerk',
    facts([], [step('sign-opinion', { kind: 'leaders' })]),
    ['others'],
  ],
  ['MD-04 a major one is not a deputy’s', 'deputy-b', facts([], [step('sign-opinion', { kind: 'chief' })]), ['others']],
  [
    'MD-04 a letter lies with one leader, not with all',
    'deputy-b',
    facts([], [step('instruct', { kind: 'officer', officer: 'chief' })]),
    ['others'],
  ],
  [
    'MD-04 the own step comes before what others owe',
    'deputy-b',
    facts([], [DRAFT, step('decide-extension', { kind: 'leaders' })]),
    ['mine'],
  ],
  [
    'MD-04 a step the role may not take',
    'legal-aid-clerk',
    { ...facts([], [step('transfer', { kind: 'unit', unit: 'legal-aid-center' })]), dutyUnit: 'legal-aid-center' },
    ['others'],
  ],
  [
    'MD-05 what follows the end is the archivist’s list',
    'archivist-a',
    facts([], [step('archive', { kind: 'archive' })]),
    ['mine'],
  ],
  ['MD-05 and nobody else’s', 'jiaxi-head', facts([], [step('archive', { kind: 'archive' })]), []],
  ['MD-09 a proposal is the supervisor’s to order or dismiss', 'supervisor-a', facts([], [PROPOSED]), ['mine']],
  ['MD-09 and the petition office’s', 'petition-clerk', facts([], [DRAFT, PROPOSED]), ['mine']],
  ['MD-09 not the leader’s, who authorises what was ordered', 'chief', facts([], [PROPOSED]), []],
  ['MD-09 nor the unit’s it is about', 'jiaxi-clerk', facts([], [PROPOSED]), []],
  [
    'MD-02 not before its day',
    'legal-affairs-head',
    facts([], [step('finalize', { kind: 'petition-office' }, { from: day('2026-09-21') })]),
    [],
  ],
  [
    'MD-02 on its day',
    'legal-affairs-head',
    facts([], [step('finalize', { kind: 'petition-office' }, { from: TODAY })]),
    ['mine'],
  ],
  [
    'DL-55 a right that lapsed is nobody’s delay',
    'jiaxi-clerk',
    facts([clock('2026-09-19', { lapses: true })], []),
    [],
  ],
];
test.each(cases)('%s', (_, who, row, lists) => expect(listsOf(row, who)).toEqual(lists));

test('MD-03 how far 近期 reaches is a choice', () => {
  const row = facts([clock('2026-09-28')], []);
  expect([7, 8, 30].map((days) => listsOf(row, 'chief', days))).toEqual([[], ['soon'], ['soon']]);
});

test('MD-03 a day set inside the house hides no limit of the law: each list has the limit that puts it there', () => {
  const inside = clock('2026-09-10', { code: 'unit-date', name: '领导批示', kind: 'internal' });
  const row = facts([inside, clock('2026-09-20')], [DRAFT]);
  const entry = dayEntry(row, { acting: officer('jiaxi-clerk'), today: TODAY, soonDays: 7 });
  const there = [...(entry?.lists ?? [])].map(([list, by]) => `${list} ${by?.code}`);
  expect(there).toEqual(['mine handle', 'today handle', 'overdue unit-date']);
});

test('MD-06 by legal date; without one, who has waited longest', () => {
  const context = { acting: officer('jiaxi-clerk'), today: TODAY, soonDays: 7 };
  const rows = [
    facts([], [step('draft-opinion', UNIT, { since: day('2026-09-10') })]),
    facts([clock('2026-10-01')], [DRAFT]),
    facts([], [step('draft-opinion', UNIT, { since: day('2026-09-02') })]),
    facts([clock('2026-09-19'), clock('2026-09-30')], [DRAFT]),
  ];
  const placed = rows.flatMap((row, i) => {
    const entry = dayEntry({ ...row, id: String(i) }, context);
    return entry === null ? [] : [{ id: String(i), entry }];
  });
  expect(placed.sort(byLegalDate('mine')).map(({ id }) => id)).toEqual(['3', '1', '2', '0']);
});

test('MD-12 DL-19 an internal day never stands in the place of the law’s', () => {
  const entry = dayEntry(facts([clock('2026-09-22')], [SIGN]), {
    acting: officer('jiaxi-clerk'),
    today: TODAY,
    soonDays: 7,
  });
  expect([...(entry?.lists ?? [])].map(([list, stands]) => `${list} ${stands?.kind} ${stands?.due}`)).toEqual([
    'mine statutory 2026-09-22',
    'overdue internal 2026-09-19',
    'soon statutory 2026-09-22',
  ]);
});

describe('MD-01 the limits a list keeps', () => {
  const codes = (clocks: readonly RowClock[]): readonly string[] => clocks.map(({ code, due }) => `${code} ${due}`);
  const of = (view: MatterView): readonly string[] => codes(rowClocks(clocksOfMatter(view, BUILT_IN_CALENDAR)));
  const line = (by: string, action: Line[2], on = '2026-09-04'): Line => [by, on, action];

  test.each([
    ['registered: the notice', registered(), ['notifyDirect 2026-09-19']],
    [
      'accepted, not told: notice and answer, the nearest first',
      matterAt('notified'),
      ['notifyDirect 2026-09-19', 'handle 2026-11-03'],
    ],
    ['delivered: the petitioner’s month is not a list’s', matterAt('delivered'), []],
    [
      'assigned: its own day beside the statutory one, not the right to object',
      matterAt('assigned'),
      ['notifyDirect 2026-09-19', 'unit-date 2026-10-30'],
    ],
    ['under review: the other organ’s term', matterAt('review'), ['reviewHandle 2026-10-04']],
    [
      'C40: a request of a closed matter',
      play(matterAt('archived'), line('jiaxi-clerk', aStep('request-access'))),
      ['accessReply 2026-10-04'],
    ],
    ['void: none', matterAt('void'), []],
  ] as const)('%s', (_, view, expected) => expect(of(view)).toEqual(expected));

  test('C33 a duplicate counts from the main registration, what was named stays', () => {
    const clocks = rowClocks(clocksOfMatter(matterAt('assigned'), BUILT_IN_CALENDAR));
    expect(codes(clocksFrom(clocks, day('2026-08-20'), BUILT_IN_CALENDAR))).toEqual([
      'notifyDirect 2026-09-04',
      'unit-date 2026-10-30',
    ]);
  });

  test('the nearest is the first that has not lapsed', () => {
    const clocks = [clock('2026-09-19', { lapses: true }), clock('2026-09-25')];
    expect(nearestClock(clocks, TODAY)?.due).toBe('2026-09-25');
    expect(nearestClock(clocks, day('2026-09-19'))?.due).toBe('2026-09-19');
  });

  test('every stage has its clocks in order of their days', () => {
    for (const stage of EVERY_STAGE) {
      const days = rowClocks(clocksOfMatter(matterAt(stage), BUILT_IN_CALENDAR)).map(({ due }) => due);
      expect(days, stage).toEqual([...days].sort());
    }
  });
});
