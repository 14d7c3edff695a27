/** Why an action of an officer was not stored, whatever stopped it: a rule, the disk, or a device that belongs to no office. */
import type { Refusal } from '#shared/domain/matter/refusal.ts';
import type { Explanation } from './explanation.ts';
import { explainProblem, type ProblemCode } from './problems.ts';
import { explainRefusal } from './refusals.ts';

/** The shape of a use case's failure (renderer/data/writes/perform-actions.ts). */
export type Failure =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'storage'; readonly problem: { readonly code: ProblemCode } }
  | { readonly kind: 'not-enrolled' };

export function explainFailure(failure: Failure): Explanation {
  switch (failure.kind) {
    case 'refused':
      return explainRefusal(failure.refusal, 'form');
    case 'storage':
      return explainProblem(failure.problem.code);
    case 'not-enrolled':
      return explainProblem('unknown-device');
  }
}
