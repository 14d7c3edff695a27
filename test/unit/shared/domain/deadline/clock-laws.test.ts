import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '#shared/domain/calendar/plain-date.ts';
import type { ClockEvent, ClockFacts } from '#shared/domain/deadline/clock-facts.ts';
import { clocksOf } from '#shared/domain/deadline/clocks-of.ts';
import { countAround } from '#shared/domain/deadline/day-spans.ts';
import { contextOn, day, facts } from './facts.ts';

const FIRST = day('2026-03-02');
const someDay = (from: number, to: number) => fc.integer({ min: from, max: to }).map((n) => addDays(FIRST, n));
const CASES = 400;

/** A matter on its way, in many shapes. */
const aMatter: fc.Arbitrary<ClockFacts> = fc
  .record({
    assigned: fc.boolean(),
    simple: fc.boolean(),
    accepted: fc.integer({ min: 0, max: 15 }),
    turned: fc.option(fc.integer({ min: 16, max: 25 })),
    extended: fc.option(fc.integer({ min: 30, max: 60 })),
    delivered: fc.option(fc.integer({ min: 60, max: 100 })),
  })
  .map(({ assigned, simple, accepted, turned, extended, delivered }) => {
    const on = (days: number) => addDays(FIRST, days);
    const events: ClockEvent[] = [{ kind: 'received', on: FIRST }];
    if (simple) events.push({ kind: 'simple-chosen', on: FIRST });
    events.push({ kind: simple ? 'simple-accepted' : 'accepted', on: on(accepted) });
    if (simple && turned !== null) events.push({ kind: 'turned-ordinary', on: on(turned) });
    if (extended !== null) events.push({ kind: 'extended', on: on(extended), days: 30 });
    if (delivered !== null) events.push({ kind: 'reply-delivered', on: on(delivered) });
    return facts(events, { arrival: assigned ? 'assigned' : 'direct' });
  });

/** What happens inside the house. */
const internal: fc.Arbitrary<ClockEvent> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('reassigned', 'unit-changed', 'materials-asked', 'returned-for-redo', 'nudged'),
    on: someDay(0, 120),
  }),
  fc.record({
    kind: fc.constant('unit-date'),
    on: someDay(0, 120),
    name: fc.constant('退回重办'),
    due: someDay(0, 150),
  }),
);

const statutory = (given: ClockFacts, today: string) =>
  clocksOf(given, contextOn(today)).filter(({ kind }) => kind === 'statutory');

describe('laws of the clocks', () => {
  test('DL-15 RX-07 nothing internal moves, stops or adds a statutory clock', () => {
    let moved = 0;
    fc.assert(
      fc.property(
        aMatter,
        fc.array(internal, { minLength: 1, maxLength: 6 }),
        someDay(0, 150),
        (matter, more, today) => {
          moved += 1;
          expect(statutory({ ...matter, events: [...matter.events, ...more] }, today)).toEqual(
            statutory(matter, today),
          );
        },
      ),
      { numRuns: CASES },
    );
    expect(moved).toBeGreaterThanOrEqual(CASES);
  });

  test('DL-14 the order in which events of different days are told changes nothing', () => {
    fc.assert(
      fc.property(aMatter, someDay(0, 150), fc.nat(), (matter, today, seed) => {
        // Two events of one day are told in their order, so only those of different days are moved about.
        const days = [...new Set(matter.events.map(({ on }) => on))];
        const turned = [...days.slice(seed % days.length), ...days.slice(0, seed % days.length)];
        const events = turned.flatMap((on) => matter.events.filter((event) => event.on === on));
        expect(clocksOf({ ...matter, events }, contextOn(today))).toEqual(clocksOf(matter, contextOn(today)));
      }),
      { numRuns: CASES },
    );
  });

  test('DL-02 DL-03 the rolled day is never before the red line and always a day of work', () => {
    fc.assert(
      fc.property(aMatter, someDay(0, 150), (matter, today) => {
        for (const { deadline, code } of clocksOf(matter, contextOn(today))) {
          expect(deadline.rolled >= deadline.due).toBe(true);
          const last = deadline.steps.at(-1);
          const worked = last !== undefined && 'status' in last && last.status.work;
          expect([code, deadline.rolled === deadline.due || worked]).toEqual([code, true]);
        }
      }),
      { numRuns: CASES },
    );
  });

  test('DL-08 a clock that runs is overdue exactly after its red line', () => {
    fc.assert(
      fc.property(aMatter, someDay(0, 200), (matter, today) => {
        for (const { deadline, state } of clocksOf(matter, contextOn(today))) {
          const overdue = state.kind === 'running' && state.light === 'overdue';
          expect(overdue).toBe(state.kind === 'running' && today > deadline.due);
        }
      }),
      { numRuns: CASES },
    );
  });

  test('DL-16 as many days are counted as the limit has, none of them excluded, each once', () => {
    const spans = fc.array(
      fc
        .tuple(someDay(-20, 80), fc.integer({ min: -2, max: 12 }))
        .map(([from, more]) => ({ from, to: addDays(from, more) })),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(spans, fc.integer({ min: 1, max: 60 }), (excluded, length) => {
        const { due, parts } = countAround(FIRST, length, excluded);
        const counted: string[] = [];
        for (let date = addDays(FIRST, 1); date <= due; date = addDays(date, 1)) {
          if (!excluded.some(({ from, to }) => from <= date && date <= to)) counted.push(date);
        }
        expect(counted.length).toBe(length);
        expect(counted.at(-1)).toBe(due);
        // The steps tell every day from the first to the last, without gap or overlap.
        expect(parts.at(-1)?.to).toBe(due);
        parts.forEach((part, i) => {
          expect(part.days).toBe(daysBetween(part.from, part.to) + 1);
          expect(part.from).toBe(addDays(parts[i - 1]?.to ?? FIRST, 1));
        });
      }),
      { numRuns: CASES },
    );
  });
});
