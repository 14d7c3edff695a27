import type { MatterStatus } from '#shared/model/codes.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { WorkflowAction } from '#shared/model/workflow-action.ts';
import { acceptanceOf, isServed, newest, sentTo } from './facts.ts';

/** The stage after a step. Total: whatever was accepted has a stage, also on a device where it only waits. */
export function stageAfter(view: MatterView, action: WorkflowAction): MatterStatus {
  const now = view.status;
  switch (action.kind) {
    case 'propose':
      return now === 'registered' ? 'triaging' : now;
    case 'assign':
      return 'assigned';
    case 'transfer':
      return 'forwarded';
    case 'sign-for':
      // Accepted before it was passed on: the term runs, so does the handling (RX-07).
      return acceptanceOf(view) === null ? 'triaging' : 'handling';
    case 'object':
      return 'objection';
    case 'answer-objection':
      if (!action.agreed) return newest(view, 'object')?.from ?? 'triaging';
      // Agreed inside the county it goes back to who sent it; agreed by a body above it has left us (C12).
      return sentTo(view) === null ? 'returned' : 'triaging';
    case 'decide-intake':
      return afterIntake(action.decision);
    case 'record-work':
      return now === 'notified' ? 'handling' : now;
    case 'draft-opinion':
      return 'handling';
    case 'sign-opinion':
      return action.approved ? 'replied' : 'handling';
    case 'answer-suggestion':
      return 'replied';
    case 'conclude-mediation':
      return action.agreed ? 'delivered' : acceptanceOf(view) === null ? 'triaging' : 'handling';
    case 'record-delivery':
      return now === 'replied' && isServed(action) && ANSWERS.has(action.paper) ? 'delivered' : now;
    case 'submit-closure':
      return 'closing';
    case 'check-closure':
      return action.close ? 'closed' : 'redo';
    case 'archive':
      return 'archived';
    case 'reopen':
      return 'reopened';
    case 'withdraw':
      return 'withdrawn';
    case 'request-review':
      return action.level;
    case 'decide-review':
      if (action.conclusion === 'redo') return 'redo';
      return action.level === 'review' ? 'review-decided' : 'recheck-decided';
    case 'refuse-review':
      // The earlier opinion stands; the matter is where it was when it was asked about.
      return newest(view, 'request-review')?.from ?? now;
    case 'finalize':
      return 'finalized';
    case 'merge-into':
      return 'merged';
    case 'undo-merge':
      return newest(view, 'merge-into')?.from ?? now;
    case 'seal-confidential':
      return 'confidential';
    case 'decide-proposal':
    case 'convert-to-ordinary':
    case 'ask-extension':
    case 'decide-extension':
    case 'report-up':
    case 'follow-up':
    case 'rate':
    case 'submit-to-leader':
    case 'instruct':
    case 'call-hearing':
    case 'record-hearing':
    case 'split-off':
    case 'mark-cross':
    case 'ask-co-unit':
    case 'answer-co-unit':
    case 'request-access':
    case 'answer-access':
    case 'record-nudge':
    case 'propose-supervision':
    case 'dismiss-supervision':
    case 'authorize-supervision':
    case 'issue-supervision':
    case 'answer-supervision':
    case 'check-supervision':
    case 'mark-raised-above':
    case 'appoint-lead':
    case 'record-lead':
    case 'conclude-lead':
      // SV-02: supervision watches the handling; it is no stage of it.
      return now;
  }
}

const ANSWERS: ReadonlySet<string> = new Set(['opinion', 'suggestion-reply']);

function afterIntake(decision: Extract<WorkflowAction, { kind: 'decide-intake' }>['decision']): MatterStatus {
  switch (decision) {
    case 'accepted':
    case 'accepted-simple':
      return 'notified';
    case 'not-accepted-out-of-scope':
    case 'not-accepted-in-process':
      return 'not-accepted';
    case 'not-accepted-litigation':
      return 'litigation-separated';
    case 'not-again':
      return 'no-longer-accepted';
    case 'address-unclear':
      return 'handling';
  }
}
