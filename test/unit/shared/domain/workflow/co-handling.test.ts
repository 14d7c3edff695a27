import { describe, expect, test } from 'vitest';
import { scopeOf } from '#shared/domain/access/matrix.ts';
import { recusalProblem } from '#shared/domain/access/recusal.ts';
import { factsOf } from '#shared/domain/access/matter-facts.ts';
import { expectedSteps } from '#shared/domain/my-day/expected-steps.ts';
import { closureGaps } from '#shared/domain/workflow/closure.ts';
import { coRequestsOf } from '#shared/domain/workflow/co-handling.ts';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { clocksOfMatter } from '#shared/domain/my-day/row-clocks.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { ActionOf } from '#shared/model/workflow-action.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { day, officer, play, refusal, registered, type Line } from './life.ts';
import { aStep } from './sample-steps.ts';
import { matterAt } from './stages.ts';

const D = '2026-09-04';
const line = (by: string, action: Line[2], on = D): Line => [by, on, action];
const { unit: _, ...withoutUnit } = aStep('ask-co-unit');
const OTHER_ORGAN: ActionOf<'ask-co-unit'> = { ...withoutUnit, organ: '县自然资源局', dueOn: day('2026-09-18') };

const asked = (): MatterView => play(matterAt('handling'), line('jiaxi-clerk', aStep('ask-co-unit')));
const answer = (view: MatterView, text = '乙江一侧没有改动'): ActionOf<'answer-co-unit'> => {
  const request = coRequestsOf(view).at(-1)?.asked.op;
  if (request === undefined) throw new Error('nothing was asked');
  return aStep('answer-co-unit', { request, text });
};

const ACCUSED = registered({ purpose: 'accusation', concernedParty: '乙江司法所' });
const CASES: readonly (readonly [string, MatterView, Line, object | null])[] = [
  ['CO-01 the unit that leads asks', matterAt('handling'), line('jiaxi-clerk', aStep('ask-co-unit')), null],
  ['CO-01 the petition office too', matterAt('handling'), line('petition-clerk', aStep('ask-co-unit')), null],
  ['CO-01 another organ', matterAt('handling'), line('jiaxi-clerk', OTHER_ORGAN), null],
  [
    'CO-01 who registered it and passed it on does not',
    play(matterAt('assigned'), line('public-legal-service-head', aStep('sign-for'))),
    line('jiaxi-clerk', aStep('ask-co-unit')),
    { code: 'other-unit', unit: 'public-legal-service' },
  ],
  ['CO-01 nobody at all is asked', matterAt('handling'), line('jiaxi-clerk', withoutUnit), { code: 'co-unit-missing' }],
  [
    'CO-01 two at once',
    matterAt('handling'),
    line('jiaxi-clerk', aStep('ask-co-unit', { organ: '县自然资源局' })),
    { code: 'co-unit-missing' },
  ],
  [
    'CO-01 the unit that leads is not asked',
    matterAt('handling'),
    line('jiaxi-clerk', aStep('ask-co-unit', { unit: registered().office })),
    { code: 'co-unit-leads', unit: 'jiaxi' },
  ],
  [
    'CO-01 a day that has passed',
    matterAt('handling'),
    line('jiaxi-clerk', aStep('ask-co-unit', { dueOn: day('2026-09-03') })),
    { code: 'day-before-today' },
  ],
  [
    'CO-02 reported as done while one is open',
    play(matterAt('delivered')),
    line('jiaxi-clerk', aStep('submit-closure')),
    null,
  ],
  ['CO-04 the unit answers', asked(), line('yijiang-head', answer(asked())), null],
  ['CO-04 the petition office writes down what it said', asked(), line('petition-clerk', answer(asked())), null],
  [
    'CO-04 the unit that leads does not answer for it',
    asked(),
    line('jiaxi-clerk', answer(asked())),
    { code: 'other-unit', unit: 'yijiang' },
  ],
  [
    'CO-02 what another organ wrote is put down by the unit that leads',
    play(matterAt('handling'), line('jiaxi-clerk', OTHER_ORGAN)),
    line('jiaxi-clerk', answer(play(matterAt('handling'), line('jiaxi-clerk', OTHER_ORGAN)))),
    null,
  ],
  ['CO-03 who helps changes nothing', asked(), line('yijiang-head', aStep('draft-opinion')), { code: 'role-missing' }],
  [
    'CO-03 after its answer the unit has it no more',
    play(asked(), line('yijiang-head', answer(asked()))),
    line('yijiang-head', answer(asked())),
    { code: 'other-office' },
  ],
  ['CO-05 marked', matterAt('handling'), line('jiaxi-head', aStep('mark-cross')), null],
];

test.each(CASES)('%s', (_name, view, step, expected) => expect(refusal(view, step)).toEqual(expected));

test('RC-01 an accusation is not shown to a unit that it is about', () => {
  const { units } = fictionalCounty();
  expect(recusalProblem(ACCUSED.registration, aStep('ask-co-unit'), units)).toEqual({
    code: 'unit-accused',
    unit: 'yijiang',
  });
});

describe('CO-02, CO-03 as long as an answer is open', () => {
  const open = asked();
  const done = play(open, line('yijiang-head', answer(open)));
  const withdrawn = play(open, line('jiaxi-clerk', aStep('withdraw')));

  test.each(['review', 'review-decided', 'recheck', 'recheck-decided'] as const)(
    'it can still come in: %s',
    (status) => {
      expect(refusal({ ...open, status }, line('yijiang-head', answer(open)))).toBeNull();
    },
  );

  test('the unit has the matter, helps only, and loses it with its answer or the end', () => {
    const yijiang = officer('yijiang-head');
    expect(factsOf(open).units).toEqual(['yijiang', 'jiaxi']);
    expect(scopeOf(yijiang, factsOf(open))).toBe('co-unit');
    expect([factsOf(done).units, factsOf(withdrawn).units]).toEqual([['jiaxi'], ['jiaxi']]);
    expect(scopeOf(officer('jiaxi-clerk'), factsOf(open))).toBe('own-office');
  });

  test('it owes its answer by its day, and the matter waits for it', () => {
    expect(expectedSteps(open)).toContainEqual({
      step: 'answer-co-unit',
      by: { kind: 'unit', unit: 'yijiang' },
      since: D,
    });
    expect(expectedSteps(done).map(({ step }) => step)).not.toContain('answer-co-unit');
    expect([closureGaps(open).includes('co-feedback'), closureGaps(done).includes('co-feedback')]).toEqual([
      true,
      false,
    ]);
    const clocks = (view: MatterView): readonly string[] =>
      clocksOfMatter(view, BUILT_IN_CALENDAR).flatMap(({ name, deadline, state }) =>
        name?.startsWith('协办') === true ? [`${name} ${deadline.due} ${state.kind}`] : [],
      );
    expect(clocks(open)).toEqual(['协办反馈 2026-09-20 running']);
    expect(clocks(play(open, line('jiaxi-clerk', OTHER_ORGAN)))).toEqual([
      '协办反馈（第 2 项） 2026-09-18 running',
      '协办反馈 2026-09-20 running',
    ]);
    expect(clocks(done)).toEqual(['协办反馈 2026-09-20 ended']);
  });
});
