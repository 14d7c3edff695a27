/** What stands against a step of 协办 (CO-01, CO-04). */
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { ActionOf } from '#shared/model/workflow-action.ts';
import { ownUnits, type Acting } from '../access/acting.ts';
import type { Refusal } from '../matter/refusal.ts';
import { openCoRequests, type CoRequest } from './co-handling.ts';
import { handlingUnit } from './facts.ts';

/** CO-04: the unit itself; the petition office for one without a computer, the lead unit for what another organ wrote. */
function mayAnswer(view: MatterView, { asked }: CoRequest, acting: Acting): boolean {
  const own = ownUnits(acting);
  if (acting.roles.some((role) => role === 'petition-clerk' || role === 'petition-head')) return true;
  return own.includes(asked.action.unit ?? handlingUnit(view));
}

/** What stands against answering any request at all (CO-02 to CO-04). */
export function coAnswerProblem(view: MatterView, { acting }: { readonly acting: Acting }): Refusal | null {
  const open = openCoRequests(view);
  const [first] = open;
  if (first === undefined) return { code: 'co-request-missing' };
  return open.some((request) => mayAnswer(view, request, acting))
    ? null
    : { code: 'other-unit', unit: first.asked.action.unit ?? handlingUnit(view) };
}

/** What is wrong with one answer. */
export function coAnswerContentProblem(
  view: MatterView,
  action: ActionOf<'answer-co-unit'>,
  acting: Acting | null,
): Refusal | null {
  if (acting === null) return { code: 'officer-unknown' };
  const request = openCoRequests(view).find(({ asked }) => asked.op === action.request);
  if (request === undefined) return { code: 'co-request-missing' };
  return mayAnswer(view, request, acting)
    ? null
    : { code: 'other-unit', unit: request.asked.action.unit ?? handlingUnit(view) };
}

/** CO-01: somebody else than the lead unit is asked, for a day that has not passed. */
export function coRequestProblem(
  view: MatterView,
  { unit, organ, dueOn }: ActionOf<'ask-co-unit'>,
  today: PlainDate | null,
): Refusal | null {
  if ((unit === undefined) === (organ === undefined)) return { code: 'co-unit-missing' };
  if (unit === handlingUnit(view)) return { code: 'co-unit-leads', unit };
  return today !== null && dueOn < today ? { code: 'day-before-today' } : null;
}
