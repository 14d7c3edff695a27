/**
 * What is still owed before a matter may be reported as done (R004-13, R004-49, R002-02). The page lists the gaps before
 * anybody presses the button.
 */
import type { MatterView } from '#shared/model/matter.ts';
import type { Paper } from '#shared/model/workflow-codes.ts';
import { leadGap } from '../supervision/lead.ts';
import { openCoRequests } from './co-handling.ts';
import {
  acceptanceOf,
  acceptanceTold,
  grantedExtension,
  isFromAbove,
  isUnreachable,
  opinionOf,
  sentTo,
  servedOf,
  stepsOfKind,
} from './facts.ts';

export const CLOSURE_GAPS = [
  'acceptance-notice',
  'extension-notice',
  'transfer-notice',
  'result',
  'result-told',
  'report-up',
  'co-feedback',
  'lead-missing',
  'lead-open',
] as const;
export type ClosureGap = (typeof CLOSURE_GAPS)[number];

/** Empty when nothing is missing. */
export function closureGaps(view: MatterView): readonly ClosureGap[] {
  const unreachable = isUnreachable(view);
  const told = (paper: Paper): boolean => unreachable || servedOf(view, paper) !== null;
  const sent = sentTo(view);
  const gaps: (ClosureGap | false)[] = [
    acceptanceOf(view) !== null && !unreachable && acceptanceTold(view) === null && 'acceptance-notice',
    grantedExtension(view) !== null && !told('extension') && 'extension-notice',
    sent?.action.kind === 'transfer' && !told('transfer') && !isAnswered(view) && 'transfer-notice',
    !hasResult(view) && 'result',
    hasAnswer(view) && !isAnswered(view) && !unreachable && 'result-told',
    isFromAbove(view) && stepsOfKind(view, 'report-up').length === 0 && 'report-up',
    openCoRequests(view).length > 0 && 'co-feedback',
    leadGap(view) ?? false,
  ];
  return gaps.filter((gap) => gap !== false);
}

/** A written answer exists: an opinion of this or an earlier round, or a reply to a suggestion. */
const hasAnswer = (view: MatterView): boolean =>
  stepsOfKind(view, 'sign-opinion').some(({ action }) => action.approved) ||
  stepsOfKind(view, 'answer-suggestion').length > 0;

const isAnswered = (view: MatterView): boolean =>
  servedOf(view, 'opinion') !== null || servedOf(view, 'suggestion-reply') !== null;

/** 件件有结果: an answer, a settlement, an agreement, another organ, or at least what was done about a letter without a name. */
function hasResult(view: MatterView): boolean {
  if (hasAnswer(view) || view.settlement !== undefined || view.guidance !== undefined) return true;
  if (stepsOfKind(view, 'conclude-mediation').some(({ action }) => action.agreed)) return true;
  const sent = sentTo(view);
  if (sent?.action.kind === 'transfer' && sent.action.unit === undefined) return true;
  return isUnreachable(view) && stepsOfKind(view, 'record-work').length > 0;
}

/** The opinion that a leader has signed in this round, ready to be handed over. */
export const signedOpinion = (view: MatterView): boolean => opinionOf(view)?.decision?.action.approved === true;
