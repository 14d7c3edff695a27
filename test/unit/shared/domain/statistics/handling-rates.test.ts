import { expect, test } from 'vitest';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { isWithin, nextPeriod, periodOf, type PeriodKind } from '#shared/domain/calendar/period.ts';
import { clocksOfMatter } from '#shared/domain/my-day/row-clocks.ts';
import { handlingFacts, type HandlingFacts } from '#shared/domain/statistics/handling-facts.ts';
import { COUNTS, countedIn, type CountedMatter } from '#shared/domain/statistics/handling-counts.ts';
import { CALIBER_VERSION, perMille, rateTable, type RatedMatter } from '#shared/domain/statistics/handling-rates.ts';
import { turnedRepeats } from '#shared/domain/statistics/turned-repeat.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { RATES, type RateName } from '#shared/model/monthly-report.ts';
import { ACTIONS } from '../matter/matters.ts';
import { after, day, play, registered } from '../workflow/life.ts';
import { aStep } from '../workflow/sample-steps.ts';
import { matterAt } from '../workflow/stages.ts';

const factsOf = (view: MatterView): HandlingFacts => handlingFacts(view, clocksOfMatter(view, BUILT_IN_CALENDAR));

test.each<[PeriodKind, string, string, string, string, string]>([
  ['month', '2026-02-14', '2026-02-01', '2026-02-28', '2026-01-31', '2026-03-01'],
  ['month', '2028-02-29', '2028-02-01', '2028-02-29', '2028-01-31', '2028-03-01'],
  ['quarter', '2026-12-31', '2026-10-01', '2026-12-31', '2026-09-30', '2027-01-01'],
  ['quarter', '2026-01-01', '2026-01-01', '2026-03-31', '2025-12-31', '2026-04-01'],
  ['year', '2026-09-04', '2026-01-01', '2026-12-31', '2025-12-31', '2027-01-01'],
])('HQ-01 the %s of %s is %s to %s', (kind, on, first, last, before, next) => {
  const period = periodOf(kind, day(on));
  expect(period).toEqual({ kind, first, last });
  expect([nextPeriod(period, -1).last, nextPeriod(period, 1).first]).toEqual([before, next]);
  expect([isWithin(period, day(before)), isWithin(period, day(on)), isWithin(period, day(next))]).toEqual([
    false,
    true,
    false,
  ]);
});

const D = '2026-09-04';
const LATE = '2026-12-24';
const accepted = play(registered(), ['jiaxi-clerk', D, aStep('decide-intake')]);
const told = (on: string): MatterView =>
  after(accepted, ['jiaxi-clerk', on, aStep('record-delivery', { on: day(on) })]);
const signed = (on: string): MatterView =>
  after(after(accepted, ['jiaxi-clerk', D, aStep('draft-opinion')]), [
    'deputy-b',
    on,
    aStep('sign-opinion', { on: day(on) }),
  ]);
const simple = after(registered(), [
  'jiaxi-head',
  '2026-09-09',
  aStep('decide-intake', { decision: 'accepted-simple', on: day('2026-09-09') }),
]);
const withdrawn = (on: string): MatterView =>
  after(registered(), ['jiaxi-clerk', on, aStep('withdraw', { on: day(on) })]);

const promised = registered({ promisedOn: day('2026-09-13') });

/** Received on 2026-09-04: 15 days end on Saturday the 19th; the 20th is a make-up working day. Accepted: 60 days. */
const DUTIES: readonly (readonly [string, MatterView, 'notice' | 'handling' | 'promise', HandlingFacts['notice']])[] = [
  ['HQ-02 waiting', registered(), 'notice', { due: day('2026-09-19'), rolled: day('2026-09-20') }],
  ['HQ-02 told', told(D), 'notice', { due: day('2026-09-19'), rolled: day('2026-09-20'), done: day(D) }],
  ['HQ-02 nobody can be told (C37)', registered({ petitionerType: 'anonymous' }), 'notice', undefined],
  [
    'HQ-02 the simple procedure has 3 working days (R001-60)',
    simple,
    'notice',
    { due: day('2026-09-09'), rolled: day('2026-09-09'), done: day('2026-09-09') },
  ],
  ['HQ-02 withdrawn in time, nothing is owed', withdrawn('2026-09-10'), 'notice', undefined],
  [
    'HQ-02 withdrawn after the limit, it was late',
    withdrawn('2026-09-25'),
    'notice',
    { due: day('2026-09-19'), rolled: day('2026-09-20'), done: day('2026-09-25') },
  ],
  ['HQ-02 void', matterAt('void'), 'notice', undefined],
  ['HQ-02 merged', matterAt('merged'), 'notice', undefined],
  ['HQ-03 not accepted yet', registered(), 'handling', undefined],
  ['HQ-03 accepted', accepted, 'handling', { due: day('2026-11-03'), rolled: day('2026-11-03') }],
  ['HQ-03 answered', signed(D), 'handling', { due: day('2026-11-03'), rolled: day('2026-11-03'), done: day(D) }],
  [
    'HQ-03 of the simple procedure (R001-61)',
    simple,
    'handling',
    { due: day('2026-09-22'), rolled: day('2026-09-22') },
  ],
  [
    'HQ-03 settled at the counter',
    play(registered(), ['jiaxi-clerk', D, ACTIONS['settle-on-spot']]),
    'handling',
    { due: day(D), rolled: day('2026-09-04'), done: day(D) },
  ],
  [
    'HQ-03 returned for redo it is open again (C14)',
    matterAt('redo'),
    'handling',
    { due: day('2026-11-03'), rolled: day('2026-11-03') },
  ],
  ['HQ-03 guided out of scope', matterAt('guided-out'), 'handling', undefined],
  ['HQ-07 nothing was promised', registered(), 'promise', undefined],
  [
    'HQ-07 a promised day, a Sunday: it stays',
    promised,
    'promise',
    { due: day('2026-09-13'), rolled: day('2026-09-13') },
  ],
  [
    'HQ-07 answered at the counter',
    after(promised, ['jiaxi-clerk', D, ACTIONS['settle-on-spot']]),
    'promise',
    { due: day('2026-09-13'), rolled: day('2026-09-13'), done: day(D) },
  ],
];
test.each(DUTIES)('%s', (_name, view, name, duty) => expect(factsOf(view)[name]).toEqual(duty));

test('HQ-03 extended, the extended limit counts', () => {
  const extended = play(
    accepted,
    ['jiaxi-clerk', '2026-10-20', aStep('ask-extension')],
    ['deputy-b', '2026-10-21', aStep('decide-extension', { on: day('2026-10-21') })],
  );
  expect(factsOf(extended).handling).toEqual({ due: day('2026-12-03'), rolled: day('2026-12-03') });
});

test('HQ-04 asked since the answer was handed over; the newest rating counts; who cannot be reached is not asked', () => {
  const closed = matterAt('closed');
  expect(factsOf(closed)).toMatchObject({ askedOn: D, ratings: {} });
  const rated = (value: 'satisfied' | 'unsatisfied', view = closed): MatterView =>
    play(view, [
      'petition-clerk',
      LATE,
      aStep('rate', { value, on: day(LATE), ...(value === 'unsatisfied' && { reason: 'slow' }) }),
    ]);
  expect(factsOf(rated('satisfied', rated('unsatisfied')))).toMatchObject({
    askedOn: D,
    ratings: { 'duty-unit': 'satisfied' },
  });
  expect(factsOf(registered({ petitionerType: 'anonymous' })).askedOn).toBeUndefined();
  expect(factsOf(matterAt('redo')).returns).toBe(1);
});

const NO_RATING: HandlingFacts = { ratings: {}, returns: 0 };
const duty = (last: string, done?: string) => ({
  due: day(last),
  rolled: day(last),
  ...(done !== undefined && { done: day(done) }),
});
const matter = (id: string, dutyUnit: string, handling: Partial<HandlingFacts>): RatedMatter => ({
  id,
  office: 'jiaxi',
  dutyUnit,
  handling: { ...NO_RATING, ...handling },
});
const SEPTEMBER = periodOf('month', day('2026-09-15'));
const MATTERS: readonly RatedMatter[] = [
  matter('told-in-time', 'jiaxi', { notice: duty('2026-09-10', '2026-09-10') }),
  matter('told-late', 'jiaxi', { notice: duty('2026-09-10', '2026-09-11') }),
  matter('never-told', 'yijiang', { notice: duty('2026-09-10') }),
  matter('still-time', 'yijiang', { notice: duty('2026-09-25') }),
  matter('early', 'yijiang', { notice: duty('2026-09-25', '2026-09-02') }),
  matter('of-october', 'yijiang', { notice: duty('2026-10-08', '2026-09-02') }),
  matter('of-august', 'yijiang', { notice: duty('2026-08-31') }),
  matter('answered', 'jiaxi', { handling: duty('2026-09-30', '2026-09-12'), askedOn: day('2026-09-12') }),
  matter('pleased', 'jiaxi', {
    askedOn: day('2026-09-12'),
    ratings: { 'duty-unit': 'basically', 'petition-office': 'satisfied' },
  }),
  matter('displeased', 'yijiang', { askedOn: day('2026-09-13'), ratings: { 'duty-unit': 'unsatisfied' } }),
  matter('kept', 'jiaxi', { promise: duty('2026-09-10', '2026-09-10') }),
  matter('broken', 'yijiang', { promise: duty('2026-09-11') }),
  matter('rated-of-october', 'jiaxi', { askedOn: day('2026-10-01'), ratings: { 'duty-unit': 'satisfied' } }),
];
const table = (today: string, unit: 'dutyUnit' | 'office' = 'dutyUnit') =>
  rateTable(MATTERS, { period: SEPTEMBER, today: day(today), unit });

const COUNTED: readonly (readonly [RateName, string, readonly string[], readonly string[]])[] = [
  ['notice', '2026-09-15', ['told-in-time', 'early'], ['told-late', 'never-told']],
  // Its last day is still in time; only the day after it is not.
  ['notice', '2026-09-25', ['told-in-time', 'early'], ['told-late', 'never-told']],
  ['notice', '2026-09-26', ['told-in-time', 'early'], ['told-late', 'never-told', 'still-time']],
  ['handling', '2026-09-15', ['answered'], []],
  ['unit-satisfied', '2026-09-15', ['pleased'], ['displeased']],
  ['office-satisfied', '2026-09-15', ['pleased'], []],
  ['rated', '2026-09-15', ['pleased', 'displeased'], ['answered']],
  // The promised day is a day to answer on.
  ['promise', '2026-09-11', ['kept'], []],
  ['promise', '2026-09-15', ['kept'], ['broken']],
];
test.each(COUNTED)('R001-59 RX-09 %s on %s: both lists', (name, today, met, missed) => {
  expect(table(today).all[name]).toEqual({ met, missed });
});

test('R004-59 the units add up to the whole, whichever unit is asked for', () => {
  for (const unit of ['dutyUnit', 'office'] as const) {
    const { all, byUnit } = table('2026-10-20', unit);
    for (const name of RATES) {
      for (const part of ['met', 'missed'] as const) {
        expect([...byUnit.values()].flatMap((rates) => rates[name][part]).sort()).toEqual([...all[name][part]].sort());
      }
    }
  }
  expect([...table('2026-10-20').byUnit.keys()].sort()).toEqual(['jiaxi', 'yijiang']);
  expect([...table('2026-10-20', 'office').byUnit.keys()]).toEqual(['jiaxi']);
});

test.each([
  ['nothing was to be done: no rate', 0, 0, null],
  ['all', 7, 0, 1000],
  ['none', 0, 7, 0],
  ['rounded', 2, 1, 667],
  ['99.96 % are not all', 2499, 1, 999],
  ['0.04 % are not none', 1, 2499, 1],
])('HQ-05 %s', (_name, met, missed, expected) => {
  expect(perMille({ met, missed })).toBe(expected);
});

test('RX-09 another formula is another version', () => expect(CALIBER_VERSION).toBe(1));

test('10,000 matters are gone through once', () => {
  let reads = 0;
  const many = Array.from({ length: 10_000 }, (_, i): RatedMatter => {
    const facts: HandlingFacts = { ...NO_RATING, notice: duty('2026-09-10', '2026-09-09') };
    return {
      id: String(i),
      office: 'jiaxi',
      dutyUnit: `unit-${i % 20}`,
      get handling() {
        reads += 1;
        return facts;
      },
    };
  });
  const { all, byUnit } = rateTable(many, { period: SEPTEMBER, today: day('2026-09-15'), unit: 'dutyUnit' });
  expect([reads, all.notice.met.length, byUnit.size]).toEqual([10_000, 10_000, 20]);
});

const SCOPE: readonly (readonly [string, MatterView, boolean])[] = [
  ['C10 guided out', matterAt('guided-out'), true],
  [
    'not accepted, not our business',
    after(registered(), ['jiaxi-clerk', D, aStep('decide-intake', { decision: 'not-accepted-out-of-scope' })]),
    true,
  ],
  ['accepted', accepted, false],
];
test.each(SCOPE)('HQ-08 范围外: %s', (_name, view, expected) =>
  expect(factsOf(view).outOfScope === true).toBe(expected),
);

test('HQ-08 C10 C39 counted by the day they were received, each apart', () => {
  const came = (id: string, receivedOn: string, part: Partial<CountedMatter> = {}) => ({
    id,
    receivedOn: day(receivedOn),
    petitionClass: 'appeal' as const,
    handling: NO_RATING,
    ...part,
  });
  const matters = [
    came('appeal', '2026-09-04'),
    came('elsewhere', '2026-09-08', { handling: { ...NO_RATING, outOfScope: true } }),
    came('proposal', '2026-09-30', { petitionClass: 'suggestion' }),
    came('later', '2026-10-22', { petitionClass: 'suggestion' }),
  ];
  expect(COUNTS.map((name) => countedIn(matters, name, SEPTEMBER).map(({ id }) => id))).toEqual([
    ['elsewhere'],
    ['proposal'],
  ]);
});

type Ended = {
  readonly id: string;
  readonly receivedOn: ReturnType<typeof day>;
  readonly supervision: { readonly closedOn?: ReturnType<typeof day> };
};
const visit = (id: string, receivedOn: string, closedOn?: string): Ended => ({
  id,
  receivedOn: day(receivedOn),
  supervision: closedOn === undefined ? {} : { closedOn: day(closedOn) },
});
const REPEATS: readonly (readonly [string, readonly Ended[], string, readonly string[]])[] = [
  [
    'C17 51 days after its end',
    [visit('a', '2026-08-01', '2026-09-15'), visit('b', '2026-11-05')],
    '2026-11-05',
    ['a b 51'],
  ],
  [
    'on the ninetieth day',
    [visit('a', '2026-08-01', '2026-08-07'), visit('b', '2026-11-05')],
    '2026-11-05',
    ['a b 90'],
  ],
  [
    'on the ninety-first it is not',
    [visit('a', '2026-08-01', '2026-08-06'), visit('b', '2026-11-05')],
    '2026-11-05',
    [],
  ],
  [
    'before the end it is one matter that goes on',
    [visit('a', '2026-08-01', '2026-11-06'), visit('b', '2026-11-05')],
    '2026-11-05',
    [],
  ],
  [
    'it counts in the period in which it came again',
    [visit('a', '2026-08-01', '2026-09-15'), visit('b', '2026-11-05')],
    '2026-09-15',
    [],
  ],
  [
    'each end is looked back at, the newest first',
    [visit('a', '2026-08-01', '2026-09-15'), visit('b', '2026-11-05', '2026-11-08'), visit('c', '2026-11-20')],
    '2026-11-05',
    ['b c 12', 'a b 51'],
  ],
];
test.each(REPEATS)('R001-58 HQ-06 %s', (_name, group, on, expected) => {
  const found = turnedRepeats(group, () => group, periodOf('month', day(on)));
  expect(found.map(({ ended, again, days }) => `${ended.id} ${again.id} ${days}`)).toEqual(expected);
});
