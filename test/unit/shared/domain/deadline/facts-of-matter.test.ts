import { expect, test } from 'vitest';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { yearToEnter } from '#shared/domain/calendar/year-to-enter.ts';
import { factsOfMatter } from '#shared/domain/deadline/facts-of-matter.ts';
import { evolve } from '#shared/domain/matter/evolve.ts';
import type { Action } from '#shared/model/action.ts';
import { Act, type MatterView } from '#shared/model/matter.ts';
import type { Registration } from '#shared/model/registration.ts';
import { ACTIONS, aMatter, AT, operation, operationId } from '../matter/matters.ts';
import { day, told } from './facts.ts';

const registered = aMatter();
const on = (part: Partial<Registration>): MatterView => ({
  ...registered,
  registration: { ...registered.registration, ...part },
});
const after = (action: Action): MatterView => {
  const view = evolve(registered, operation(2, action), null);
  if (view === null) throw new Error('no matter');
  return view;
};
const NOTICE = 'notifyDirect 2026-09-19 2026-09-20';

test.each<readonly [string, MatterView, readonly string[]]>([
  ['C01 registered', registered, [`${NOTICE} running ok`]],
  [
    'C01 settled on the spot',
    after(ACTIONS['settle-on-spot']),
    [`${NOTICE} ended in-time`, 'simpleInstant 2026-09-04 2026-09-04 ended in-time'],
  ],
  ['C10 guided out, told in writing', after(ACTIONS['guide-out']), [`${NOTICE} ended in-time`]],
  ['C01 led to mediation', after(ACTIONS['refer-mediation']), [`${NOTICE} ended in-time`]],
  ['R004-47 void', after(ACTIONS.void), [`${NOTICE} ended in-time`]],
  ['C37 unsigned', on({ petitionerType: 'anonymous' }), []],
  ['thanks', on({ purpose: 'thanks' }), []],
  ['C32 a doubtful day', { ...registered, timeDoubtful: true }, []],
  ['taken over where no day of the notice is known', { ...registered, status: 'handling' }, []],
  [
    'C13 from a superior bureau: notice and objection',
    on({ intakeSource: 'superior-bureau' }),
    ['objectAssigned 2026-09-11 2026-09-11 running ok', 'notifyAssigned 2026-09-19 2026-09-20 running ok'],
  ],
  [
    'DL-35 an assignment that names a day, not rolled (a Sunday)',
    on({ intakeSource: 'leader-instruction', feedbackDue: day('2026-11-29') }),
    [`${NOTICE} running ok`, 'assignFeedback 2026-11-29 2026-11-29 running ok'],
  ],
  ['DL-35 no assignment, no such clock', on({ feedbackDue: day('2026-11-29') }), [`${NOTICE} running ok`]],
  [
    'R004-16 a promised answer',
    on({ promisedOn: day('2026-09-10') }),
    ['promised:answer 2026-09-10 2026-09-10 running ok', `${NOTICE} running ok`],
  ],
])('DL-57 %s', (_name, view, expected) => {
  expect(told(factsOfMatter(view), '2026-09-04')).toEqual(expected);
});

test('C33 a duplicate counts from the main registration', () => {
  expect(told(factsOfMatter(registered, day('2026-09-02')), '2026-09-04')).toEqual([
    'notifyDirect 2026-09-17 2026-09-17 running ok',
  ]);
});

test.each([
  ['2026-10-31', null],
  ['2026-11-01', 2027],
  ['2027-01-03', 2027],
] as const)('CAL-10 on %s the year to enter is %s', (today, year) => {
  expect(yearToEnter(BUILT_IN_CALENDAR, day(today))).toBe(year);
});

const acts = (...actions: readonly object[]): MatterView => ({
  ...registered,
  status: 'handling',
  acts: actions.map((action, i) =>
    Act.parse({ op: operationId(10 + i), by: 'clerk', office: 'jiaxi', at: AT, from: 'handling', action }),
  ),
});
const accepted = { kind: 'decide-intake', decision: 'accepted', on: '2026-09-07' };
const delivered = (paper: string, on: string) => ({
  kind: 'record-delivery',
  paper,
  mode: 'in-person',
  result: 'signed',
  on,
});
const CHECKS = { facts: true, conclusion: true, policy: true, formalities: true, materials: false, implemented: true };

const CLOSURE = {
  kind: 'submit-closure',
  closeMode: 'resolved',
  reasonable: '已解决',
  unreasonable: '不涉及',
  hardship: '不涉及',
  unlawful: '不涉及',
  cause: '办理慢',
  sourceUnit: '公律股',
};
const RETURNED = {
  kind: 'check-closure',
  checks: CHECKS,
  close: false,
  reason: '材料不全',
  dueOn: '2026-09-30',
  on: '2026-09-21',
};

test.each<readonly [string, MatterView, readonly string[]]>([
  [
    'C07 accepted, told, extended as asked',
    acts(
      accepted,
      delivered('acceptance', '2026-09-07'),
      { kind: 'ask-extension', days: 20, reason: '情况复杂', on: '2026-10-08' },
      { kind: 'decide-extension', approved: true, on: '2026-10-09' },
    ),
    ['extend 2026-11-26 2026-11-26 running ok', `${NOTICE} ended in-time`, 'handle 2026-11-06 2026-11-06 replaced'],
  ],
  [
    'C09 simple, turned ordinary',
    acts(
      { ...accepted, decision: 'accepted-simple' },
      { kind: 'convert-to-ordinary', reason: '涉及两家单位', on: '2026-09-10' },
    ),
    [
      `${NOTICE} running ok`,
      'handle 2026-11-06 2026-11-06 running ok',
      'simpleDecide 2026-09-09 2026-09-09 ended in-time',
      'simpleHandle 2026-09-20 2026-09-20 replaced',
    ],
  ],
  [
    'C14 returned for redo: the statutory day stays beside the internal one',
    acts(
      accepted,
      delivered('acceptance', '2026-09-07'),
      { kind: 'sign-opinion', approved: true, on: '2026-09-18' },
      RETURNED,
    ),
    [
      'unit-date:退回重办 2026-09-30 2026-09-30 running ok',
      'handle 2026-11-06 2026-11-06 running ok',
      `${NOTICE} ended in-time`,
    ],
  ],
  [
    'C19 replied, review asked for; an undeliverable paper starts nothing',
    acts(
      accepted,
      { ...delivered('acceptance', '2026-09-07'), result: 'undeliverable' },
      { kind: 'sign-opinion', approved: true, on: '2026-09-18' },
      delivered('opinion', '2026-09-30'),
      { kind: 'request-review', level: 'review', request: '不服处理意见', on: '2026-10-28' },
    ),
    [
      'satisfaction 2026-10-30 2026-10-30 running ok',
      'reviewHandle 2026-11-27 2026-11-27 running ok',
      'notifyDirect 2026-09-19 2026-09-20 ended late',
      'handle 2026-11-06 2026-11-06 ended in-time',
      'reviewApply 2026-10-30 2026-10-30 ended in-time',
    ],
  ],
  [
    'DL-70 reported as done: an instruction and an assignment are met',
    acts(
      { kind: 'assign', unit: 'jiaxi', dueOn: '2026-09-15', requirements: '核查', on: '2026-09-04' },
      { kind: 'instruct', text: '请十日内核查并答复', dueOn: '2026-09-14', on: '2026-09-04' },
      { ...CLOSURE, on: '2026-09-15' },
    ),
    [
      `${NOTICE} running ok`,
      'unit-date:交办期限 2026-09-15 2026-09-15 ended in-time',
      'unit-date:领导批示 2026-09-14 2026-09-14 ended late',
    ],
  ],
  [
    'DL-70 the answer delivered: an instruction is met, a day set afterwards is not',
    acts(
      { kind: 'instruct', text: '请十日内核查并答复', dueOn: '2026-09-14', on: '2026-09-04' },
      delivered('suggestion-reply', '2026-09-12'),
      { kind: 'assign', unit: 'jiaxi', dueOn: '2026-09-30', requirements: '落实', on: '2026-09-12' },
    ),
    [
      'unit-date:交办期限 2026-09-30 2026-09-30 running ok',
      `${NOTICE} ended in-time`,
      'unit-date:领导批示 2026-09-14 2026-09-14 ended in-time',
    ],
  ],
  [
    'DL-70 an answer that nobody took meets nothing',
    acts(
      { kind: 'instruct', text: '请十日内核查并答复', dueOn: '2026-09-14', on: '2026-09-04' },
      { ...delivered('opinion', '2026-09-12'), result: 'undeliverable' },
    ),
    ['unit-date:领导批示 2026-09-14 2026-09-14 running ok', `${NOTICE} running ok`],
  ],
  [
    'DL-70 C14 returned on the day of its report: met by the next report alone',
    acts({ ...CLOSURE, on: '2026-09-21' }, RETURNED),
    [`${NOTICE} running ok`, 'unit-date:退回重办 2026-09-30 2026-09-30 running ok'],
  ],
  [
    'DL-70 C14 reported again',
    acts({ ...CLOSURE, on: '2026-09-21' }, RETURNED, { ...CLOSURE, on: '2026-09-29' }),
    [`${NOTICE} running ok`, 'unit-date:退回重办 2026-09-30 2026-09-30 ended in-time'],
  ],
  ['C37 address unclear: no notice', acts({ ...accepted, decision: 'address-unclear' }), []],
])('DL-14 steps of the procedures: %s', (_name, view, expected) => {
  expect(told(factsOfMatter(view), '2026-09-04')).toEqual(expected);
});
