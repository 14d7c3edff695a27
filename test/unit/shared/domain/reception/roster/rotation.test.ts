import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { fridayReceptions } from '#shared/domain/reception/roster/friday-reception.ts';
import { rotate, turnsOf, type Away, type Turn } from '#shared/domain/reception/roster/rotation.ts';
import { leadership, officeHead, receiverGroup } from '#shared/domain/reception/session/who-may-receive.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { COUNTY, ENDED, OPENED, PLANNED, PUBLISHED, sessionAfter } from '../sessions.ts';

const day = (text: string): PlainDate => PlainDate.parse(text);
const POOL = leadership(COUNTY).map(({ id }) => id);
const FRIDAYS = fridayReceptions(BUILT_IN_CALENDAR, 2026)
  .filter(({ status }) => status.work)
  .map(({ day: friday }) => friday);
const away = (officer: string, first: string, last: string): Away => ({
  officer,
  first: day(first),
  last: day(last),
  reason: 'business-trip',
});
const names = (days: readonly PlainDate[], input: { history?: Turn[]; away?: Away[]; pool?: string[] }): string[] =>
  rotate(days, { pool: input.pool ?? POOL, history: input.history ?? [], away: input.away ?? [] }).map(
    ({ officer }) => officer ?? '-',
  );

test('RO-09 who is in the rotation, the chief first', () => {
  expect(POOL).toEqual(['chief', 'deputy-a', 'deputy-b', 'deputy-c']);
  expect(officeHead(COUNTY, 'jiaxi')?.id).toBe('jiaxi-head');
  expect(officeHead(COUNTY, 'grassroots')).toBeNull();
});

test.each([
  ['chief', 'leadership'],
  ['deputy-b', 'leadership'],
  ['legal-affairs-head', 'legal-section'],
  ['legal-aid-clerk', 'legal-aid'],
  ['jiaxi-head', 'office-head'],
  ['jiaxi-clerk', null],
  ['grassroots-head', null],
  ['sysadmin-a', null],
  ['security-a', null],
  ['auditor-a', null],
  ['nobody', null],
])('RO-06 R004-30 %s may receive as %s', (officer, group) => {
  expect(receiverGroup(COUNTY, officer)).toBe(group);
});

test('RO-06 whoever left the service is out', () => {
  const gone = { ...COUNTY, officers: COUNTY.officers.map((o) => ({ ...o, left: true as const })) };
  expect(receiverGroup(gone, 'chief')).toBeNull();
  expect(officeHead(gone, 'jiaxi')).toBeNull();
});

test('RO-10 four leaders take turns in their order', () => {
  expect(names(FRIDAYS.slice(0, 9), {})).toEqual([...POOL, ...POOL, 'chief']);
});

test('RO-10 a year: eleven or twelve Fridays each', () => {
  const counts = new Map<string, number>();
  for (const name of names(FRIDAYS, {})) counts.set(name, (counts.get(name) ?? 0) + 1);
  expect(FRIDAYS).toHaveLength(46);
  expect([...counts.values()].sort((a, b) => a - b)).toEqual([11, 11, 12, 12]);
});

test('RO-10 a month of travelling leaves no debt of turns', () => {
  const trip = [away('deputy-a', '2026-03-01', '2026-05-31')];
  const list = names(FRIDAYS, { away: trip });
  const spring = FRIDAYS.flatMap((friday, i) => (friday >= '2026-03-01' && friday <= '2026-05-31' ? [list[i]] : []));
  expect(spring).not.toContain('deputy-a');
  // Afterwards turns alternate as before: never twice in a row, which is what “catching up” would look like.
  const after = FRIDAYS.flatMap((friday, i) => (friday > '2026-05-31' ? [list[i]] : []));
  expect(after.some((name, i) => name === 'deputy-a' && after[i + 1] === 'deputy-a')).toBe(false);
  expect(after.filter((name) => name === 'deputy-a').length).toBeLessThanOrEqual(Math.ceil(after.length / 4) + 1);
});

test('RO-10 a new colleague does not take every Friday at first', () => {
  const three = rotate(FRIDAYS.slice(0, 30), { pool: POOL.slice(0, 3), history: [], away: [] });
  const history = three.map(({ day: on, officer, ground }) => ({
    day: on,
    available: ground.available,
    taken: officer ?? '',
  }));
  const list = names(FRIDAYS.slice(30, 42), { history });
  expect(list.filter((name) => name === 'deputy-c')).toHaveLength(3);
});

test('RO-11 it says why', () => {
  const [first, second] = rotate(FRIDAYS.slice(0, 2), {
    pool: POOL,
    history: [],
    away: [away('deputy-a', '2026-01-01', '2026-12-31')],
  });
  expect(first).toMatchObject({ officer: 'chief', because: 'order' });
  expect(second?.ground).toEqual({
    available: ['chief', 'deputy-b', 'deputy-c'],
    away: [{ officer: 'deputy-a', reason: 'business-trip' }],
  });
  expect(second?.standings[0]).toEqual({
    officer: 'chief',
    taken: 1,
    shareHundredths: 33,
    lastOn: FRIDAYS[0],
    away: null,
  });
});

test.each([
  ['everybody is away', ['a'], [away('a', '2026-01-01', '2026-12-31')], 'nobody'],
  ['one is left', ['a', 'b'], [away('a', '2026-01-01', '2026-12-31')], 'only-one'],
])('RO-11 %s', (_name, pool, trips, because) => {
  expect(rotate([day('2026-03-06')], { pool, history: [], away: trips })[0]?.because).toBe(because);
});

test('RO-10 the same days always differ by one turn at most, whatever others do', () => {
  const officers = ['a', 'b', 'c', 'd', 'e'];
  let turns = 0;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('c', 'd', 'e'), fc.nat(45), fc.nat(10)), { maxLength: 12 }),
      (trips) => {
        const list = rotate(FRIDAYS, {
          pool: officers,
          history: [],
          away: trips.flatMap(([officer, from, length]) => {
            const first = FRIDAYS[from];
            const last = FRIDAYS[Math.min(from + length, FRIDAYS.length - 1)];
            return first === undefined || last === undefined
              ? []
              : [{ officer, first, last, reason: 'leave' as const }];
          }),
        });
        let a = 0;
        let b = 0;
        for (const { officer } of list) {
          turns += 1;
          if (officer === 'a') a += 1;
          if (officer === 'b') b += 1;
          if (Math.abs(a - b) > 1) return false;
        }
        return true;
      },
    ),
    { numRuns: 200, seed: 20_260_918 },
  );
  expect(turns).toBeGreaterThan(9000);
});

test('RO-10 the order of asking does not matter, and asking twice gives the same', () => {
  const days = FRIDAYS.slice(0, 12);
  expect(names([...days].reverse(), {})).toEqual(names(days, {}));
});

test('RO-10 who really sat there has paid the turn', () => {
  const roster = { available: ['deputy-a', 'deputy-b'], away: [] };
  const plan = { by: PLANNED.by, action: { ...PLANNED.action, roster } };
  const signIn = (officer: string, attendance: string) => ({
    by: 'petition-clerk',
    action: { kind: 'sign-in', officer, at: '2026-09-18T01:00:00.000Z', attendance },
  });
  const delegation = {
    by: 'deputy-a',
    action: {
      kind: 'delegate',
      to: 'legal-affairs-head',
      reason: 'meeting',
      writtenOn: '2026-09-09',
      paper: '委托书 2 号',
    },
  };
  const deputised = sessionAfter([
    plan,
    delegation,
    PUBLISHED,
    signIn('legal-affairs-head', 'substitute'),
    OPENED,
    ENDED,
  ]);
  expect(turnsOf([deputised])).toEqual([
    { day: '2026-09-18', available: ['deputy-a', 'deputy-b'], taken: 'legal-affairs-head' },
  ]);
  // The delegation was not needed in the end.
  const cameHerself = sessionAfter([plan, delegation, PUBLISHED, signIn('deputy-a', 'on-duty')]);
  expect(turnsOf([cameHerself])[0]?.taken).toBe('deputy-a');
  const cancelled = sessionAfter([plan, { by: 'petition-clerk', action: { kind: 'cancel-session', reason: '停电' } }]);
  expect(turnsOf([cancelled])).toEqual([]);
});
