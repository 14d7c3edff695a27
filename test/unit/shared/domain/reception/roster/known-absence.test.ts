import { expect, test } from 'vitest';
import { awayOn } from '#shared/domain/reception/roster/known-absence.ts';
import { rotate } from '#shared/domain/reception/roster/rotation.ts';
import type { KnownAbsence } from '#shared/model/known-absence.ts';
import { OfficerId, StreamId, UnitCode } from '#shared/model/ids.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import { streamId } from '../sessions.ts';

const day = (text: string): PlainDate => PlainDate.parse(text);
const away = (officer: string, first: string, last: string, lifted = false): KnownAbsence => ({
  id: StreamId.parse(streamId(50)),
  office: UnitCode.parse('qinglan'),
  officer: OfficerId.parse(officer),
  first: day(first),
  last: day(last),
  reason: 'leave',
  lifted,
});

const FRIDAYS = Array.from({ length: 12 }, (_, i) => addDays(day('2026-09-04'), i * 7));
const POOL = ['chief', 'deputy-a', 'deputy-b', 'deputy-c'];

test('RO-38 RO-10 R004-35 who is away is not planned, and the load of the others stays even', () => {
  const absences = [away('deputy-a', '2026-09-07', '2026-09-30')];
  const turns = rotate(FRIDAYS, { pool: POOL, history: [], away: absences });
  const missed = turns.filter(({ day: on }) => awayOn(absences, 'deputy-a', on) !== null);
  expect(missed.map(({ day: on }) => on)).toEqual(['2026-09-11', '2026-09-18', '2026-09-25']);
  expect(missed.map(({ officer }) => officer)).not.toContain('deputy-a');
  // Kept with the plan: what it was decided from (RO-11).
  expect(missed.map(({ ground }) => ground.away)).toEqual(missed.map(() => [{ officer: 'deputy-a', reason: 'leave' }]));
  const count = (officer: string): number => turns.filter((turn) => turn.officer === officer).length;
  const others = POOL.filter((officer) => officer !== 'deputy-a').map(count);
  expect(Math.max(...others) - Math.min(...others)).toBeLessThanOrEqual(1);
  // Nine Fridays were shared by four, three by the others: what was missed on leave is not made up for.
  expect(count('deputy-a')).toBe(2);
  expect(others.reduce((sum, each) => sum + each, 0)).toBe(10);
});

test.each([
  ['the first day', '2026-09-07', 'leave'],
  ['the last day', '2026-09-30', 'leave'],
  ['the day before', '2026-09-06', null],
  ['the day after', '2026-10-01', null],
])('RO-38 away on %s', (_name, on, reason) => {
  expect(awayOn([away('deputy-a', '2026-09-07', '2026-09-30')], 'deputy-a', day(on))).toBe(reason);
});

test('RO-38 what was taken back, and what others have noted, does not count', () => {
  const absences = [away('deputy-a', '2026-09-07', '2026-09-30', true), away('deputy-b', '2026-09-07', '2026-09-30')];
  expect(awayOn(absences, 'deputy-a', day('2026-09-11'))).toBeNull();
});
