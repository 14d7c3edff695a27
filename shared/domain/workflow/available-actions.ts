import type { ActionKind } from '#shared/model/action.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { Refusal } from '../matter/refusal.ts';
import { procedureOf } from './facts.ts';
import { startProblem, type StartContext } from './may-start.ts';
import { stepsOf, type StepKind } from './procedures.ts';

/** A step with “allowed” (`refusal` null) or why not. */
export type Available = { readonly kind: StepKind; readonly refusal: Refusal | null };

/**
 * The steps of the matter's stage, the most sensible first, each allowed or with its reason. The same table and the same
 * guards judge it that will judge the step when it is written. `whyNot` answers for steps of other stages.
 */
export const availableActions = (view: MatterView, context: StartContext): readonly Available[] =>
  stepsOf(procedureOf(view), view.status).map((kind) => ({ kind, refusal: startProblem(view, kind, context) }));

/** Why an action of any kind is not possible now; `null` when it is. */
export const whyNot = (
  view: MatterView,
  kind: Exclude<ActionKind, 'register'>,
  context: StartContext,
): Refusal | null => startProblem(view, kind, context);
