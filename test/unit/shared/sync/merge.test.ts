import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { evolve } from '#shared/domain/matter/evolve.ts';
import { mergeStream, replay, type Incoming } from '#shared/sync/merge.ts';
import type { Action } from '#shared/model/action.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { Operation } from '#shared/model/operation.ts';
import { ACTIONS, operation, REGISTER, stamp } from '../domain/matter/matters.ts';

/** Actions that are possible at any time, so that every order of them has a result. */
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.constantFrom(ACTIONS['add-note'], ACTIONS['link-matter'], ACTIONS['unlink-matter'], ACTIONS.void),
  fc
    .record({
      field: fc.constantFrom('place', 'priorHandling', 'concernedParty'),
      value: fc.constantFrom('甲', '乙', '丙'),
    })
    .map(({ field, value }): Action => ({ kind: 'amend', set: { [field]: value } })),
);

const BASE = 1;
const registered = evolve(null, operation(1, REGISTER), stamp(BASE));
/** Operations of the server's feed after the registration, by the county. */
const feed = fc.array(fc.record({ action, base: fc.integer({ min: 0, max: 6 }) }), { maxLength: 8 }).map((list) =>
  list.map(
    ({ action: what, base }, i): Incoming => ({
      op: operation(100 + i, what, { office: 'qinglan', base }),
      stamp: stamp(BASE + 1 + i),
    }),
  ),
);
const pending = fc
  .array(action, { maxLength: 5 })
  .map((list) => list.map((what, i): Operation => operation(2 + i, what, { base: BASE })));

const start = (own: readonly Operation[]) => ({ confirmed: registered, head: BASE, pending: own });

test('L5 pages may be cut anywhere, overlap and come again: the outcome is the same', () => {
  fc.assert(
    fc.property(feed, pending, fc.array(fc.nat({ max: 8 }), { maxLength: 4 }), (entries, own, cuts) => {
      const whole = mergeStream<MatterView>({ ...start(own), incoming: entries }, evolve);
      let state = { confirmed: registered as MatterView | null, pending: own };
      const ends = [...cuts.map((cut) => Math.min(cut, entries.length)).sort((a, b) => a - b), entries.length];
      let shown: MatterView | null = null;
      for (const end of ends) {
        const incoming = entries.slice(Math.max(0, end - 4 - cuts.length), end);
        // A page is never cut so that something before it is missing.
        const complete = entries
          .slice(0, end)
          .filter((e) => e.stamp.seq > (state.confirmed?.head ?? 0) || incoming.includes(e));
        const merged = mergeStream<MatterView>(
          { ...state, head: state.confirmed?.head ?? 0, incoming: complete },
          evolve,
        );
        state = { confirmed: merged.confirmed, pending: [...merged.pending] };
        shown = merged.shown;
      }
      expect(state.confirmed).toEqual(whole.confirmed);
      expect(shown).toEqual(whole.shown);
    }),
  );
});

test('disjoint streams may arrive in any order', () => {
  fc.assert(
    fc.property(feed, feed, (one, two) => {
      const fold = (order: readonly (readonly Incoming[])[]) =>
        order.map((incoming) => mergeStream<MatterView>({ ...start([]), incoming }, evolve).confirmed);
      const [a, b] = fold([one, two]);
      const [d, c] = fold([two, one]);
      expect([a, b]).toEqual([c, d]);
    }),
  );
});

test('S6 nothing pending is dropped: it is confirmed, or it is still pending, in its order', () => {
  fc.assert(
    fc.property(feed, pending, fc.nat({ max: 5 }), (others, own, confirmedCount) => {
      const confirmed = own.slice(0, confirmedCount);
      const entries = [...others.map((e) => e.op), ...confirmed].map((op, i) => ({ op, stamp: stamp(BASE + 1 + i) }));
      const merged = mergeStream<MatterView>({ ...start(own), incoming: entries }, evolve);
      expect(merged.pending).toEqual(own.slice(confirmed.length));
      const history = merged.shown?.history.map((line) => line.op) ?? [];
      for (const op of own) expect(history.filter((id) => id === op.id)).toHaveLength(1);
    }),
  );
});

test('what is shown is the confirmed state with the pending operations on top', () => {
  fc.assert(
    fc.property(feed, pending, (entries, own) => {
      const merged = mergeStream<MatterView>({ ...start(own), incoming: entries }, evolve);
      expect(merged.shown).toEqual(replay(merged.confirmed, merged.pending, evolve));
      expect(merged.confirmed).toEqual(
        entries.reduce<MatterView>((view, e) => evolve(view, e.op, e.stamp), registered),
      );
    }),
  );
});

test('a device that was offline and one that was not end with the same matter', () => {
  fc.assert(
    fc.property(feed, pending, (others, own) => {
      // The server puts the late ones at the end.
      const order = [...others.map((e) => e.op), ...own].map((op, i) => ({ op, stamp: stamp(BASE + 1 + i) }));
      const online = order.reduce<MatterView | null>(
        (view, entry) =>
          mergeStream<MatterView>({ confirmed: view, head: view?.head ?? 0, pending: [], incoming: [entry] }, evolve)
            .shown,
        registered,
      );
      const late = mergeStream<MatterView>({ ...start(own), incoming: order }, evolve);
      expect(late.shown).toEqual(online);
      expect(late.pending).toEqual([]);
    }),
  );
});
