import { expect, test } from 'vitest';
import { listRowOf, type ListRow } from '#renderer/data/list-row.ts';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { createMatterIndex } from '#renderer/data/matter-index.ts';
import type { Petitioner } from '#shared/model/registration.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { StreamId } from '#shared/model/ids.ts';
import { seededRandom } from '#test/support/seeded-random.ts';
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
  // From one matter into the next, from one person to the next, everybody, nobody.
  ['contains', '某某', []],
  ['contains', '甲\n孙', []],
  ['contains', '', [3, 2, 1]],
  ['prefix', '', [3, 2, 1]],
  ['prefix', '赵某甲某', []],
] as const)('names by %s %s, of every person of a matter', (mode, text, found) => {
  expect(ids(setupIndex().names(text, mode, 9))).toEqual(found);
});

test('a search gives what looking at each row gives, in the order of the list and not more than asked for', () => {
  const random = seededRandom(47);
  const letters = ['甲', '乙', '某', '\u{20000}'];
  const name = (): string => Array.from({ length: 1 + random.int(3) }, () => letters[random.int(4)]).join('');
  const index = createMatterIndex();
  const base = row(1, ['甲']);
  for (let n = 1; n <= 300; n += 1) {
    const names = Array.from({ length: random.int(4) }, name);
    index.put({ ...base, id: StreamId.parse(`stream-${String(n).padStart(16, '0')}`), names });
  }
  const rows = index.all();
  let found = 0;
  for (let i = 0; i < 400; i += 1) {
    const [text, limit] = [name(), 1 + random.int(60)];
    for (const mode of ['prefix', 'contains'] as const) {
      const hit = (one: string): boolean => (mode === 'prefix' ? one.startsWith(text) : one.includes(text));
      const wanted = rows.filter(({ names }) => names.some(hit)).slice(0, limit);
      expect(index.names(text, mode, limit)).toEqual(wanted);
      found += wanted.length;
    }
  }
  expect(found).toBeGreaterThan(5000);
});

test('a name changed since the last search is found, the old one no more', () => {
  const index = setupIndex();
  expect(ids(index.names('赵', 'prefix', 9))).toEqual([1]);
  index.put(row(1, ['李某甲']));
  expect(ids(index.names('赵', 'prefix', 9))).toEqual([]);
  expect(ids(index.names('李', 'prefix', 9))).toEqual([1]);
});
