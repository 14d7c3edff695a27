import { expect, test } from 'vitest';
import { expectedSteps } from '#shared/domain/my-day/expected-steps.ts';
import { leadGap } from '#shared/domain/supervision/lead.ts';
import { suggestedAnswerDay } from '#shared/domain/supervision/orders.ts';
import { ownTriggers } from '#shared/domain/supervision/own-triggers.ts';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { clocksOfMatter } from '#shared/domain/my-day/row-clocks.ts';
import { WorkflowAction } from '#shared/model/workflow-action.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { day, play, refusal, registered, type Line } from '../workflow/life.ts';
import { aStep } from '../workflow/sample-steps.ts';
import { matterAt } from '../workflow/stages.ts';

const D = '2026-09-04';
const called = (implemented: 'yes' | 'no'): MatterView =>
  play(matterAt('closed'), ['petition-clerk', D, aStep('follow-up', { implemented })]);
const joint = (form: 'visit' | 'letter', totalPersons: number): MatterView => registered({ form, totalPersons });
const told = (view: MatterView): readonly string[] =>
  ownTriggers(view).map(({ trigger, line, unit }) => [trigger, line, unit].filter(Boolean).join(' '));

const GAP = 'procedure-gap jiaxi';
const AT_HOME = { officers: ['吕某己', '何某戊'], place: '柳塘村', present: ['赵某甲'] };
function answeredLetter(work?: 'hear' | 'explain' | 'outreach'): MatterView {
  const told = play(
    registered({ form: 'letter' }),
    ['jiaxi-clerk', D, aStep('decide-intake')],
    ['jiaxi-clerk', D, aStep('record-delivery')],
    ...(work === undefined ? [] : [['jiaxi-clerk', D, aStep('record-work', { work, ...AT_HOME })] as const]),
  );
  return play(told, ['jiaxi-clerk', D, aStep('draft-opinion')], ['deputy-b', D, aStep('sign-opinion')]);
}

const GRANTED = {
  findings: [{ claim: '恢复原水沟', fact: '属实', result: 'partly-support', basis: '《民法典》第二百九十条' }],
  execution: { unit: 'jiaxi', dueOn: '2026-10-15', text: '恢复原水沟' },
};
/** Accepted, told, answered by an opinion that grants a part. */
const granted = (): MatterView =>
  play(
    matterAt('notified'),
    ['jiaxi-clerk', D, aStep('record-delivery')],
    ['jiaxi-clerk', D, WorkflowAction.parse({ kind: 'draft-opinion', remedyOrg: '青岚县人民政府', ...GRANTED })],
    ['deputy-b', D, aStep('sign-opinion')],
    ['jiaxi-clerk', D, aStep('record-delivery', { paper: 'opinion' })],
  );
const closedOf = (view: MatterView): MatterView =>
  play(view, ['jiaxi-clerk', D, aStep('submit-closure')], ['petition-clerk', D, aStep('check-closure')]);
const GAP_FREE = 'not-executed jiaxi';

const CASES: readonly (readonly [string, MatterView, readonly string[]])[] = [
  ['an ordinary visit gives no ground', registered(), []],
  ['R002-13 five who visit', joint('visit', 5), ['major-group jiaxi']],
  ['R002-13 four who visit', joint('visit', 4), []],
  ['R002-16 C06 five who sign', joint('letter', 5), ['joint-letter-5 jiaxi']],
  ['R002-16 C06 four who sign', joint('letter', 4), []],
  ['R002-12 from above', registered({ intakeSource: 'petition-bureau' }), ['instructed jiaxi']],
  ['R002-09 C14 returned once', matterAt('redo'), []],
  ['R002-06 registered on the fourth day after receipt', registered({ receivedOn: day('2026-08-31') }), [GAP]],
  ['R002-06 registered on the third', registered({ receivedOn: day('2026-09-01') }), []],
  ['R002-06 a letter answered without its writer heard', answeredLetter(), [GAP]],
  ['R002-06 heard before it was signed', answeredLetter('hear'), []],
  ['R004-38 heard where the petitioner lives', answeredLetter('outreach'), []],
  ['R002-06 explained to, not heard', answeredLetter('explain'), [GAP]],
  ['R002-10 granted, to be carried out by a day', granted(), [GAP_FREE]],
  ['R002-10 R002-40 closed, for which 落实 was checked', closedOf(granted()), []],
  ['R002-10 a call found nothing done', called('no'), ['not-executed jiaxi']],
  ['R002-10 a call found it done', called('yes'), []],
];
test.each(CASES)('SV-03 %s', (_name, view, expected) => expect(told(view)).toEqual(expected));

test('R002-10 the ground is given on the day after 执行期限, and that day is a clock of the matter until it is met', () => {
  const view = granted();
  expect(ownTriggers(view)).toMatchObject([{ trigger: 'not-executed', since: '2026-10-16' }]);
  const clock = (of: MatterView): string | undefined =>
    clocksOfMatter(of, BUILT_IN_CALENDAR)
      .filter(({ name }) => name === '执行期限')
      .map(({ kind, deadline, state }) => `${kind} ${deadline.due} ${state.kind}`)[0];
  expect(clock(view)).toBe('internal 2026-10-15 running');
  expect(clock(closedOf(view))).toBe('internal 2026-10-15 ended');
  const found = play(view, ['petition-clerk', D, aStep('follow-up', { implemented: 'yes' })]);
  expect(clock(found)).toBe('internal 2026-10-15 ended');
});

test('R002-10 what is granted without saying who carries it out is not drafted', () => {
  const told = play(matterAt('notified'), ['jiaxi-clerk', D, aStep('record-delivery')]);
  const draft = (changes: object): Line => [
    'jiaxi-clerk',
    D,
    WorkflowAction.parse({ kind: 'draft-opinion', remedyOrg: '青岚县人民政府', ...GRANTED, ...changes }),
  ];
  expect(refusal(told, draft({ execution: undefined }))).toEqual({ code: 'execution-missing' });
  const past = { ...GRANTED.execution, dueOn: '2026-09-03' };
  expect(refusal(told, draft({ execution: past }))).toEqual({ code: 'execution-before-today' });
  expect(refusal(told, draft({}))).toBeNull();
});

test('SV-06 working days to answer, over the holidays', () => {
  const from = (level: 'normal' | 'important' | 'urgent'): string =>
    suggestedAnswerDay(level, day('2026-09-28'), BUILT_IN_CALENDAR);
  expect([from('urgent'), from('important'), from('normal')]).toEqual(['2026-10-08', '2026-10-10', '2026-10-16']);
});

test('SV-07, SV-08 nobody authorises their own draft, only a leader above 一般, nobody checks their own answer', () => {
  const drafted = play(registered(), ['legal-affairs-head', D, aStep('propose-supervision', { level: 'important' })]);
  const order = drafted.acts?.at(-1)?.op;
  if (order === undefined) throw new Error('no order');
  const authorize = (by: string): Line => [by, D, aStep('authorize-supervision', { order })];
  expect(refusal(drafted, authorize('legal-affairs-head'))).toEqual({ code: 'own-draft' });
  const other = play(registered(), ['supervisor-a', D, aStep('propose-supervision', { level: 'important' })]);
  const its = other.acts?.at(-1)?.op;
  if (its === undefined) throw new Error('no order');
  const head: Line = ['legal-affairs-head', D, aStep('authorize-supervision', { order: its })];
  expect(refusal(other, head)).toEqual({ code: 'leader-authorizes' });
  const answered = play(
    drafted,
    authorize('deputy-a'),
    ['supervisor-a', D, aStep('issue-supervision', { order })],
    ['legal-affairs-head', D, aStep('answer-supervision', { order })],
  );
  const check: Line = ['legal-affairs-head', D, aStep('check-supervision', { order })];
  expect(refusal(answered, check)).toEqual({ code: 'own-work' });
});

test('SV-08 R002-43 a matter is not archived while an order about it is open', () => {
  const archive: Line = ['archivist-a', D, aStep('archive')];
  const drafted = play(matterAt('closed'), ['legal-affairs-head', D, aStep('propose-supervision')]);
  const order = drafted.acts?.at(-1)?.op;
  if (order === undefined) throw new Error('no order');
  const steps: readonly Line[] = [
    ['deputy-a', D, aStep('authorize-supervision', { order })],
    ['supervisor-a', D, aStep('issue-supervision', { order })],
    ['jiaxi-clerk', D, aStep('answer-supervision', { order })],
    ['supervisor-a', D, aStep('check-supervision', { order, accepted: false, dueOn: day('2026-09-14') })],
    ['jiaxi-clerk', D, aStep('answer-supervision', { order, text: '回证已补' })],
  ];
  // Drafted, authorised, issued, answered, returned, answered again: open until somebody accepts the answer.
  const open = steps.map((_, i) => play(drafted, ...steps.slice(0, i)));
  const answered = play(drafted, ...steps);
  expect([...open, answered].map((view) => refusal(view, archive)?.code)).toEqual(Array(6).fill('order-open'));
  const accepted = play(answered, ['supervisor-a', D, aStep('check-supervision', { order })]);
  expect(refusal(accepted, archive)).toBeNull();
  const refused = play(drafted, [
    'deputy-a',
    D,
    aStep('authorize-supervision', { order, approved: false, comment: '先行协调' }),
  ]);
  expect(refusal(refused, archive), 'an order that was refused is none').toBeNull();
});

test('SV-14 R002-45 an authorised order above 一般 asks the chief for a leader, an ordinary one does not', () => {
  const under = (level: 'normal' | 'important'): MatterView => {
    const drafted = play(registered(), ['supervisor-a', D, aStep('propose-supervision', { level })]);
    const order = drafted.acts?.at(-1)?.op;
    if (order === undefined) throw new Error('no order');
    return play(drafted, ['deputy-a', D, aStep('authorize-supervision', { order })]);
  };
  const owed = (view: MatterView): readonly string[] =>
    expectedSteps(view).flatMap(({ step, by }) => (step === 'appoint-lead' ? [by.kind] : []));
  expect([owed(under('normal')), owed(under('important'))]).toEqual([[], ['chief']]);
  expect([leadGap(under('normal')), leadGap(under('important'))]).toEqual([null, 'lead-missing']);
});

test('SV-15 R001-29 whoever leads says every thirty days how it stands', () => {
  const led = play(registered(), ['chief', D, aStep('appoint-lead')]);
  const update = (view: MatterView) => expectedSteps(view).find(({ step }) => step === 'record-lead')?.from;
  expect(update(led)).toBe('2026-10-04');
  const told = play(led, ['chief', '2026-09-20', aStep('record-lead', { on: day('2026-09-20') })]);
  expect(update(told)).toBe('2026-10-20');
});
