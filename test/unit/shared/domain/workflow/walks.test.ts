import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '#shared/domain/matter/decide.ts';
import { evolve } from '#shared/domain/matter/evolve.ts';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import { availableActions } from '#shared/domain/workflow/available-actions.ts';
import { closureGaps } from '#shared/domain/workflow/closure.ts';
import { handlersOf, newest, procedureOf } from '#shared/domain/workflow/facts.ts';
import { stepsOf, type StepKind } from '#shared/domain/workflow/procedures.ts';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { handlingTerm } from '#shared/domain/workflow/terms.ts';
import type { Action } from '#shared/model/action.ts';
import type { MatterStatus } from '#shared/model/codes.ts';
import { MatterView } from '#shared/model/matter.ts';
import { PAPERS } from '#shared/model/workflow-codes.ts';
import type { WorkflowKind } from '#shared/model/workflow-action.ts';
import { ACTIONS, operation, stamp } from '../matter/matters.ts';
import { after, day, EVERYBODY, registered } from './life.ts';
import { aStep, STEPS } from './sample-steps.ts';

/** Contents of a step that lead to different stages. */
function contents(kind: StepKind, view: MatterView): readonly Action[] {
  const variants: { readonly [K in StepKind]?: readonly Action[] } = {
    'decide-intake': [
      aStep('decide-intake'),
      aStep('decide-intake', { decision: 'accepted-simple' }),
      aStep('decide-intake', { decision: 'not-accepted-litigation', reason: '涉诉', redirectTo: '县人民法院' }),
      aStep('decide-intake', { decision: 'address-unclear', reason: '没有地址' }),
      aStep('decide-intake', { decision: 'not-again', finalNo: '〔2026〕3号' }),
    ],
    transfer: [aStep('transfer'), withoutUnit()],
    'decide-proposal': [aStep('decide-proposal'), aStep('decide-proposal', { approved: false })],
    'sign-opinion': [aStep('sign-opinion'), aStep('sign-opinion', { approved: false, comment: '依据不足' })],
    'answer-objection': [aStep('answer-objection'), aStep('answer-objection', { agreed: false })],
    'conclude-mediation': [
      aStep('conclude-mediation'),
      aStep('conclude-mediation', { agreed: false, reason: '一方退出' }),
    ],
    'call-hearing': [aStep('call-hearing', { reason: '信访人同意提前', heldOn: day('2027-12-31') })],
    'record-delivery': PAPERS.map((paper) => aStep('record-delivery', { paper })),
    'submit-closure': [aStep('submit-closure'), aStep('submit-closure', { closeMode: 'transferred' })],
    'check-closure': [
      aStep('check-closure'),
      aStep('check-closure', { close: false, reason: '材料不全', dueOn: day('2026-10-01') }),
    ],
    'request-review': [aStep('request-review'), aStep('request-review', { level: 'recheck' })],
    'refuse-review': [aStep('refuse-review'), aStep('refuse-review', { level: 'recheck' })],
    'decide-review': [
      aStep('decide-review'),
      aStep('decide-review', { level: 'recheck' }),
      aStep('decide-review', { level: view.status === 'recheck' ? 'recheck' : 'review', conclusion: 'redo' }),
    ],
  };
  return variants[kind] ?? [kind in STEPS ? STEPS[kind as WorkflowKind] : ACTIONS[kind]];
}

function withoutUnit(): Action {
  const { unit: _, ...rest } = aStep('transfer', { to: '县自然资源局' });
  return rest;
}

/** Moves the days of a step to the day of the walk. */
const on = (action: Action, today: string): Action => ('on' in action ? ({ ...action, on: today } as Action) : action);

const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
  }
  return value;
};

const FINISHED: ReadonlySet<MatterStatus> = new Set<MatterStatus>(['void', 'confidential']);
const PARTS: ReadonlySet<string> = new Set([
  'jiaxi-clerk',
  'jiaxi-head',
  'yijiang-head',
  'public-legal-service-head',
  'public-legal-service-clerk',
  'petition-clerk',
  'legal-affairs-head',
  'deputy-a',
  'chief',
  'archivist-a',
  'supervisor-a',
]);

/** One officer for each part in the life of a matter. */
const PEOPLE = EVERYBODY.filter(({ officer }) => PARTS.has(officer));

const turn = fc.record({ who: fc.nat(1000), what: fc.nat(1000), how: fc.nat(1000), days: fc.nat(6) });
const start = fc.record({
  petitionerType: fc.constantFrom('individual' as const, 'individual' as const, 'anonymous' as const),
  purpose: fc.constantFrom('appeal-resolve' as const, 'suggestion' as const, 'inquiry' as const),
  intakeSource: fc.constantFrom('direct' as const, 'petition-bureau' as const),
});

test(
  'walks: decide is pure, evolve is total, no stage is without a next step, and the laws hold',
  { timeout: 60_000 },
  () => {
    const seen = new Map<MatterStatus, number>();
    let steps = 0;
    fc.assert(
      fc.property(start, fc.array(turn, { minLength: 15, maxLength: 45 }), (changes, turns) => {
        let view = freeze(
          registered({ ...changes, ...(changes.petitionerType === 'anonymous' && { petitioners: [] }) }),
        );
        let today = day('2026-09-04');
        for (const { who, what, how, days } of turns) {
          today = addDays(today, days);
          const open = PEOPLE.flatMap((acting) =>
            availableActions(view, { acting, today })
              .filter(({ refusal }) => refusal === null)
              .map(({ kind }) => ({ acting, kind })),
          );
          // Leaving the register is allowed nearly everywhere and would end every walk.
          const going = open.filter(({ kind }) => !LEAVING.has(kind) || who % 40 === 0);
          expect(going.length > 0 || FINISHED.has(view.status), `stuck at ${view.status}`).toBe(true);
          const chosen = going[(who + what * 7) % going.length];
          if (chosen === undefined) break;
          const context = freeze({ acting: chosen.acting, today });
          const written = contents(chosen.kind, view).map((each) => on(each, today));
          const answers = written.map((each) => decide(view, each, context));
          expect(written.map((each) => decide(view, each, context))).toEqual(answers);
          const allowed = written.filter((_, i) => answers[i]?.ok);
          const action = allowed[how % allowed.length];
          if (action === undefined) continue;
          const next = after(view, [chosen.acting.officer, today, action]);
          expect(MatterView.safeParse(next).error).toBeUndefined();
          expect(stepsOf(procedureOf(next), next.status).length > 0 || FINISHED.has(next.status), next.status).toBe(
            true,
          );
          expect(broken(view, next)).toEqual([]);
          view = freeze(next);
          seen.set(view.status, (seen.get(view.status) ?? 0) + 1);
          steps += 1;
        }
      }),
      { numRuns: 120, seed: 20260904, endOnFailure: true },
    );
    console.info(`walks: ${steps} steps, ${seen.size} stages`);
    expect(steps).toBeGreaterThan(2000);
    expect(seen.size).toBeGreaterThanOrEqual(20);
  },
);

const LEAVING: ReadonlySet<StepKind> = new Set<StepKind>([
  'seal-confidential',
  'withdraw',
  'merge-into',
  'settle-on-spot',
  'guide-out',
]);

/** What does not hold although it must, whoever does what. */
function broken(before: MatterView, next: MatterView): readonly string[] {
  if (next.status === 'confidential') return [];
  const last = next.acts?.at(-1);
  const isClosing = next.status === 'closed' && before.status === 'closing';
  const due = handlingTerm(before, BUILT_IN_CALENDAR)?.due ?? null;
  const isMoved =
    due !== null &&
    (handlingTerm(next, BUILT_IN_CALENDAR)?.due ?? null) !== due &&
    last?.action.kind !== 'decide-intake';
  const granted = newest(next, 'decide-extension')?.index === (next.acts?.length ?? 0) - 1;
  const isChecked = last?.action.kind === 'check-closure' || last?.action.kind === 'follow-up';
  const laws: readonly (readonly [string, boolean])[] = [
    ['R004-13 closed by the long way with something owed', isClosing && closureGaps(before).length > 0],
    ['RX-07 the last day moved without an extension', isMoved && !granted],
    ['R001-64 checked by who handled it', isChecked && handlersOf(before).has(last.by)],
    ['R004-01 no responsible unit', next.registration.dutyUnit === ''],
  ];
  return laws.filter(([, isBroken]) => isBroken).map(([law]) => law);
}

test('evolve takes any step in any order without throwing, waiting or confirmed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...Object.values(STEPS)), { maxLength: 25 }),
      fc.boolean(),
      (actions, waiting) => {
        let view = registered();
        actions.forEach((action, i) => {
          view = evolve(view, operation(i + 2, action), waiting ? null : stamp(i + 2));
        });
        expect(MatterView.safeParse(view).error).toBeUndefined();
        expect(view.history).toHaveLength(actions.length + 1);
      },
    ),
    { numRuns: 300, seed: 20260904 },
  );
});
