import { expect, test } from 'vitest';
import { manyOpenings } from '#shared/domain/confidential/openings.ts';
import { AuditEvent } from '#shared/model/audit.ts';

const event = (at: string, officer: string, changes: object = {}): AuditEvent =>
  AuditEvent.parse({ kind: 'reveal', what: 'confidential-open', at, officer, result: 'done', ...changes });

/** 16:30 UTC is the next day in Beijing. */
const EVENTS = [
  ...[1, 2, 3, 4].map((hour) => event(`2026-09-03T0${hour}:00:00.000Z`, 'confidential-a')),
  event('2026-09-03T16:30:00.000Z', 'confidential-a'),
  event('2026-09-03T05:00:00.000Z', 'confidential-b'),
  event('2026-09-03T06:00:00.000Z', 'confidential-b', { what: 'confidential-name' }),
  event('2026-09-03T07:00:00.000Z', 'confidential-b', { result: 'refused' }),
  event('2026-09-03T08:00:00.000Z', 'confidential-b', { kind: 'view' }),
];

test.each([
  [4, []],
  [3, [['2026-09-03', 'confidential-a', 4]]],
  [0, [['2026-09-04', 'confidential-a', 1], ['2026-09-03', 'confidential-a', 4], ['2026-09-03', 'confidential-b', 1]]], // prettier-ignore
] as const)('C19 more than %i openings by one officer on one day are named', (most, found) => {
  expect(manyOpenings(EVENTS, most).map(({ day, officer, count }) => [day, officer, count])).toEqual(found);
});
