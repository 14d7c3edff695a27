import { describe, expect, test } from 'vitest';
import { periodOf } from '#shared/domain/calendar/period.ts';
import { isLookedBack, lookBackOf, lookBacks, type LookBackSubject } from '#shared/domain/supervision/look-back.ts';
import { day } from '../workflow/life.ts';

/** A matter of 公律股 received on 4 September, with nothing late. */
const aSubject = (id: string, changes: Partial<LookBackSubject> = {}): LookBackSubject => ({
  id,
  status: 'handling',
  office: 'jiaxi',
  dutyUnit: 'public-legal-service',
  receivedOn: day('2026-09-04'),
  form: 'visit',
  names: [],
  phones: [],
  clocks: [],
  supervision: { triggers: [], settled: [], orders: [], fromAbove: false },
  handling: { ratings: {}, returns: 0 },
  ...changes,
});

const FROM_ABOVE = { triggers: [], settled: [], orders: [], fromAbove: true } as const;
const due = { due: day('2026-11-03'), rolled: day('2026-11-03') };
const LATE = { code: 'handle', name: '办结', kind: 'statutory', start: day('2026-09-04'), ...due } as const;
const assigned = (changes: Partial<LookBackSubject> = {}) =>
  aSubject('assigned', { supervision: FROM_ABOVE, clocks: [LATE], ...changes });
const doneOn = (done: string): Partial<LookBackSubject> => ({
  clocks: [],
  status: 'closed',
  handling: { ratings: {}, returns: 0, handling: { ...due, done: day(done) } },
});
const again = (receivedOn: string, changes: Partial<LookBackSubject> = {}) =>
  aSubject('again', { receivedOn: day(receivedOn), ...changes });

type Case = readonly [what: string, matter: readonly LookBackSubject[], today: string, line: readonly unknown[] | null];

/** since, due, done, days of the line; `null` where there is none. */
const CASES: readonly Case[] = [
  ['late, and brought again', [assigned(), again('2026-11-05')], '2026-11-05', ['2026-11-05', undefined, 2]],
  ['brought again before it was late', [assigned(), again('2026-10-10')], '2026-11-06', ['2026-11-04', undefined, 3]],
  ['on the last day it is not late', [assigned(), again('2026-10-10')], '2026-11-03', null],
  ['late alone', [assigned()], '2026-11-06', null],
  ['brought again by telephone', [assigned(), again('2026-11-05', { form: 'phone' })], '2026-11-06', null],
  ['by letter', [assigned(), again('2026-11-05', { form: 'letter' })], '2026-11-06', ['2026-11-05', undefined, 3]],
  ['not from above', [assigned({ supervision: aSubject('x').supervision }), again('2026-11-05')], '2026-11-06', null],
  [
    'done late after it was brought again: it stays',
    [assigned(doneOn('2026-11-10')), again('2026-11-05')],
    '2027-03-01',
    ['2026-11-05', '2026-11-10', 7],
  ],
  [
    'archived since: it stays',
    [assigned({ ...doneOn('2026-11-10'), status: 'archived' }), again('2026-11-05')],
    '2027-03-01',
    ['2026-11-05', '2026-11-10', 7],
  ],
  ['done late, brought again only then', [assigned(doneOn('2026-11-10')), again('2026-11-11')], '2027-03-01', null],
  ['done in time', [assigned(doneOn('2026-11-03')), again('2026-10-10')], '2026-11-20', null],
  ['void', [assigned({ status: 'void' }), again('2026-11-05')], '2026-11-06', null],
];

describe('SV-23, R004-29 责任倒查', () => {
  test.each(CASES)('SV-23 %s', (_what, matter, today, line) => {
    const [first] = matter;
    const found = first === undefined ? null : lookBackOf(first, matter, day(today));
    expect(found === null ? null : [found.since, found.done, found.days]).toEqual(line);
  });

  test('SV-09 every registration of the matter is marked as long as it is late, and no longer', () => {
    const both = [assigned(), again('2026-11-05')];
    const marks = (matter: readonly LookBackSubject[], today: string) =>
      matter.map((subject) => isLookedBack(subject, { matter, problem: [] }, day(today)));
    expect(marks(both, '2026-11-06')).toEqual([true, true]);
    expect(marks([assigned(doneOn('2026-11-10')), again('2026-11-05')], '2026-11-12')).toEqual([false, false]);
  });

  test('SV-23 the register has one line for the matter, in the month in which it entered', () => {
    const matter = [assigned(), again('2026-12-01')];
    const register = (month: string) =>
      lookBacks(matter, () => matter, { period: periodOf('month', day(month)), today: day('2026-12-20') });
    expect(register('2026-11-01')).toEqual([]);
    expect(register('2026-12-01').map((line) => [line.assigned.id, line.again.id, line.due])).toEqual([
      ['assigned', 'again', '2026-11-03'],
    ]);
  });
});
