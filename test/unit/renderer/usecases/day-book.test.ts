import { expect, test } from 'vitest';
import { BUILT_IN_SETTINGS } from '#shared/domain/settings/county-settings.ts';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { StreamId } from '#shared/model/ids.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { listRowOf, type ListRow } from '#renderer/data/list-row.ts';
import { createDayBook } from '#renderer/usecases/day-book.ts';
import { matterGroups } from '#renderer/usecases/matter-groups.ts';
import { officer, registered } from '../../shared/domain/workflow/life.ts';

const OPEN = 5000;
const TODAY = PlainDate.parse('2026-09-19');

const alone = (row: ListRow) => ({ matter: [row], problem: [row] });

/** A row that tells when its limits are looked at. */
function watched(row: ListRow, looked: (id: string) => void): ListRow {
  const { clocks } = row;
  return Object.defineProperty({ ...row }, 'clocks', {
    enumerable: true,
    get: () => {
      looked(row.id);
      return clocks;
    },
  });
}

test('MD-08 opening the day places 5,000 open matters once; a change places the changed one', () => {
  const one = listRowOf(registered(), 'confirmed', BUILT_IN_CALENDAR);
  let looks = new Set<string>();
  let looking = 0;
  const looked = (id: string): void => {
    looks.add(id);
    looking += 1;
  };
  const rowOf = (n: number, changes: Partial<ListRow> = {}): ListRow =>
    watched({ ...one, id: StreamId.parse(`stream-${String(n).padStart(16, '0')}`), ...changes }, looked);
  const rows = Array.from({ length: OPEN }, (_, n) => rowOf(n));
  const read = createDayBook({
    acting: officer('jiaxi-clerk'),
    today: TODAY,
    soonDays: 7,
    calendar: BUILT_IN_CALENDAR,
    settings: BUILT_IN_SETTINGS,
  });
  const groups = matterGroups([]);

  const day = read(rows, groups, alone);
  expect([day.mine.length, day.today.length, day.others.length]).toEqual([OPEN, OPEN, 0]);
  expect(looks.size).toBe(OPEN);
  const perRow = looking / OPEN;

  [looks, looking] = [new Set(), 0];
  expect(read([...rows], groups, alone)).toEqual(day);
  expect(looking).toBe(0);

  const changed = rowOf(17, { clocks: [], expected: [] });
  const after = read([changed, ...rows.filter((_, n) => n !== 17)], groups, alone);
  expect([...looks]).toEqual([changed.id]);
  expect(looking).toBeLessThanOrEqual(perRow);
  expect(after.mine.length).toBe(OPEN - 1);
});

test('MD-09 a row is placed anew when one that people joined with it changes: the third visit proposes supervision', () => {
  const one = listRowOf(registered(), 'confirmed', BUILT_IN_CALENDAR);
  const rowOf = (n: number): ListRow => ({ ...one, id: `stream-${n}`, clocks: [], expected: [] });
  const rows = [1, 2, 3].map(rowOf);
  const read = createDayBook({
    acting: officer('supervisor-a'),
    today: TODAY,
    soonDays: 7,
    calendar: BUILT_IN_CALENDAR,
    settings: BUILT_IN_SETTINGS,
  });
  const joined = (matter: readonly ListRow[]) => (row: ListRow) => ({ matter, problem: [row] });
  const mine = (matter: readonly ListRow[]): readonly string[] =>
    read(rows, matterGroups([]), joined(matter)).mine.map(({ id, entry }) => `${id} ${entry.expected?.trigger}`);
  expect(mine(rows.slice(1))).toEqual([]);
  expect(mine(rows)).toEqual(['stream-3 repeat-3']);
});
