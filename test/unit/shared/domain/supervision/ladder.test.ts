/** SV-18 to SV-22 and C24: from the first reminder to a circular, each a person's decision about a unit. */
import { describe, expect, test } from 'vitest';
import { expectedSteps } from '#shared/domain/my-day/expected-steps.ts';
import { measureSince } from '#shared/domain/supervision/ladder.ts';
import { ordersOf } from '#shared/domain/supervision/orders.ts';
import { ownTriggers } from '#shared/domain/supervision/own-triggers.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { Measure } from '#shared/model/supervision-codes.ts';
import { UnitCode } from '#shared/model/ids.ts';
import type { ActionOf } from '#shared/model/workflow-action.ts';
import { day, play, refusal, registered, type Line } from '../workflow/life.ts';
import { aStep } from '../workflow/sample-steps.ts';

const UNIT = UnitCode.parse('public-legal-service');
const line = (by: string, on: string, action: Line[2]): Line => [by, on, action];

/** C24: assigned to answer by 18 September, and nothing came. */
const assigned = (): MatterView =>
  play(
    registered(),
    line('petition-clerk', '2026-09-04', aStep('propose', { dueOn: day('2026-09-18') })),
    line('deputy-a', '2026-09-04', aStep('decide-proposal')),
    line('petition-clerk', '2026-09-04', aStep('assign', { dueOn: day('2026-09-18') })),
    line('public-legal-service-head', '2026-09-07', aStep('sign-for', { on: day('2026-09-07') })),
  );
const nudge = (on: string, more: Partial<ActionOf<'record-nudge'>> = {}): Line =>
  line('petition-clerk', on, aStep('record-nudge', { unit: UNIT, newDue: day('2026-09-27'), on: day(on), ...more }));
const nudged = (reply?: string): MatterView =>
  play(
    assigned(),
    nudge('2026-09-21', reply === undefined ? {} : { reply }),
    nudge('2026-09-24', { channel: 'letter', ...(reply !== undefined && { reply }) }),
  );

const order = (
  measure: Measure,
  more: Partial<ActionOf<'propose-supervision'>> = {},
): ActionOf<'propose-supervision'> =>
  aStep('propose-supervision', { measure, unit: UNIT, dueOn: day('2026-10-10'), ...more });
const newest = (view: MatterView) => {
  const op = ordersOf(view).at(-1)?.proposed.op;
  if (op === undefined) throw new Error('no order');
  return { order: op };
};
/** A measure that was authorised and issued on 28 September. */
function issued(
  view: MatterView,
  measure: Measure,
  by = 'deputy-a',
  on = '2026-09-28',
  dueOn = '2026-10-10',
): MatterView {
  const proposed = play(view, line('supervisor-a', on, order(measure, { dueOn: day(dueOn) })));
  const about = { ...newest(proposed), on: day(on) };
  return play(
    proposed,
    line(by, on, aStep('authorize-supervision', about)),
    line('petition-clerk', on, aStep('issue-supervision', about)),
  );
}

const proposedBy = (view: MatterView, trigger: string): readonly string[] =>
  ownTriggers(view)
    .filter((each) => each.trigger === trigger)
    .map(({ unit, since }) => `${unit} ${since}`);
const reminder = (view: MatterView): string | undefined =>
  expectedSteps(view).flatMap(({ step, from }) => (step === 'record-nudge' ? [from ?? ''] : []))[0];

const EXPLAINED = issued(nudged(), 'explain');
const CRITICISED = issued(EXPLAINED, 'self-criticism', 'chief', '2026-10-12', '2026-10-19');

const CASES: readonly (readonly [string, MatterView, Line, object | null])[] = [
  [
    'SV-18 not before its day has passed',
    assigned(),
    nudge('2026-09-18'),
    { code: 'reply-not-due', due: '2026-09-18' },
  ],
  ['SV-18 the day after it may', assigned(), nudge('2026-09-19'), null],
  [
    'SV-18 another unit than the one that owes it',
    assigned(),
    nudge('2026-09-21', { unit: UnitCode.parse('grassroots') }),
    { code: 'other-unit', unit: 'public-legal-service' },
  ],
  ['SV-18 nothing is owed', registered(), nudge('2026-09-19'), { code: 'reply-not-due', due: null }],
  [
    'R002-31 a call says who took it',
    assigned(),
    line('petition-clerk', '2026-09-21', withoutPerson()),
    { code: 'nudged-whom' },
  ],
  [
    'R002-31 the unit does not remind itself',
    assigned(),
    line('public-legal-service-head', '2026-09-21', aStep('record-nudge')),
    { code: 'role-missing' },
  ],
  [
    'SV-19 one reminder is too few',
    play(assigned(), nudge('2026-09-21')),
    line('supervisor-a', '2026-09-28', order('explain')),
    { code: 'rung-skipped', measure: 'explain' },
  ],
  ['SV-19 two without an answer', nudged(), line('supervisor-a', '2026-09-28', order('explain')), null],
  [
    'SV-19 two, with a reason each',
    nudged('正在鉴定'),
    line('supervisor-a', '2026-09-28', order('explain')),
    { code: 'rung-skipped', measure: 'explain' },
  ],
  [
    'SV-20 C24 不得跳档',
    nudged(),
    line('supervisor-a', '2026-09-28', order('circular')),
    { code: 'rung-skipped', measure: 'circular' },
  ],
  [
    'SV-20 with a reason',
    nudged(),
    line('supervisor-a', '2026-09-28', order('circular', { special: '造成严重后果' })),
    null,
  ],
  [
    'SV-19 C24 not before its day is over',
    EXPLAINED,
    line('supervisor-a', '2026-10-10', order('self-criticism')),
    { code: 'rung-skipped', measure: 'self-criticism' },
  ],
  [
    'SV-19 C24 and then',
    EXPLAINED,
    line('supervisor-a', '2026-10-11', order('self-criticism', { dueOn: day('2026-10-18') })),
    null,
  ],
  [
    'SV-19 通报 after that was in vain too',
    CRITICISED,
    line('supervisor-a', '2026-10-20', order('circular', { dueOn: day('2026-10-27') })),
    null,
  ],
];
test.each(CASES)('%s', (_name, view, step, expected) => expect(refusal(view, step)).toEqual(expected));

test('SV-20 what one unit left undone is no rung for another', () => {
  const since = (unit: string) => measureSince(EXPLAINED, { unit, measure: 'self-criticism' });
  expect([since(UNIT), since('grassroots')]).toEqual(['2026-10-11', null]);
});

function withoutPerson(): ActionOf<'record-nudge'> {
  const { person: _, ...rest } = aStep('record-nudge', { unit: UNIT, on: day('2026-09-21') });
  return rest;
}

describe('SV-21 who allows it', () => {
  const asked = (measure: Measure, more: Partial<ActionOf<'propose-supervision'>> = {}): MatterView =>
    play(nudged(), line('supervisor-a', '2026-09-28', order(measure, more)));
  const allow = (view: MatterView, by: string): string | undefined =>
    refusal(view, line(by, '2026-09-28', aStep('authorize-supervision', { ...newest(view), on: day('2026-09-28') })))
      ?.code;

  test('责成说明情况 is a leader’s, not the petition office’s', () => {
    expect(allow(asked('explain'), 'legal-affairs-head')).toBe('leader-authorizes');
    expect(allow(asked('explain'), 'deputy-a')).toBeUndefined();
  });
  test('通报, and a rung left out, are the chief’s', () => {
    const circular = asked('circular', { special: '造成严重后果' });
    expect([allow(circular, 'deputy-a'), allow(circular, 'chief')]).toEqual(['chief-authorizes', undefined]);
  });
});

test('SV-18 C24 the supervision desk is asked to remind: three days after the day, and three days after each reminder', () => {
  expect(reminder(assigned())).toBe('2026-09-21');
  expect(reminder(play(assigned(), nudge('2026-09-21')))).toBe('2026-09-24');
  expect(reminder(registered())).toBeUndefined();
});

test('SV-19 the next rung is proposed to people, on the day the one below was in vain', () => {
  expect(proposedBy(play(assigned(), nudge('2026-09-21')), 'no-reply')).toEqual([]);
  expect(proposedBy(nudged(), 'no-reply')).toEqual(['public-legal-service 2026-09-24']);
  expect(proposedBy(EXPLAINED, 'no-explanation')).toEqual(['public-legal-service 2026-10-11']);
  expect(proposedBy(CRITICISED, 'no-self-criticism')).toEqual(['public-legal-service 2026-10-20']);
});

test('SV-22 R002-08 ended, and who assigned it has not heard', () => {
  const above = registered({ intakeSource: 'petition-bureau', feedbackDue: day('2026-09-20') });
  const ended = play(above, line('jiaxi-clerk', '2026-09-04', aStep('withdraw')));
  expect(proposedBy(above, 'no-feedback')).toEqual([]);
  expect(proposedBy(ended, 'no-feedback')).toEqual(['jiaxi 2026-09-21']);
  expect(proposedBy(play(ended, line('petition-clerk', '2026-09-04', aStep('report-up'))), 'no-feedback')).toEqual([]);
});
