import { expect, test } from 'vitest';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import {
  choiceAction,
  fridaySlots,
  marketSlots,
  metOn,
  reminderOf,
  type RegularSlot,
} from '#shared/domain/reception/roster/regular-slot.ts';
import { SessionAction } from '#shared/model/reception.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { MARKETS } from '../market/markets.ts';
import { CLERK, planOf, PUBLISHED, sessionAfter, type Step } from '../sessions.ts';

const day = (text: string): PlainDate => PlainDate.parse(text);
const JIAXI = { pattern: MARKETS.jiaxi, monthBasis: 'gregorian' } as const;
const market = (today: string, steps: readonly Step[] = []): readonly RegularSlot[] =>
  marketSlots(JIAXI, BUILT_IN_CALENDAR, day(today), 4, steps.length === 0 ? [] : [sessionAfter(steps)]);
const MARKET_PLAN: Step = {
  by: 'jiaxi-head',
  action: planOf({ type: 'office-market-day', host: 'jiaxi-head', companions: [], day: '2026-10-03' }),
};

test('RO-01 the next Fridays, into the new year', () => {
  const slots = fridaySlots(BUILT_IN_CALENDAR, day('2026-12-18'), 4, []);
  expect(slots.map((slot) => slot.day)).toEqual(['2026-12-18', '2026-12-25', '2027-01-01', '2027-01-08']);
  expect(slots.map(({ choices }) => choices.length)).toEqual([0, 0, 3, 0]);
});

test('RO-03 C29 the choices of a Friday, and the session that took one', () => {
  const steps: Step[] = [{ by: CLERK, action: planOf({ day: '2026-10-02' }) }];
  const [before] = fridaySlots(BUILT_IN_CALENDAR, day('2026-10-01'), 1, [sessionAfter(steps)]);
  expect(before?.choices.map((choice) => choice.kind)).toEqual(['cancel', 'move', 'move']);
  const later = before?.choices[2];
  if (later === undefined) throw new Error('no third choice');
  steps.push({ by: CLERK, action: choiceAction(later, day('2026-10-02'), '国庆放假'), today: '2026-09-20' });
  const [after] = fridaySlots(BUILT_IN_CALENDAR, day('2026-10-01'), 1, [sessionAfter(steps)]);
  expect(after?.session?.day).toBe('2026-10-08');
  expect(after?.choices).toEqual([]);
});

test('MK-12 C36 moved to a market that rests as well: asked again, then settled', () => {
  const asked = market('2026-09-10', [MARKET_PLAN]).find((slot) => slot.day === '2026-10-03');
  expect(asked?.choices).toMatchObject([
    { kind: 'keep' },
    { kind: 'move', choice: 'next-market-day', day: '2026-10-06', rests: true },
    { kind: 'move', choice: 'work-day', day: '2026-10-08', rests: false },
  ]);
  const toSixth: Step = {
    by: 'jiaxi-head',
    action: { kind: 'move-session', seen: '2026-10-03', day: '2026-10-06', choice: 'next-market-day', reason: '放假' },
  };
  const again = market('2026-09-10', [MARKET_PLAN, toSixth]).find((slot) => slot.day === '2026-10-03');
  expect(again?.choices[1]).toMatchObject({ day: '2026-10-09', rests: false });
});

test('MK-13 a person kept the day: nothing is asked any more', () => {
  const keep: Step = {
    by: 'jiaxi-head',
    action: { kind: 'keep-day', seen: '2026-10-03', dayOff: '2026-10-09', reason: '照常' },
  };
  expect(market('2026-09-10', [MARKET_PLAN, keep]).find((slot) => slot.day === '2026-10-03')?.choices).toEqual([]);
});

test('MK-11 a day of this month that has passed is not offered', () => {
  expect(market('2026-09-05').map((slot) => slot.day)).toEqual(['2026-10-03', '2026-11-01', '2026-12-01']);
  expect(market('2026-09-04')[0]?.day).toBe('2026-09-04');
});

test('RO-04 a choice that meets another reception says so', () => {
  const slots = fridaySlots(BUILT_IN_CALENDAR, day('2026-01-01'), 60, []);
  const moves = slots.flatMap(({ choices }) => choices.flatMap((each) => (each.kind === 'move' ? [each] : [])));
  expect(moves.length).toBeGreaterThan(12);
  expect(moves.filter(({ meets }) => meets)).toEqual([]);
});

const FRIDAY = (on: string): Step => ({ by: CLERK, action: planOf({ day: on }) });
const moveTo = (seen: string, to: string): Step => ({
  by: CLERK,
  action: { kind: 'move-session', seen, day: to, choice: 'other', reason: '维修' },
  today: '2026-09-01',
});

test.each<readonly [string, string, readonly Step[], readonly Step[], readonly string[]]>([
  ['another worked Friday, not planned yet', '2026-10-09', [FRIDAY('2026-10-02')], [], ['bureau-friday']],
  ['one that is planned: said once', '2026-10-09', [FRIDAY('2026-10-02')], [FRIDAY('2026-10-09')], ['bureau-friday']],
  ['a Friday at rest has no reception', '2026-09-25', [FRIDAY('2026-10-02')], [], []],
  ['a Thursday', '2026-10-08', [FRIDAY('2026-10-02')], [], []],
  [
    'the Thursday another Friday went to',
    '2026-09-24',
    [FRIDAY('2026-10-02')],
    [FRIDAY('2026-09-25'), moveTo('2026-09-25', '2026-09-24')],
    ['bureau-friday'],
  ],
  ['back to its own Friday', '2026-10-09', [FRIDAY('2026-10-09'), moveTo('2026-10-09', '2026-10-12')], [], []],
  [
    'a Friday whose own has gone elsewhere',
    '2026-10-09',
    [FRIDAY('2026-10-02')],
    [FRIDAY('2026-10-09'), moveTo('2026-10-09', '2026-10-12')],
    [],
  ],
])('RO-04 C29 what is met on the day: %s', (_name, to, moved, other, types) => {
  const session = sessionAfter(moved);
  const others = other.length === 0 ? [] : [sessionAfter(other, 9)];
  const met = metOn(day(to), { type: session.type, session }, [session, ...others], BUILT_IN_CALENDAR);
  expect(met).toEqual(types);
});

test.each([
  ['eight days before nothing is said', '2026-11-23', null],
  ['a week before: plan it', '2026-11-24', 'plan'],
  ['on the day too', '2026-12-01', 'plan'],
])('RO-24 R004-31 %s', (_name, today, reminder) => {
  const slot = market('2026-11-20').find((each) => each.day === '2026-12-01');
  if (slot === undefined) throw new Error('no slot');
  expect(reminderOf(slot, day(today))).toBe(reminder);
});

test('RO-24 planned, it waits for its board; published, for nothing', () => {
  const plan: Step = { ...MARKET_PLAN, action: { ...MARKET_PLAN.action, day: '2026-12-01' } };
  const of = (steps: readonly Step[]): string | null | undefined => {
    const slot = market('2026-11-25', steps).find((each) => each.day === '2026-12-01');
    return slot === undefined ? undefined : reminderOf(slot, day('2026-11-25'));
  };
  expect(of([plan])).toBe('publish');
  expect(of([plan, { ...PUBLISHED, by: 'jiaxi-head' }])).toBeNull();
});

test('every choice is an action the schema knows', () => {
  const choices = market('2026-09-10', [MARKET_PLAN]).flatMap(({ choices: all }) => all);
  expect(choices.length).toBeGreaterThan(2);
  for (const choice of choices) {
    expect(SessionAction.safeParse(choiceAction(choice, day('2026-10-03'), '放假')).success).toBe(true);
  }
});
