import { describe, expect, test } from 'vitest';
import { actingOf } from '#shared/domain/access/acting.ts';
import { decideReception } from '#shared/domain/reception/stream/decide.ts';
import { evolveReception, unitsOfReception, type ReceptionState } from '#shared/domain/reception/stream/evolve.ts';
import { Action } from '#shared/model/action.ts';
import { AnyOperation, isReceptionKind, ReceptionOperation } from '#shared/model/reception-stream.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { MARKETS } from '../market/markets.ts';
import { COUNTY, matterId, operationId, planOf, streamId } from '../sessions.ts';

const at = '2026-09-18T01:00:00.000Z';
const rule = (office: string) => ({
  kind: 'confirm-market',
  office,
  name: '街',
  pattern: MARKETS.jiaxi,
  monthBasis: 'gregorian',
});
const queue = { kind: 'open-queue', session: streamId(1), letter: 'A' };
const joint = (units: readonly string[]) =>
  planOf({ type: 'joint', joint: { units, notifiedAt: at, reportTo: 'deputy-a' } });

const period = (last = '2026-10-07') => ({ kind: 'set-special-period', name: '国庆', first: '2026-10-01', last });
const absence = (officer: string, over: object = {}) => ({
  kind: 'plan-absence',
  officer,
  first: '2026-09-14',
  last: '2026-09-18',
  reason: 'leave',
  ...over,
});
const back = { kind: 'lift-absence' };
const duties = { kind: 'set-reception-rule', everyWorkDay: true, leaders: 'county', reason: '县里的通知（虚构）' };
const lift = { kind: 'lift-special-period', reason: '活动取消' };

type Row = { readonly office: string; readonly by: string; readonly action: object };

/** Plays operations as they are written and sent; answers the state, or the code of the refusal. */
function play(...rows: readonly Row[]): ReceptionState | string {
  let state: ReceptionState | null = null;
  for (const [i, { office, by, action }] of rows.entries()) {
    const op = ReceptionOperation.parse({
      id: operationId(i + 1),
      stream: streamId(7),
      office,
      device: 'D1',
      n: i + 1,
      by,
      recordedAt: at,
      base: 0,
      action,
    });
    const context = { acting: actingOf(COUNTY, office, by), profile: COUNTY, today: PlainDate.parse('2026-09-10') };
    const decided = decideReception(state, op, context);
    if (!decided.ok) return decided.error.code;
    state = evolveReception(state, op, null);
  }
  return state ?? 'nothing';
}

const clerk = (action: object): Row => ({ office: 'qinglan', by: 'petition-clerk', action });
const jiaxi = (action: object, by = 'jiaxi-clerk'): Row => ({ office: 'jiaxi', by, action });
const yijiang = (action: object, by = 'yijiang-head'): Row => ({ office: 'yijiang', by, action });
const ticket = { kind: 'take-ticket', no: 'A001', persons: 1 };

const REFUSED: readonly (readonly [string, string, readonly Row[]])[] = [
  ['RS-02 nobody the county knows', 'officer-unknown', [{ office: 'jiaxi', by: 'nobody', action: queue }]],
  [
    'RS-02 an administrator sits at no reception',
    'role-missing',
    [{ office: 'qinglan', by: 'auditor-a', action: queue }],
  ],
  ['RS-01 a queue does not become a session', 'wrong-stream', [jiaxi(queue), clerk(planOf())]],
  ['RS-01 a session does not become a queue', 'wrong-stream', [clerk(planOf()), jiaxi(ticket)]],
  ['RS-01 a market rule goes on in its own stream', 'wrong-stream', [clerk(rule('jiaxi')), clerk(rule('yijiang'))]],
  ['RS-03 a queue is opened once', 'queue-exists', [jiaxi(queue), jiaxi(queue)]],
  ['RS-03 nobody takes a number from a queue that is not open', 'no-queue', [jiaxi(ticket)]],
  ['RS-03 another office writes nothing to it', 'session-of-other-office', [jiaxi(queue), yijiang(ticket)]],
  ['RS-04 a clerk confirms no market rule', 'market-not-yours', [jiaxi(rule('jiaxi'))]],
  ['RS-04 nor the head of another office', 'market-not-yours', [yijiang(rule('jiaxi'))]],
  ['RO-31 a clerk of an office sets no special period', 'not-planner', [jiaxi(period())]],
  ['RO-31 its last day is not before the first', 'period-days', [clerk(period('2026-09-30'))]],
  ['RO-31 it is no longer than a year', 'period-days', [clerk(period('2027-10-02'))]],
  ['RO-31 another unit does not change it', 'session-of-other-office', [clerk(period()), yijiang(period())]],
  ['RO-31 nothing is lifted that was never set', 'no-period', [clerk(lift)]],
  ['RO-31 what is lifted stays lifted', 'period-lifted', [clerk(period()), clerk(lift), clerk(period())]],
  ['RS-01 a period does not become a session', 'wrong-stream', [clerk(period()), clerk(planOf())]],
  ['RO-38 a clerk of an office notes nobody else’s absence', 'absence-not-yours', [jiaxi(absence('jiaxi-head'))]],
  ['RO-38 its last day is not before the first', 'absence-days', [clerk(absence('chief', { last: '2026-09-13' }))]],
  ['RO-38 it is no longer than a year', 'absence-days', [clerk(absence('chief', { last: '2027-09-18' }))]],
  ['RO-38 an absence stays one officer’s', 'absence-of-other', [clerk(absence('chief')), clerk(absence('deputy-a'))]],
  ['RO-38 nothing is taken back that was never noted', 'no-absence', [clerk(back)]],
  ['RO-38 nor twice', 'no-absence', [clerk(absence('chief')), clerk(back), clerk(back)]],
  ['RO-38 another unit does not take it back', 'session-of-other-office', [clerk(absence('chief')), yijiang(back)]],
  ['RS-01 an absence does not become a period', 'wrong-stream', [clerk(absence('chief')), clerk(period())]],
  ['RO-42 the head of an office says nothing of the bureau', 'not-planner', [yijiang(duties)]],
  ['RS-01 a rule does not become an absence', 'wrong-stream', [clerk(duties), clerk(absence('chief'))]],
];

test.each(REFUSED)('%s', (_name, code, rows) => {
  expect(play(...rows)).toBe(code);
});

const UNITS: readonly (readonly [string, readonly string[], readonly Row[]])[] = [
  ['of who planned it', ['qinglan'], [clerk(planOf())]],
  ['of who was called to it', ['qinglan', 'jiaxi', 'yijiang'], [clerk(joint(['jiaxi', 'yijiang']))]],
  ['of the host desk', ['jiaxi'], [jiaxi(queue), jiaxi(ticket)]],
  ['of whose special period it is', ['qinglan'], [clerk(period())]],
  ['of whose absence it is', ['jiaxi'], [jiaxi(absence('jiaxi-clerk'))]],
  ['of the bureau whose rule it is', ['qinglan'], [clerk(duties)]],
  ['of the office whose market it is', ['qinglan', 'jiaxi'], [clerk(rule('jiaxi'))]],
];

test.each(UNITS)('RS-05 it belongs to the units %s', (_name, units, rows) => {
  const state = play(...rows);
  expect(typeof state === 'string' ? state : unitsOfReception(state)).toEqual(units);
});

test('RS-06 the later confirmation takes the place of the former one, under the name of who gave it', () => {
  expect(play(clerk(rule('jiaxi')), jiaxi({ ...rule('jiaxi'), name: '甲溪街' }, 'jiaxi-head'))).toMatchObject({
    kind: 'market',
    rule: { name: '甲溪街', confirmed: { by: 'jiaxi-head' } },
  });
});

test('RO-31 a period says what was said last, and why it was lifted', () => {
  expect(play(clerk(period()), clerk(period('2026-10-08')), clerk(lift))).toMatchObject({
    kind: 'period',
    period: { office: 'qinglan', name: '国庆', first: '2026-10-01', last: '2026-10-08', lifted: '活动取消' },
  });
});

test('RO-38 everybody notes the own absence; noted again it stands, also after it was taken back', () => {
  const mine = jiaxi(absence('jiaxi-clerk'));
  expect(play(mine, jiaxi(back))).toMatchObject({ kind: 'absence', absence: { officer: 'jiaxi-clerk', lifted: true } });
  expect(play(mine, jiaxi(back), jiaxi(absence('jiaxi-clerk', { reason: 'meeting' })))).toMatchObject({
    absence: { office: 'jiaxi', reason: 'meeting', lifted: false },
  });
});

test('RO-45 R004-34 the bureau’s computers keep one roster: a section takes back what the bureau noted', () => {
  const section: Row = { office: 'legal-affairs', by: 'petition-clerk', action: back };
  expect(play(clerk(absence('chief')), section)).toMatchObject({ absence: { office: 'qinglan', lifted: true } });
});

test('RO-42 the later word of the bureau takes the place of the former one', () => {
  expect(play(clerk(duties), clerk({ ...duties, everyWorkDay: false, leaders: 'city' }))).toMatchObject({
    kind: 'rule',
    rule: { office: 'qinglan', everyWorkDay: false, leaders: 'city' },
  });
});

describe('RS-01 kinds', () => {
  test('no kind is a matter’s and a reception’s', () => {
    const kinds = Action.options.map((option) => option.shape.kind.value);
    expect(kinds.length).toBeGreaterThan(40);
    expect(kinds.filter(isReceptionKind)).toEqual([]);
  });

  test('either envelope is read, and nothing beside them', () => {
    const op = {
      id: operationId(1),
      stream: streamId(1),
      office: 'jiaxi',
      device: 'D1',
      n: 1,
      by: 'a',
      recordedAt: at,
      base: 0,
    };
    const read = (action: object) => AnyOperation.safeParse({ ...op, action }).success;
    expect(read({ kind: 'take-matter', matter: matterId(1) })).toBe(true);
    expect(read({ kind: 'add-note', text: '附注' })).toBe(true);
    expect(read({ kind: 'rank-person' })).toBe(false);
  });
});

test('the tables were tried', () => {
  expect([REFUSED.length, UNITS.length]).toEqual([27, 7]);
});
