import { expect, test } from 'vitest';
import { listRowOf, type ListRow } from '#renderer/data/list-row.ts';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { createMatterIndex } from '#renderer/data/matter-index.ts';
import type { Petitioner } from '#shared/model/registration.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { StreamId } from '#shared/model/ids.ts';
import { aRegistration } from '#test/support/device.ts';
import { aMatter } from '../../shared/domain/matter/matters.ts';

const row = (n: number, names: readonly string[], changes: Partial<ListRow> = {}): ListRow => {
  const petitioners = names.map((name): Petitioner => ({ name, role: 'principal' }));
  const view = aMatter({
    id: StreamId.parse(`stream-${String(n).padStart(16, '0')}`),
    updatedAt: Instant.parse(`2026-09-04T01:10:0${n}.000Z`),
    registration: aRegistration({ petitioners, totalPersons: 9 }),
  });
  return { ...listRowOf(view, 'confirmed', BUILT_IN_CALENDAR), ...changes };
};
const ids = (rows: readonly ListRow[]): readonly number[] => rows.map(({ id }) => Number(id.slice(-2)));

function setupIndex() {
  const index = createMatterIndex();
  index.putAll([row(1, ['赵某甲']), row(3, ['钱某甲', '孙甲某']), row(2, ['某甲乙'])]);
  return index;
}

test('lists are newest first and stop at their limit', () => {
  const index = setupIndex();
  expect(ids(index.list({}, 9))).toEqual([3, 2, 1]);
  expect(ids(index.list({}, 2))).toEqual([3, 2]);
  expect(ids(index.list({ matches: ({ names }) => names.length === 1 }, 9))).toEqual([2, 1]);
});

test('a changed row moves, a removed one goes', () => {
  const index = setupIndex();
  index.list({}, 9);
  index.put(row(1, ['赵某甲'], { updatedAt: '2026-09-04T09:00:00.000Z', status: 'closed' }));
  expect(ids(index.all())).toEqual([1, 3, 2]);
  expect(Object.fromEntries(index.counts())).toEqual({ registered: 2, closed: 1 });
  index.remove(row(3, []).id);
  expect(ids(index.all())).toEqual([1, 2]);
  expect(index.size()).toBe(2);
  expect(index.counts().get('registered')).toBe(1);
});

test('equal times keep one order, whatever came first', () => {
  const same = { updatedAt: '2026-09-04T09:00:00.000Z' };
  const [one, other] = [createMatterIndex(), createMatterIndex()];
  one.putAll([row(1, ['甲'], same), row(2, ['乙'], same)]);
  other.put(row(2, ['乙'], same));
  other.all();
  other.put(row(1, ['甲'], same));
  expect(ids(one.all())).toEqual(ids(other.all()));
});

test.each([
  ['prefix', '某甲', [2]],
  ['prefix', '孙', [3]],
  ['prefix', '甲', []],
  ['contains', '某甲', [3, 2, 1]],
  ['contains', '甲某', [3]],
  ['contains', '甲孙', []],
] as const)('names by %s %s, of every person of a matter', (mode, text, found) => {
  expect(ids(setupIndex().names(text, mode, 9))).toEqual(found);
});

test('a name changed since the last search is found, the old one no more', () => {
  const index = setupIndex();
  expect(ids(index.names('赵', 'prefix', 9))).toEqual([1]);
  index.put(row(1, ['李某甲']));
  expect(ids(index.names('赵', 'prefix', 9))).toEqual([]);
  expect(ids(index.names('李', 'prefix', 9))).toEqual([1]);
});
