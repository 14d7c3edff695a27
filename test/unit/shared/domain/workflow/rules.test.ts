import { describe, expect, test } from 'vitest';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { expectedSteps } from '#shared/domain/my-day/expected-steps.ts';
import { clocksOfMatter } from '#shared/domain/my-day/row-clocks.ts';
import { upcastView } from '#shared/domain/matter/upcast-view.ts';
import { decide } from '#shared/domain/matter/decide.ts';
import { evolve } from '#shared/domain/matter/evolve.ts';
import { MatterView, VIEW_VERSION } from '#shared/model/matter.ts';
import { DeviceCode } from '#shared/model/ids.ts';
import { WorkflowAction, type ActionOf } from '#shared/model/workflow-action.ts';
import { operation, stamp } from '../matter/matters.ts';
import { day, officer, play, refusal, registered, type Line } from './life.ts';
import { aStep } from './sample-steps.ts';
import { matterAt } from './stages.ts';

const D = '2026-09-04';
const RETURNED = {
  checks: { facts: false, conclusion: true, policy: true, formalities: true, materials: false, implemented: true },
  close: false,
  reason: '补齐后再报',
  dueOn: day('2026-09-14'),
};
function withoutMeans(): Line[2] {
  const { means: _, ...rest } = aStep('submit-closure');
  return rest;
}
/** To the petitioner's home, as it has to be told (R004-38). */
const visit = (changes: Partial<ActionOf<'record-work'>> = {}): Partial<ActionOf<'record-work'>> => ({
  work: 'outreach',
  officers: ['吕某己', '何某戊'],
  place: '柳塘村信访人家中',
  present: ['赵某甲'],
  ...changes,
});
const line = (by: string, action: Line[2], on = D): Line => [by, on, action];

describe('who may, and who may not although the role would', () => {
  const proposed = play(registered(), line('legal-affairs-head', aStep('propose')));
  const cases: readonly (readonly [string, MatterView, Line, object | null])[] = [
    ['R002-28 未批不能交办', proposed, line('petition-clerk', aStep('assign')), { code: 'approval-missing' }],
    [
      'R002-28 the approval itself is a leader’s',
      proposed,
      line('legal-affairs-head', aStep('decide-proposal')),
      { code: 'role-missing' },
    ],
    [
      'R002-28 another term than the approved one',
      play(proposed, line('deputy-a', aStep('decide-proposal'))),
      line('petition-clerk', aStep('assign', { dueOn: day('2026-11-30') })),
      { code: 'differs-from-approved', unit: 'public-legal-service', dueOn: '2026-10-30' },
    ],
    [
      'WF-35 proposed for a day that has passed',
      registered(),
      line('legal-affairs-head', aStep('propose', { dueOn: day('2026-09-03') })),
      { code: 'day-before-today' },
    ],
    [
      'R002-28 an approval is used once',
      play(
        matterAt('assigned'),
        line('public-legal-service-head', aStep('object')),
        line('petition-clerk', aStep('answer-objection')),
      ),
      line('petition-clerk', aStep('assign')),
      { code: 'approval-missing' },
    ],
    [
      'R002-28 a refusal has its reason',
      proposed,
      line('deputy-a', { kind: 'decide-proposal', approved: false }),
      { code: 'reason-missing' },
    ],
    [
      'R004-50 a scan that does not lie in the matter proves nothing',
      matterAt('notified'),
      line('jiaxi-clerk', aStep('record-delivery', { scan: operation(9, aStep('propose')).id })),
      { code: 'attachment-unknown' },
    ],
    [
      'R004-01 the duty unit is not amended after assignment',
      matterAt('assigned'),
      line('petition-clerk', { kind: 'amend', set: { dutyUnit: registered().office } }),
      { code: 'unit-assigned', unit: 'public-legal-service' },
    ],
    [
      'WF-03 the first office does not sign for the responsible one',
      matterAt('assigned'),
      line('jiaxi-clerk', aStep('sign-for')),
      { code: 'other-unit', unit: 'public-legal-service' },
    ],
    [
      'R002-33 one officer does not check facts',
      registered(),
      line('jiaxi-clerk', aStep('record-work', { work: 'verify', officers: ['吕某己'] })),
      { code: 'two-officers', found: 1 },
    ],
    [
      'R004-38 one officer does not go to a petitioner alone',
      registered(),
      line('jiaxi-clerk', aStep('record-work', visit({ officers: ['吕某己'] }))),
      { code: 'two-officers', found: 1 },
    ],
    [
      'R004-38 not without the place',
      registered(),
      line('jiaxi-clerk', aStep('record-work', visit({ place: undefined }))),
      { code: 'visit-unclear' },
    ],
    [
      'R004-38 not without who was there',
      registered(),
      line('jiaxi-clerk', aStep('record-work', visit({ present: undefined }))),
      { code: 'visit-unclear' },
    ],
    ['R004-38 two officers, with both', registered(), line('jiaxi-clerk', aStep('record-work', visit())), null],
    [
      'R004-07 已阅 is no instruction',
      registered(),
      line('deputy-b', aStep('instruct', { text: '已阅。' })),
      { code: 'instruction-empty' },
    ],
    ['R004-07 what to do is one', registered(), line('deputy-b', aStep('instruct')), null],
    [
      'R001-64 who handled it does not call back',
      matterAt('closed'),
      line('jiaxi-clerk', aStep('follow-up')),
      { code: 'own-work' },
    ],
    ['R001-64 somebody else does', matterAt('closed'), line('jiaxi-head', aStep('follow-up')), null],
    [
      'statutes §5 a major opinion is the chief’s',
      play(
        registered(),
        line('jiaxi-clerk', aStep('decide-intake')),
        line('jiaxi-clerk', aStep('draft-opinion', { major: true })),
      ),
      line('deputy-b', aStep('sign-opinion')),
      { code: 'major-needs-chief' },
    ],
    [
      'statutes §12 留置 without a witness',
      matterAt('replied'),
      line('jiaxi-clerk', aStep('record-delivery', { paper: 'opinion', mode: 'leave-at-residence' })),
      { code: 'witness-missing' },
    ],
    [
      'WF-33 留置 with one who delivers',
      matterAt('replied'),
      line(
        'jiaxi-clerk',
        aStep('record-delivery', {
          paper: 'opinion',
          mode: 'leave-at-residence',
          witnesses: ['沈某壬'],
          servers: ['吕某己'],
        }),
      ),
      { code: 'two-servers', found: 1 },
    ],
    [
      'WF-33 留置 by two before a witness',
      matterAt('replied'),
      line(
        'jiaxi-clerk',
        aStep('record-delivery', {
          paper: 'opinion',
          mode: 'leave-at-residence',
          witnesses: ['沈某壬'],
          servers: ['吕某己', '何某戊'],
        }),
      ),
      null,
    ],
    [
      'WF-33 several faults are told one by one',
      matterAt('closing'),
      line('petition-clerk', aStep('check-closure', { ...RETURNED, faults: { facts: '没有现场核查' } })),
      { code: 'faults-missing', open: ['materials'] },
    ],
    [
      'WF-33 each with its own',
      matterAt('closing'),
      line(
        'petition-clerk',
        aStep('check-closure', { ...RETURNED, faults: { facts: '没有现场核查', materials: '缺回证' } }),
      ),
      null,
    ],
    [
      'WF-30 R001-38 by which means it was resolved',
      matterAt('delivered'),
      line('jiaxi-clerk', withoutMeans()),
      { code: 'means-missing' },
    ],
    [
      'WF-31 R001-40 a hearing in six days',
      matterAt('handling'),
      line('petition-clerk', aStep('call-hearing', { heldOn: day('2026-09-10') })),
      { code: 'hearing-too-soon', earliest: '2026-09-11' },
    ],
    [
      'WF-31 R001-40 in six days, as the petitioner agreed',
      matterAt('handling'),
      line('petition-clerk', aStep('call-hearing', { heldOn: day('2026-09-10'), reason: '信访人书面同意提前' })),
      null,
    ],
    [
      'WF-31 R001-40 in seven days',
      matterAt('recheck'),
      line('petition-clerk', aStep('call-hearing', { heldOn: day('2026-09-11') })),
      null,
    ],
    [
      'WF-31 R001-40 behind closed doors without a reason',
      matterAt('recheck'),
      line('petition-clerk', aStep('record-hearing', { open: false })),
      { code: 'closed-hearing-reason' },
    ],
    ['WF-32 a review is refused', matterAt('review'), line('petition-clerk', aStep('refuse-review')), null],
    [
      'WF-32 not on the level that was not asked',
      matterAt('recheck'),
      line('petition-clerk', aStep('refuse-review')),
      { code: 'review-level', level: 'recheck' },
    ],
    [
      'WF-32 its notice needs the decision',
      matterAt('delivered'),
      line('jiaxi-clerk', aStep('record-delivery', { paper: 'review-refusal' })),
      { code: 'paper-missing' },
    ],
    [
      'R004-50 nothing to deliver yet',
      matterAt('notified'),
      line('jiaxi-clerk', aStep('record-delivery', { paper: 'opinion' })),
      { code: 'paper-missing' },
    ],
    [
      'C32 a doubtful day decides nothing',
      { ...registered(), timeDoubtful: true },
      line('jiaxi-clerk', aStep('decide-intake')),
      { code: 'date-doubtful' },
    ],
    [
      'a step is not dated tomorrow',
      registered(),
      line('jiaxi-clerk', aStep('decide-intake', { on: day('2026-09-05') })),
      { code: 'day-in-future' },
    ],
    [
      'a step is not dated before receipt',
      registered(),
      line('jiaxi-clerk', aStep('decide-intake', { on: day('2026-09-03') })),
      { code: 'day-before-receipt', received: '2026-09-04' },
    ],
    [
      'R003-04 a refusal says where to go',
      registered(),
      line('jiaxi-head', aStep('decide-intake', { decision: 'not-accepted-out-of-scope', reason: '不属职权' })),
      { code: 'redirect-missing' },
    ],
    ['the petitioner who withdrew is heard again', matterAt('withdrawn'), line('chief', aStep('reopen')), null],
  ];
  test.each(cases)('%s', (_name, view, step, expected) => expect(refusal(view, step)).toEqual(expected));
});

test('WF-32 refused, the matter is where it was, the refusal is told, and no review runs any more', () => {
  const refused = play(matterAt('review'), line('petition-clerk', aStep('refuse-review')));
  expect(refused.status).toBe('delivered');
  expect(expectedSteps(refused).map(({ step }) => step)).toContain('record-delivery');
  const running = (view: MatterView): readonly string[] =>
    clocksOfMatter(view, BUILT_IN_CALENDAR).flatMap(({ code, state }) => (state.kind === 'running' ? [code] : []));
  expect([running(matterAt('review')).includes('reviewHandle'), running(refused).includes('reviewHandle')]).toEqual([
    true,
    false,
  ]);
  const told = play(refused, line('jiaxi-clerk', aStep('record-delivery', { paper: 'review-refusal' })));
  expect(expectedSteps(told).map(({ step }) => step)).not.toContain('record-delivery');
});

test('WF-31 C19 from the notice to the record: handed over, on the day, and out of the count of the re-review', () => {
  const called = play(
    matterAt('recheck'),
    line('petition-clerk', aStep('call-hearing', { heldOn: day('2026-09-14') })),
  );
  expect(expectedSteps(called)).toContainEqual({ step: 'record-delivery', by: { kind: 'petition-office' }, since: D });
  const told = play(called, line('petition-clerk', aStep('record-delivery', { paper: 'hearing' })));
  expect(expectedSteps(told)).toContainEqual({
    step: 'record-hearing',
    by: { kind: 'petition-office' },
    since: '2026-09-14',
    from: '2026-09-14',
  });
  const held = play(
    told,
    line('petition-clerk', aStep('record-hearing', { from: day('2026-09-14'), to: day('2026-09-16') }), '2026-09-16'),
  );
  const recheck = (view: MatterView): string | undefined =>
    clocksOfMatter(view, BUILT_IN_CALENDAR).find(({ code }) => code === 'recheckHandle')?.deadline.due;
  expect([recheck(told), recheck(held)]).toEqual(['2026-10-04', '2026-10-07']);
  expect(expectedSteps(held).map(({ step }) => step)).not.toContain('record-hearing');
});

test('WF-31 decided without the hearing that was called: its day and its notice are nobody’s work any more', () => {
  const called = play(
    matterAt('recheck'),
    line('petition-clerk', aStep('call-hearing', { heldOn: day('2026-09-14') })),
  );
  const decided = play(called, line('petition-clerk', aStep('decide-review', { level: 'recheck' })));
  const owed = (view: MatterView): readonly string[] => [
    ...expectedSteps(view).flatMap(({ step, since }) => (step === 'record-hearing' ? [`${step} ${since}`] : [])),
    ...clocksOfMatter(view, BUILT_IN_CALENDAR).flatMap(({ name, state }) =>
      state.kind === 'running' && name !== null ? [name] : [],
    ),
  ];
  expect(owed(called)).toContain('举行听证');
  expect(owed(decided)).not.toContain('举行听证');
  const told = play(called, line('petition-clerk', aStep('record-delivery', { paper: 'hearing' })));
  expect(owed(told)).toContain('record-hearing 2026-09-14');
  const toldAndDecided = play(told, line('petition-clerk', aStep('decide-review', { level: 'recheck' })));
  expect(owed(toldAndDecided)).not.toContain('record-hearing 2026-09-14');
});

test('R001-39 三到位一处理: no report without each of the four columns', () => {
  const report = aStep('submit-closure');
  expect(WorkflowAction.safeParse(report).success).toBe(true);
  for (const column of ['reasonable', 'unreasonable', 'hardship', 'unlawful']) {
    const rest = Object.fromEntries(Object.entries(report).filter(([key]) => key !== column));
    expect(WorkflowAction.safeParse(rest).success, `without ${column}`).toBe(false);
    expect(WorkflowAction.safeParse({ ...report, [column]: '' }).success, `${column} empty`).toBe(false);
  }
});

describe('WF-04, WF-05, C31 decisions are never put together by machine', () => {
  const base = registered();
  const accepted = evolve(base, operation(2, aStep('decide-intake'), { by: 'jiaxi-clerk', base: 1 }), stamp(2));
  const seen = (n: number, at: number) => ({ base: at, device: DeviceCode.parse('D9'), office: base.office, n });
  const context = { acting: officer('petition-clerk'), today: day(D) };
  test('a decision on top of an unseen one is refused, a seen one is not', () => {
    const withdraw = aStep('withdraw');
    expect(decide(accepted, withdraw, { ...context, seen: seen(1, 1) })).toMatchObject({
      error: { code: 'step-unseen' },
    });
    expect(decide(accepted, withdraw, { ...context, seen: seen(1, 2) }).ok).toBe(true);
  });
  test('facts that only add themselves are never refused for it', () => {
    for (const fact of [aStep('record-work'), aStep('record-delivery'), aStep('submit-to-leader')]) {
      expect(decide(accepted, fact, { ...context, seen: seen(1, 1) }).ok).toBe(true);
    }
  });
  test('a legal field changed unseen stands against a decision, another field does not', () => {
    const amended = (set: object) => evolve(base, operation(2, { kind: 'amend', set }, { base: 1 }), stamp(2));
    const propose = aStep('propose');
    expect(decide(amended({ purpose: 'inquiry' }), propose, { ...context, seen: seen(1, 1) })).toMatchObject({
      error: { code: 'step-unseen' },
    });
    expect(decide(amended({ place: '甲溪所' }), propose, { ...context, seen: seen(1, 1) }).ok).toBe(true);
  });
  test('while two values stand beside each other nothing is decided on them', () => {
    const conflicts = [
      {
        field: 'purpose',
        contested: operation(9, aStep('propose')).id,
        by: 'jiaxi-clerk',
        office: base.office,
        recordedAt: operation(9, aStep('propose')).recordedAt,
      },
    ];
    expect(refusal({ ...base, conflicts }, line('petition-clerk', aStep('propose')))).toEqual({
      code: 'legal-contested',
      field: 'purpose',
    });
  });
});

test('decision 0007 a view of version 1 is lifted and is then what evolve makes of the same operations', () => {
  const now = registered();
  const { v: _, ...rest } = now;
  const lifted = upcastView({ v: 1, ...rest });
  expect(lifted).toEqual(now);
  expect(MatterView.parse(lifted).v).toBe(VIEW_VERSION);
});
