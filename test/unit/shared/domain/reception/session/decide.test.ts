import { expect, test } from 'vitest';
import { boardOutdated, onDuty, unsignedForms } from '#shared/domain/reception/session/decide.ts';
import { Action } from '#shared/model/action.ts';
import { SessionAction } from '#shared/model/reception.ts';
import {
  CLERK,
  ENDED,
  matterId,
  OPEN_SESSION,
  OPENED,
  operationId,
  PLANNED,
  planOf,
  play,
  PUBLISHED,
  sessionAfter,
  SIGNED_IN,
  streamId,
  type Step,
} from '../sessions.ts';

const at = '2026-09-18T01:00:00.000Z';
const clerk = (action: object, today?: string | null): Step => ({
  by: CLERK,
  action,
  ...(today !== undefined && { today }),
});
const chief = (by: string, action: object): Step => ({ by, action });

type Row = readonly [name: string, steps: readonly Step[], refusal: string | null];

const MOVE = { kind: 'move-session', seen: '2026-09-18', day: '2026-09-21', choice: 'later', reason: '会场维修' };
const DELEGATION = {
  kind: 'delegate',
  to: 'legal-affairs-head',
  reason: 'business-trip',
  writtenOn: '2026-09-09',
  paper: '委托书 1 号',
};
const OFFER: Step = chief('deputy-a', {
  kind: 'offer-swap',
  other: 'deputy-b',
  otherSession: streamId(2),
  reason: '出差',
});
const answer = (by: string, value: string, offer = operationId(102)): Step =>
  chief(by, { kind: 'answer-swap', offer, answer: value });
const APPOINTMENT = planOf({ type: 'appointment', matters: [matterId(1)], about: '宅基地补偿答复' });
const JOINT = planOf({
  type: 'joint',
  joint: { units: ['jiaxi', 'grassroots'], notifiedAt: at, reportTo: 'chief' },
});

const ROWS: readonly Row[] = [
  ['RO-05 信访办 plans a Friday', [PLANNED], null],
  ['RO-05 a clerk of an office plans nothing', [chief('jiaxi-clerk', planOf())], 'not-planner'],
  [
    'RO-05 所长 plans the market day of the office',
    [chief('jiaxi-head', planOf({ type: 'office-market-day', host: 'jiaxi-head', companions: ['jiaxi-clerk'] }))],
    null,
  ],
  ['RO-05 a session is planned once', [PLANNED, PLANNED], 'session-exists'],
  ['RO-05 nothing happens to a session nobody planned', [PUBLISHED], 'no-session'],
  ['RO-05 it begins before it ends', [clerk(planOf({ from: '12:00' }))], 'hours-empty'],
  ['RO-06 R004-30 a section clerk may not receive', [clerk(planOf({ host: 'grassroots-clerk' }))], 'may-not-receive'],
  ['RO-06 R004-30 an administrator may not', [clerk(planOf({ host: 'sysadmin-a' }))], 'may-not-receive'],
  ['RO-06 R004-30 法律援助 may', [clerk(planOf({ host: 'legal-aid-clerk' }))], null],
  ['RO-06 who receives does not accompany', [clerk(planOf({ companions: ['deputy-a'] }))], 'host-is-companion'],
  ['RO-07 R004-38 outreach goes in pairs', [clerk(planOf({ type: 'outreach', companions: [] }))], 'outreach-alone'],
  ['RO-07 R004-37 an appointment', [clerk(APPOINTMENT)], null],
  [
    'RO-07 R004-37 an appointment needs its matter',
    [clerk(planOf({ type: 'appointment', about: '答复' }))],
    'nothing-to-talk-about',
  ],
  [
    'RO-07 R004-37 the other side agrees',
    [clerk(APPOINTMENT), clerk({ kind: 'answer-appointment', answer: 'agreed' })],
    null,
  ],
  ['RO-07 nobody answers a Friday', [PLANNED, clerk({ kind: 'answer-appointment', answer: 'agreed' })], 'not-invited'],
  ['RO-08 R001-19 joint reception names its units', [clerk(planOf({ type: 'joint' }))], 'joint-without-units'],
  [
    'RO-08 R001-19 a unit that was not called does not arrive',
    [
      clerk(JOINT),
      PUBLISHED,
      clerk({ kind: 'unit-arrived', unit: 'yijiang', officer: 'yijiang-head', at: '2026-09-18T01:20:00.000Z' }),
    ],
    'not-invited',
  ],
  [
    'RO-08 R001-19 it ends with a conclusion',
    [clerk(JOINT), PUBLISHED, SIGNED_IN, OPENED, ENDED],
    'conclusion-missing',
  ],
  ['RO-12 it is moved with notice', [PLANNED, clerk(MOVE)], null],
  ['RO-12 two days of notice', [PLANNED, clerk(MOVE, '2026-09-20')], 'notice-too-short'],
  ['RO-12 the last day of notice', [PLANNED, clerk(MOVE, '2026-09-19')], null],
  ['RO-12 a clock known to be wrong does not forbid it', [PLANNED, clerk(MOVE, null)], null],
  ['RO-13 not past what somebody else moved', [PLANNED, clerk(MOVE), clerk(MOVE)], 'changed-meanwhile'],
  [
    'RO-13 nor the officer',
    [
      PLANNED,
      clerk({ kind: 'change-host', seen: 'deputy-a', host: 'deputy-b', reason: '会议' }),
      clerk({ kind: 'change-host', seen: 'deputy-a', host: 'deputy-c', reason: '会议' }),
    ],
    'changed-meanwhile',
  ],
  ['RO-12 to where it stands', [PLANNED, clerk({ ...MOVE, day: '2026-09-18' })], 'same-day'],
  ['RO-12 a moved session is announced again before it opens', [PLANNED, PUBLISHED, clerk(MOVE), OPENED], 'status'],
  [
    'RO-12 a rest day may be kept',
    [PLANNED, clerk({ kind: 'keep-day', seen: '2026-09-18', dayOff: '2026-09-22', reason: '照常' })],
    null,
  ],
  ['RO-14 R004-35 both agree to a swap', [PLANNED, OFFER, answer('deputy-b', 'agreed')], null],
  ['RO-14 R004-35 a clerk cannot agree for them', [PLANNED, OFFER, answer(CLERK, 'agreed')], 'offer-not-for-you'],
  ['RO-14 R004-35 nor can the one who asked', [PLANNED, OFFER, answer('deputy-a', 'agreed')], 'offer-not-for-you'],
  ['RO-14 the one who asked takes it back', [PLANNED, OFFER, answer('deputy-a', 'withdrawn')], null],
  [
    'RO-14 what was taken back cannot be agreed to',
    [PLANNED, OFFER, answer('deputy-a', 'withdrawn'), answer('deputy-b', 'agreed')],
    'offer-gone',
  ],
  [
    'RO-14 nor what the planner has overtaken',
    [
      PLANNED,
      OFFER,
      clerk({ kind: 'change-host', seen: 'deputy-a', host: 'deputy-c', reason: '会议' }),
      answer('deputy-b', 'agreed'),
    ],
    'offer-gone',
  ],
  [
    'RO-14 only whose turn it is offers it',
    [PLANNED, chief('deputy-c', { kind: 'offer-swap', other: 'deputy-b', otherSession: streamId(2), reason: '出差' })],
    'not-your-turn',
  ],
  [
    'RO-14 the other half is given by the other officer',
    [
      { by: CLERK, action: planOf({ host: 'deputy-b' }) },
      chief('deputy-b', {
        kind: 'give-by-swap',
        offer: operationId(102),
        offerSession: streamId(3),
        host: 'deputy-a',
      }),
    ],
    null,
  ],
  ['RO-16 R004-36 delegation in writing', [PLANNED, chief('deputy-a', DELEGATION)], null],
  [
    'RO-16 R004-36 not written afterwards',
    [PLANNED, chief('deputy-a', { ...DELEGATION, writtenOn: '2026-09-19' })],
    'delegated-after',
  ],
  [
    'RO-16 nor by an office that has no part in it',
    [PLANNED, chief('jiaxi-clerk', DELEGATION)],
    'session-of-other-office',
  ],
  [
    'RO-16 a delegate may be anybody of the service',
    [PLANNED, chief('deputy-a', { ...DELEGATION, to: 'grassroots-clerk' })],
    null,
  ],
  [
    'RO-17 absence has a reason',
    [PLANNED, PUBLISHED, clerk({ kind: 'sign-in', officer: 'deputy-a', at, attendance: 'absent' })],
    'absence-without-reason',
  ],
  [
    'RO-17 with its reason it is recorded',
    [PLANNED, PUBLISHED, clerk({ kind: 'sign-in', officer: 'deputy-a', at, attendance: 'absent', reason: 'meeting' })],
    null,
  ],
  [
    'RO-17 also where no board was ever made',
    [PLANNED, clerk({ kind: 'sign-in', officer: 'deputy-a', at, attendance: 'absent', reason: 'meeting' })],
    null,
  ],
  [
    'RO-20 on duty only once the board hangs',
    [PLANNED, clerk({ kind: 'sign-in', officer: 'deputy-a', at, attendance: 'on-duty' })],
    'status',
  ],
  [
    'RO-17 nobody stands in without a delegation',
    [PLANNED, PUBLISHED, clerk({ kind: 'sign-in', officer: 'deputy-b', at, attendance: 'substitute' })],
    'not-on-roster',
  ],
  ['RO-20 R004-39 no board, no session', [PLANNED, OPENED], 'status'],
  ['RO-20 R004-37 an appointment is announced on no board', [clerk(APPOINTMENT), PUBLISHED], 'not-invited'],
  [
    'RO-20 R004-38 and is opened without one, once somebody is there',
    [clerk(APPOINTMENT), clerk({ kind: 'sign-in', officer: 'deputy-a', at, attendance: 'on-duty' }), OPENED],
    null,
  ],
  ['RO-20 but not before', [clerk(APPOINTMENT), OPENED], 'nobody-on-duty'],
  ['RO-20 nobody there, no session', [PLANNED, PUBLISHED, OPENED], 'nobody-on-duty'],
  [
    'RO-20 an absent officer opens nothing',
    [
      PLANNED,
      PUBLISHED,
      clerk({ kind: 'sign-in', officer: 'deputy-a', at, attendance: 'absent', reason: 'leave' }),
      OPENED,
    ],
    'nobody-on-duty',
  ],
  ['RO-21 R004-40 it ends without matters', [...OPEN_SESSION, ENDED], null],
  [
    'RO-21 R004-40 not while a form is missing',
    [...OPEN_SESSION, clerk({ kind: 'take-matter', matter: matterId(1) }), ENDED],
    'forms-missing',
  ],
  [
    'RO-21 R004-40 signed on paper and photographed',
    [
      ...OPEN_SESSION,
      clerk({ kind: 'take-matter', matter: matterId(1) }),
      clerk({ kind: 'sign-form', matter: matterId(1), medium: 'paper' }),
      ENDED,
    ],
    null,
  ],
  [
    'RO-21 R004-41 a clerk does not sign on the screen for the leader',
    [
      ...OPEN_SESSION,
      clerk({ kind: 'take-matter', matter: matterId(1) }),
      clerk({ kind: 'sign-form', matter: matterId(1), medium: 'screen' }),
    ],
    'not-your-turn',
  ],
  [
    'RO-21 R004-41 signed is locked',
    [
      ...OPEN_SESSION,
      clerk({ kind: 'take-matter', matter: matterId(1) }),
      chief('deputy-a', { kind: 'sign-form', matter: matterId(1), medium: 'screen' }),
      chief('deputy-a', { kind: 'sign-form', matter: matterId(1), medium: 'screen' }),
    ],
    'form-signed',
  ],
  [
    'RO-21 a matter of another session is taken off',
    [
      ...OPEN_SESSION,
      clerk({ kind: 'take-matter', matter: matterId(1) }),
      clerk({ kind: 'drop-matter', matter: matterId(1), reason: '录错场次' }),
      ENDED,
    ],
    null,
  ],
  [
    'RO-21 a matter is taken once',
    [
      ...OPEN_SESSION,
      clerk({ kind: 'take-matter', matter: matterId(1) }),
      clerk({ kind: 'take-matter', matter: matterId(1) }),
    ],
    'matter-taken',
  ],
  ['RO-22 an ended session stays as it is', [...OPEN_SESSION, ENDED, clerk(MOVE)], 'status'],
  ['RO-22 a cancelled one too', [PLANNED, clerk({ kind: 'cancel-session', reason: '停电' }), PUBLISHED], 'status'],
  ['RO-23 another office does not touch it', [PLANNED, chief('jiaxi-head', MOVE)], 'session-of-other-office'],
];

test.each(ROWS)('%s', (_name, steps, refusal) => {
  expect(play(steps).refusal?.code ?? null).toBe(refusal);
});

test('every kind of action was tried, and none shares its name with a matter’s', () => {
  const kinds = SessionAction.options.map(({ shape }) => shape.kind.value);
  // Three are tried in adjust.test.ts.
  const elsewhere = ['adjust-session', 'report-joint', 'mark-matter'];
  const tried = new Set(ROWS.flatMap(([, steps]) => steps.map(({ action }) => ('kind' in action ? action.kind : ''))));
  expect(kinds.filter((kind) => !tried.has(kind))).toEqual(elsewhere);
  const ofMatter = new Set<string>(Action.options.map(({ shape }) => shape.kind.value));
  expect(kinds.filter((kind) => ofMatter.has(kind))).toEqual([]);
  expect(ROWS.length).toBeGreaterThan(45);
});

test('RO-14 after the swap each has the other’s turn', () => {
  const mine = sessionAfter([PLANNED, OFFER, answer('deputy-b', 'agreed')]);
  expect(mine.host).toBe('deputy-b');
  expect(mine.offer).toBeUndefined();
  expect(mine.swaps).toEqual([{ offer: operationId(102), with: streamId(2) }]);
});

test('RO-16 the turn stays with the officer who delegated; the delegate sits there', () => {
  const view = sessionAfter([
    PLANNED,
    chief('deputy-a', DELEGATION),
    PUBLISHED,
    clerk({ kind: 'sign-in', officer: 'legal-affairs-head', at, attendance: 'substitute' }),
    OPENED,
  ]);
  expect(view.host).toBe('deputy-a');
  expect(onDuty(view)).toBe('legal-affairs-head');
});

test('RO-20 R004-39 another officer makes the board old, a new one makes it right', () => {
  const changed = [
    ...OPEN_SESSION,
    clerk({ kind: 'change-host', seen: 'deputy-a', host: 'deputy-b', reason: '临时会议' }),
  ];
  expect(boardOutdated(sessionAfter(OPEN_SESSION))).toBe(false);
  expect(boardOutdated(sessionAfter(changed))).toBe(true);
  const again = sessionAfter([...changed, PUBLISHED]);
  expect(boardOutdated(again)).toBe(false);
  expect(again.status).toBe('open');
});

test('RO-21 which forms are missing', () => {
  const view = sessionAfter([
    ...OPEN_SESSION,
    clerk({ kind: 'take-matter', matter: matterId(1) }),
    clerk({ kind: 'take-matter', matter: matterId(2) }),
    clerk({ kind: 'sign-form', matter: matterId(1), medium: 'paper' }),
  ]);
  expect(unsignedForms(view)).toEqual([matterId(2)]);
});

test('RO-12 the board keeps every day it was moved from, with the reason', () => {
  const view = sessionAfter([PLANNED, clerk(MOVE), PUBLISHED]);
  expect(view.moves).toEqual([{ from: '2026-09-18', reason: '会场维修' }]);
  expect(view.day).toBe('2026-09-21');
});

test('R004-37 no field says that somebody stayed away', () => {
  const appointment = SessionAction.options.find(({ shape }) => shape.kind.value === 'answer-appointment');
  expect(appointment?.shape && 'answer' in appointment.shape ? appointment.shape.answer.options : []).toEqual([
    'agreed',
    'declined',
    'other-time',
  ]);
});
