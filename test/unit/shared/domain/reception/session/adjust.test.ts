import { expect, test } from 'vitest';
import { boardOutdated, needsBoard } from '#shared/domain/reception/session/decide.ts';
import {
  CLERK,
  ENDED,
  matterId,
  OPEN_SESSION,
  PLANNED,
  planOf,
  play,
  PUBLISHED,
  sessionAfter,
  SIGNED_IN,
  type Step,
} from '../sessions.ts';

const at = '2026-09-18T01:00:00.000Z';
const clerk = (action: object): Step => ({ by: CLERK, action });

/** What `planOf` plans. */
const SEEN = {
  from: '09:00',
  to: '12:00',
  place: { kind: 'reception-place', name: '法规股办公室' },
  companions: ['legal-affairs-head'],
};
const adjust = (next: object, seen: object = SEEN): object => ({
  kind: 'adjust-session',
  seen,
  next: { ...SEEN, ...next },
  reason: '会议室调整',
});
const OUTREACH = clerk(planOf({ type: 'outreach' }));
const BESIDE: Step = clerk({ kind: 'sign-in', officer: 'legal-affairs-head', at, attendance: 'on-duty' });
const MARK = { kind: 'mark-matter', matter: matterId(1), marks: ['difficult'], reason: '历史遗留' };
const JOINT = planOf({ type: 'joint', joint: { units: ['jiaxi', 'grassroots'], notifiedAt: at, reportTo: 'chief' } });
const REPORT = { kind: 'report-joint', at, text: '到场两家单位，正在商量' };
const arrived = (unit: string, by: string): Step => ({ by, action: { kind: 'unit-arrived', unit, officer: by, at } });

const ROWS: readonly (readonly [name: string, steps: readonly Step[], refusal: string | null])[] = [
  ['RO-37 hours are put otherwise', [PLANNED, clerk(adjust({ from: '14:30', to: '17:30' }))], null],
  ['RO-37 place', [PLANNED, clerk(adjust({ place: { kind: 'village', name: '石桥村村委会' } }))], null],
  ['RO-37 nobody beside', [PLANNED, clerk(adjust({ companions: [] }))], null],
  ['RO-37 a note', [PLANNED, clerk(adjust({ note: '带便携打印机' }))], null],
  ['RO-37 while people are received', [...OPEN_SESSION, clerk(adjust({ to: '13:00' }))], null],
  ['RO-37 not after the end', [...OPEN_SESSION, ENDED, clerk(adjust({ to: '13:00' }))], 'status'],
  ['RO-37 only by who plans', [PLANNED, { by: 'grassroots-clerk', action: adjust({ to: '13:00' }) }], 'not-planner'],
  ['RO-37 something is to change', [PLANNED, clerk(adjust({}))], 'nothing-changed'],
  ['RO-37 it ends after it begins', [PLANNED, clerk(adjust({ from: '12:00' }))], 'hours-empty'],
  [
    'RO-37 who receives does not accompany',
    [PLANNED, clerk(adjust({ companions: ['deputy-a'] }))],
    'host-is-companion',
  ],
  ['RO-37 R004-38 outreach stays in pairs', [OUTREACH, clerk(adjust({ companions: [] }))], 'outreach-alone'],
  [
    'RO-13 RO-37 not past what somebody else changed',
    [PLANNED, clerk(adjust({ to: '13:00' })), clerk(adjust({ to: '14:00' }))],
    'changed-meanwhile',
  ],
  ['RO-37 who has signed in stays', [PLANNED, PUBLISHED, BESIDE, clerk(adjust({ companions: [] }))], 'companion-here'],
  ['RO-44 a matter to be talked about is marked', [clerk(planOf({ matters: [matterId(1)] })), clerk(MARK)], null],
  [
    'RO-44 R001-24 also after the session',
    [
      ...OPEN_SESSION,
      clerk({ kind: 'take-matter', matter: matterId(1) }),
      clerk({ kind: 'sign-form', matter: matterId(1), medium: 'paper' }),
      ENDED,
      clerk(MARK),
    ],
    null,
  ],
  ['RO-44 no matter of another session', [...OPEN_SESSION, clerk(MARK)], 'matter-not-here'],
  ['RO-43 R001-19 a called unit notes its arrival', [clerk(JOINT), PUBLISHED, arrived('jiaxi', 'jiaxi-head')], null],
  [
    'RO-43 not that of another unit',
    [clerk(JOINT), PUBLISHED, arrived('grassroots', 'jiaxi-head')],
    'session-of-other-office',
  ],
  ['RO-43 R001-19 it reports from there', [clerk(JOINT), PUBLISHED, { by: 'jiaxi-head', action: REPORT }], null],
  [
    'RO-43 a unit that was not called does not',
    [clerk(JOINT), PUBLISHED, { by: 'yijiang-head', action: REPORT }],
    'session-of-other-office',
  ],
  ['RO-43 a Friday has no such report', [PLANNED, PUBLISHED, clerk(REPORT)], 'not-invited'],
];

test.each(ROWS)('%s', (_name, steps, refusal) => {
  expect(play(steps).refusal?.code ?? null).toBe(refusal);
});

test('the table was tried', () => {
  expect(ROWS).toHaveLength(21);
});

test.each([
  ['hours', { from: '10:00' }, true],
  ['place', { place: { kind: 'reception-place', name: '调解室' } }, true],
  ['companions', { companions: ['deputy-b'] }, true],
  ['a note, which is on no board', { note: '带便携打印机' }, false],
] as const)('RO-37 R004-39 the board is made again after a change of %s', (_name, next, outdated) => {
  const changed = sessionAfter([PLANNED, PUBLISHED, clerk(adjust(next))]);
  expect([boardOutdated(changed), needsBoard(changed)]).toEqual([outdated, outdated]);
  const again = sessionAfter([PLANNED, PUBLISHED, clerk(adjust(next)), PUBLISHED]);
  expect([boardOutdated(again), needsBoard(again)]).toEqual([false, false]);
});

test('RO-37 a note is taken off again', () => {
  const noted = { ...SEEN, note: '带便携打印机' };
  const steps = [PLANNED, clerk(adjust({ note: '带便携打印机' })), clerk(adjust({}, noted))];
  expect(sessionAfter(steps)).not.toHaveProperty('note');
});

test('RO-44 no mark takes the marks off', () => {
  const taken = clerk({ kind: 'take-matter', matter: matterId(1) });
  const marked = [PLANNED, PUBLISHED, SIGNED_IN, ...OPEN_SESSION.slice(3), taken, clerk(MARK)];
  expect(sessionAfter(marked).marks).toEqual([{ matter: matterId(1), marks: ['difficult'] }]);
  expect(sessionAfter([...marked, clerk({ ...MARK, marks: [] })]).marks).toEqual([]);
});
