/** 主办 and 协办 of one matter, read from its steps (CO-01 to CO-05, R001-37). */
import type { MatterView } from '#shared/model/matter.ts';
import { newest, stepsOfKind, type Decided, type Step } from './facts.ts';
import { ENDED } from './procedures.ts';

/** What a 协办 unit was asked, and its answer; the oldest first. */
export type CoRequest = Decided<'ask-co-unit', 'answer-co-unit'>;

export function coRequestsOf(view: MatterView): readonly CoRequest[] {
  const answers = stepsOfKind(view, 'answer-co-unit');
  return stepsOfKind(view, 'ask-co-unit').map((asked) => ({
    asked,
    decision: answers.find(({ action }) => action.request === asked.op) ?? null,
  }));
}

/** Requests that nobody has answered. With the end of the matter nothing is asked any more. */
export const openCoRequests = (view: MatterView): readonly CoRequest[] =>
  ENDED.has(view.status) ? [] : coRequestsOf(view).filter(({ decision }) => decision === null);

/** CO-03: units that have the matter only because they help with it, as long as their answer is open. */
export const coUnitsOf = (view: MatterView): readonly string[] => [
  ...new Set(openCoRequests(view).flatMap(({ asked }) => asked.action.unit ?? [])),
];

/** The newest mark of 三跨三分离; `null` where the matter bears none. */
export const crossOf = (view: MatterView): Step<'mark-cross'> | null => newest(view, 'mark-cross');
