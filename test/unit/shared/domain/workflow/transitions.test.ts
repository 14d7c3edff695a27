import { describe, expect, test } from 'vitest';
import { mayEver } from '#shared/domain/access/matrix.ts';
import { availableActions } from '#shared/domain/workflow/available-actions.ts';
import { procedureOf } from '#shared/domain/workflow/facts.ts';
import { startProblem } from '#shared/domain/workflow/may-start.ts';
import { ENDED, PROCEDURES, stepsOf, type Procedure, type StepKind } from '#shared/domain/workflow/procedures.ts';
import { stageAfter } from '#shared/domain/workflow/stage-after.ts';
import { MATTER_STATUSES, type MatterStatus } from '#shared/model/codes.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { EVERYBODY, day } from './life.ts';
import { EVERY_STAGE, matterAt } from './stages.ts';
import { STEPS, WORKFLOW_KINDS } from './sample-steps.ts';

const KINDS: readonly StepKind[] = [...WORKFLOW_KINDS, 'settle-on-spot', 'guide-out', 'refer-mediation'];
const PAIRS = (Object.keys(PROCEDURES) as Procedure[]).flatMap((procedure) =>
  (Object.keys(PROCEDURES[procedure]) as MatterStatus[]).map((stage) => [procedure, stage] as const),
);
const today = day('2026-09-10');

/** Nothing more happens here. */
const FINISHED: ReadonlySet<MatterStatus> = new Set<MatterStatus>(['void', 'confidential']);

const OTHER_STAGE = ['wrong-stage', 'closed', 'archived', 'sealed', 'voided'];
/** Another office is told that first; who had it and may not, hears of the role. */
const STAGE_CODES = [...OTHER_STAGE, 'other-office', 'role-missing', 'moved-away'];

describe('WF-01 the tables are complete', () => {
  test('every stage is reached by name in at least one procedure', () => {
    const stages = new Set(PAIRS.map(([, stage]) => stage));
    expect([...MATTER_STATUSES].filter((stage) => !stages.has(stage))).toEqual([]);
  });

  test('every step stands in at least one stage, and no stage names one twice', () => {
    const rows = PAIRS.map(([procedure, stage]) => stepsOf(procedure, stage));
    expect(KINDS.filter((kind) => !rows.some((row) => row.includes(kind)))).toEqual([]);
    for (const row of rows) expect(new Set(row).size).toBe(row.length);
  });

  test.each(EVERY_STAGE)('a matter at %s is in a procedure that knows this stage', (stage) => {
    const view = matterAt(stage);
    expect(Object.keys(PROCEDURES[procedureOf(view)])).toContain(view.status);
  });

  test.each(EVERY_STAGE)('WF-02 from %s every listed step leads to a stage that some procedure knows', (stage) => {
    const view = matterAt(stage);
    const steps = stepsOf(procedureOf(view), view.status).filter((kind) => kind in STEPS);
    for (const kind of steps) {
      const next = { ...view, status: stageAfter(view, STEPS[kind as keyof typeof STEPS]) };
      expect(Object.keys(PROCEDURES[procedureOf(next)]), `${stage} ${kind}`).toContain(next.status);
    }
  });
});

/** What an answer must be for somebody whose roles know the step or not, and a row that lists it or not. */
function expected(hasRole: boolean, isListed: boolean): (code: string) => boolean {
  if (!hasRole) return (code) => code === 'role-missing';
  return isListed ? (code) => !OTHER_STAGE.includes(code) : (code) => STAGE_CODES.includes(code);
}

describe('every stage × step × officer', () => {
  let cases = 0;
  test.each(EVERY_STAGE)('at %s', (stage) => {
    const view = matterAt(stage);
    const row = stepsOf(procedureOf(view), view.status);
    const wrong = EVERYBODY.flatMap((acting) =>
      KINDS.flatMap((kind) => {
        cases += 1;
        const code = startProblem(view, kind, { acting, today })?.code ?? 'allowed';
        return expected(mayEver(acting, kind), row.includes(kind))(code) ? [] : [`${acting.officer} ${kind}: ${code}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('this many cases ran', () => {
    console.info(`transition table: ${cases} cases of stage × step × officer`);
    expect(cases).toBe(EVERY_STAGE.length * KINDS.length * EVERYBODY.length);
    expect(cases).toBeGreaterThanOrEqual(30_000);
  });
});

describe('WF-06 the buttons', () => {
  test.each(EVERY_STAGE)('at %s each step is allowed or has its reason, in the order of the table', (stage) => {
    const view: MatterView = matterAt(stage);
    for (const acting of EVERYBODY) {
      const available = availableActions(view, { acting, today });
      expect(available.map(({ kind }) => kind)).toEqual(stepsOf(procedureOf(view), view.status));
    }
  });

  test.each(EVERY_STAGE.filter((stage) => !FINISHED.has(stage)))('WF-07 nobody is stuck at %s', (stage) => {
    const view = matterAt(stage);
    const steps = EVERYBODY.flatMap((acting) => availableActions(view, { acting, today }));
    expect(steps.some(({ refusal }) => refusal === null)).toBe(true);
  });

  test('R001-42 what is ended stays registered and visible, and can be re-opened or taken back by a person', () => {
    const open = [...ENDED].filter((stage) => stage !== 'void' && stage !== 'confidential');
    for (const stage of open) {
      const row = stepsOf(procedureOf(matterAt(stage)), stage);
      expect(
        row.some((kind) => kind === 'reopen' || kind === 'undo-merge'),
        stage,
      ).toBe(true);
    }
  });
});
