/**
 * 请示在前，决定在后: the steps whose words a decision is about. Whoever decides reads them whole before deciding
 * (R002-28 the proposal, 条例 34 the grounds of an extension, R002-40 the closure), so they stand above the fields.
 */
import type { Act, MatterView } from '#shared/model/matter.ts';
import type { WorkflowKind } from '#shared/model/workflow-action.ts';
import { coRequestsOf } from './co-handling.ts';
import { orderOf } from '../supervision/orders.ts';
import { accessRequestsOf, extensionOf, newest, objectionOf, opinionOf, proposalOf, roundStart } from './facts.ts';

/** @param about the order or request that is decided on, where there can be several */
export function askedOf(view: MatterView, kind: WorkflowKind, about?: string): readonly Act[] {
  return stepsBefore(view, kind, about).flatMap((act) => act ?? []);
}

function stepsBefore(view: MatterView, kind: WorkflowKind, about = ''): readonly (Act | null | undefined)[] {
  switch (kind) {
    case 'decide-proposal':
      return [proposalOf(view)?.asked];
    case 'assign':
      return [proposalOf(view)?.asked, proposalOf(view)?.decision];
    case 'answer-objection':
      return [objectionOf(view)?.asked];
    case 'decide-extension':
      return [extensionOf(view)?.asked];
    case 'sign-opinion':
      return [opinionOf(view)?.asked];
    case 'draft-opinion':
      // The signer's reason, or the checker's of the round before.
      return [newest(view, 'sign-opinion', roundStart(view)) ?? returnedBefore(view)];
    case 'submit-closure':
      return [opinionOf(view)?.asked, opinionOf(view)?.decision];
    case 'check-closure':
      return [opinionOf(view)?.asked, newest(view, 'submit-closure')];
    case 'decide-review':
    case 'refuse-review':
      return [newest(view, 'request-review')];
    case 'finalize':
      return [newest(view, 'decide-review')];
    case 'undo-merge':
      return [newest(view, 'merge-into')];
    case 'answer-access':
      return [accessRequestsOf(view).find(({ asked }) => asked.op === about)?.asked];
    case 'answer-co-unit':
      return [coRequestsOf(view).find(({ asked }) => asked.op === about)?.asked];
    case 'authorize-supervision':
    case 'issue-supervision':
    case 'answer-supervision':
      return [orderOf(view, about)?.proposed, orderOf(view, about)?.checks.at(-1)];
    case 'check-supervision':
      return [orderOf(view, about)?.proposed, orderOf(view, about)?.answers.at(-1)];
    default:
      return [];
  }
}

const returnedBefore = (view: MatterView): Act | undefined => view.acts?.[roundStart(view) - 1];
