/** Courses of the cases, written once for every table of clocks. */
import type { ClockFacts } from '#shared/domain/deadline/clock-facts.ts';
import { day, facts, told, type Written } from './facts.ts';
import { expect, test } from 'vitest';

export const ASSIGNED: Partial<ClockFacts> = { arrival: 'assigned' };
export const extended = (on: string, days: number) => ({ kind: 'extended', on: day(on), days }) as const;
export const hearing = (from: string, to: string | null) =>
  ({ kind: 'hearing', on: day(from), to: to === null ? null : day(to) }) as const;

export const C07 = ['received 2026-08-06', 'notified 2026-08-10', 'accepted 2026-08-10'] as const;
export const C08 = ['received 2026-09-28', 'simple-chosen 2026-09-28'] as const;
export const C19 = [
  'received 2026-07-01',
  'notified 2026-07-02',
  'accepted 2026-07-02',
  'opinion-issued 2026-08-28',
  'reply-delivered 2026-09-30',
  'rated 2026-10-01',
] as const;
export const C19_RECHECK = [
  ...C19,
  'review-requested 2026-10-28',
  'review-decided 2026-11-20',
  'review-delivered 2026-11-25',
  'recheck-requested 2026-12-21',
] as const;

export type ClockRow = readonly [
  name: string,
  today: string,
  written: readonly Written[],
  part: Partial<ClockFacts>,
  expected: readonly string[],
];

/** One test a row: every clock with red line, rolled day and state, as `told` writes them. A table of few rows is a mistake. */
export function testClocks(rows: readonly ClockRow[], floor: number): void {
  test.each(rows)('%s', (_name, today, written, part, expected) => {
    expect(told(facts(written, part), today)).toEqual(expected);
  });
  test('the table above is not empty by accident', () => expect(rows.length).toBeGreaterThanOrEqual(floor));
}
