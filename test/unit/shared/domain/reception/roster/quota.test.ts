import { expect, test } from 'vitest';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { absencesInARow, halfSwaps } from '#shared/domain/reception/roster/coverage.ts';
import { quotaOf, quotaPeriod } from '#shared/domain/reception/roster/quota.ts';
import type { SessionView } from '#shared/model/reception.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { CLERK, planOf, PUBLISHED, sessionAfter, streamId, operationId, type Step } from '../sessions.ts';

const day = (text: string): PlainDate => PlainDate.parse(text);
const HOST = 'deputy-a';

/** A session on `on` with what was noted of the officer whose turn it was. */
function held(on: string, attendance: 'on-duty' | 'absent' | null, over: object = {}, stream = 1): SessionView {
  const signIn: Step = {
    by: CLERK,
    action: {
      kind: 'sign-in',
      officer: HOST,
      at: `${on}T01:00:00.000Z`,
      attendance,
      ...(attendance === 'absent' && { reason: 'meeting' }),
    },
  };
  return sessionAfter(
    [{ by: CLERK, action: planOf({ day: on, ...over }) }, PUBLISHED, ...(attendance === null ? [] : [signIn])],
    stream,
  );
}

test.each([
  ['township', '2026-09-06', '2026-08-31', '2026-09-06'],
  ['township', '2026-09-07', '2026-09-07', '2026-09-13'],
  ['county', '2026-02-28', '2026-02-01', '2026-02-28'],
  ['city', '2026-11-30', '2026-10-01', '2026-12-31'],
  ['city', '2026-01-01', '2026-01-01', '2026-03-31'],
] as const)('RO-18 R001-20 the %s period of %s', (level, on, first, last) => {
  expect(quotaPeriod(level, day(on))).toEqual({ level, first, last });
});

test.each([
  ['was there', 'township', '2026-09-18', [held('2026-09-18', 'on-duty')], '2026-09-30', 0, 'met'],
  ['was only planned', 'township', '2026-09-18', [held('2026-09-18', null)], '2026-09-20', 0, 'running'],
  ['was only planned, and it is over', 'township', '2026-09-18', [held('2026-09-18', null)], '2026-09-21', 0, 'missed'],
  ['was absent', 'township', '2026-09-18', [held('2026-09-18', 'absent')], '2026-09-21', 0, 'missed'],
  ['was there in another week', 'township', '2026-09-25', [held('2026-09-18', 'on-duty')], '2026-09-30', 0, 'missed'],
  ['the week of the spring festival has no working day', 'township', '2026-02-18', [], '2026-03-01', 0, 'exempt'],
  ['a short week counts', 'township', '2026-10-08', [], '2026-10-12', 0, 'missed'],
  ['unless the county exempts such weeks', 'township', '2026-10-01', [], '2026-10-12', 3, 'exempt'],
  ['once a month', 'county', '2026-09-01', [held('2026-09-18', 'on-duty')], '2026-09-20', 0, 'met'],
  ['once a quarter', 'city', '2026-07-01', [held('2026-09-18', 'on-duty')], '2026-09-20', 0, 'met'],
] as const)('RO-18 R001-20 %s', (_name, level, on, sessions, today, exemptUpTo, state) => {
  const context = { calendar: BUILT_IN_CALENDAR, today: day(today), exemptUpTo: () => exemptUpTo };
  expect(quotaOf(HOST, quotaPeriod(level, day(on)), sessions, context).state).toBe(state);
});

test('RO-18 two sessions on one day are one day', () => {
  const context = { calendar: BUILT_IN_CALENDAR, today: day('2026-09-30'), exemptUpTo: () => 0 };
  const sessions = [held('2026-09-18', 'on-duty'), held('2026-09-18', 'on-duty', { type: 'daily-duty' }, 2)];
  const quota = quotaOf(HOST, quotaPeriod('county', day('2026-09-18')), sessions, context);
  expect(quota.days).toEqual(['2026-09-18']);
  expect(quota.workDays).toBe(22);
});

test.each([
  ['came to all', ['on-duty', 'on-duty', 'on-duty'], 0],
  ['missed the last two', ['on-duty', 'absent', 'absent'], 2],
  ['missed all', ['absent', 'absent', 'absent'], 3],
  ['came again', ['absent', 'absent', 'on-duty'], 0],
] as const)('RO-17 R004-35 absences in a row: %s', (_name, noted, count) => {
  const sessions = noted.map((attendance, i) =>
    held(`2026-09-${String(4 + i * 7).padStart(2, '0')}`, attendance, {}, i),
  );
  expect(absencesInARow(HOST, [...sessions].reverse())).toBe(count);
});

test('RO-15 a swap known to one session only is pointed out', () => {
  const offer = operationId(102);
  const mine = sessionAfter(
    [
      { by: CLERK, action: planOf() },
      {
        by: HOST,
        action: { kind: 'offer-swap', other: 'deputy-b', otherSession: streamId(2), reason: '出差' },
      },
      { by: 'deputy-b', action: { kind: 'answer-swap', offer, answer: 'agreed' } },
    ],
    1,
  );
  const plan: Step = { by: CLERK, action: planOf({ day: '2026-09-25', host: 'deputy-b' }) };
  const before = sessionAfter([plan], 2);
  const after = sessionAfter(
    [plan, { by: 'deputy-b', action: { kind: 'give-by-swap', offer, offerSession: streamId(1), host: HOST } }],
    2,
  );
  expect(halfSwaps([mine, before])).toEqual([{ session: streamId(1), offer, missing: streamId(2) }]);
  expect(halfSwaps([mine, after])).toEqual([]);
  expect([mine.host, after.host]).toEqual(['deputy-b', HOST]);
});
