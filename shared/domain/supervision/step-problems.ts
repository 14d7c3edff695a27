/** What stands against a step of supervision or of a lead: before it is started (guards), and in its content (checks). */
import type { MatterView } from '#shared/model/matter.ts';
import type { SupervisionKind, SupervisionStep } from '#shared/model/supervision-action.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { WorkflowAction } from '#shared/model/workflow-action.ts';
import { ownUnits, type Acting } from '../access/acting.ts';
import type { Refusal } from '../matter/refusal.ts';
import { firstUnit, handlingUnit } from '../workflow/facts.ts';
import type { CountySettings } from '../settings/county-settings.ts';
import { ladderProblem, nudgeProblem, owedReply } from './ladder.ts';
import { leadOf, missingParts, missingWork, raisedAbove } from './lead.ts';
import { openOrders, orderOf, type OrderState } from './orders.ts';

type Start = (
  view: MatterView,
  context: { readonly acting: Acting; readonly today: PlainDate | null },
) => Refusal | null;

const waiting =
  (state: OrderState): Start =>
  (view) =>
    openOrders(view).some((order) => order.state === state) ? null : { code: 'order-not-waiting' };

const leading: Start = (view) => {
  const lead = leadOf(view);
  return lead === null || lead.concluded !== null ? { code: 'lead-missing' } : null;
};

export const SUPERVISION_GUARDS: { readonly [K in SupervisionKind]: Start } = {
  'record-nudge': nudgeProblem,
  'propose-supervision': () => null,
  'dismiss-supervision': () => null,
  'authorize-supervision': waiting('to-authorize'),
  'issue-supervision': waiting('to-issue'),
  'answer-supervision': (view, { acting }) => {
    const open = openOrders(view).filter(({ state }) => state === 'to-answer');
    if (open.length === 0) return { code: 'order-not-waiting' };
    const other = open.find(({ proposed }) => !mayAnswer(proposed.action.unit, acting));
    const isOwn = open.some(({ proposed }) => mayAnswer(proposed.action.unit, acting));
    return isOwn || other === undefined ? null : { code: 'other-unit', unit: other.proposed.action.unit };
  },
  'check-supervision': waiting('to-check'),
  'mark-raised-above': () => null,
  'appoint-lead': () => null,
  'record-lead': leading,
  'conclude-lead': (view, { acting }) => {
    const lead = leadOf(view);
    if (lead === null || lead.concluded !== null) return { code: 'lead-missing' };
    if (lead.appointed.action.leader !== acting.officer) return { code: 'not-the-leader' };
    const missing = missingWork(lead);
    return missing.length > 0 ? { code: 'lead-work-missing', missing } : null;
  },
};

/** The unit answers for itself; the petition office may write down what a unit without a computer said. */
const mayAnswer = (unit: string, acting: Acting): boolean =>
  ownUnits(acting).includes(unit) || acting.roles.some((role) => role === 'petition-clerk' || role === 'petition-head');

/** `null`: the content is complete and consistent. */
export function supervisionProblem(
  view: MatterView,
  action: SupervisionStep,
  {
    acting,
    today,
    settings,
  }: { readonly acting: Acting; readonly today: PlainDate | null; readonly settings?: CountySettings | undefined },
): Refusal | null {
  switch (action.kind) {
    case 'propose-supervision':
      // SV-01: addressed to a unit that has the matter, or that had it first.
      return [handlingUnit(view), firstUnit(view)].includes(action.unit)
        ? ladderProblem(view, action, today, settings)
        : { code: 'other-unit', unit: handlingUnit(view) };
    case 'record-nudge': {
      const owed = owedReply(view);
      if (action.channel !== 'letter' && action.person === undefined) return { code: 'nudged-whom' };
      if (owed !== null && action.unit !== owed.unit) return { code: 'other-unit', unit: owed.unit };
      return action.newDue < action.on ? { code: 'day-before-today' } : null;
    }
    case 'record-lead': {
      // R002-33 holds for a lead too.
      const found = (action.officers ?? []).length;
      return action.work === 'verify' && found < 2 ? { code: 'two-officers', found } : null;
    }
    case 'authorize-supervision':
      return orderProblem(view, action.order, 'to-authorize') ?? authorityProblem(view, action, acting);
    case 'issue-supervision':
      return orderProblem(view, action.order, 'to-issue');
    case 'answer-supervision': {
      const unit = orderOf(view, action.order)?.proposed.action.unit;
      if (unit !== undefined && !mayAnswer(unit, acting)) return { code: 'other-unit', unit };
      return orderProblem(view, action.order, 'to-answer');
    }
    case 'check-supervision':
      if (orderOf(view, action.order)?.answers.at(-1)?.by === acting.officer) return { code: 'own-work' };
      if (!action.accepted && action.dueOn === undefined) return { code: 'reason-missing' };
      return orderProblem(view, action.order, 'to-check');
    case 'appoint-lead':
      return appointmentProblem(view, action, acting);
    case 'dismiss-supervision':
    case 'mark-raised-above':
    case 'conclude-lead':
      return null;
  }
}

/** R002-05: nothing goes out without authority; a step out of order says where the order stands. */
function orderProblem(view: MatterView, op: string, state: OrderState): Refusal | null {
  const order = orderOf(view, op);
  if (order === null) return { code: 'order-missing' };
  if (order.state === state) return null;
  return order.state === 'to-authorize' ? { code: 'order-not-authorized' } : { code: 'order-not-waiting' };
}

/** WF-08 holds here too; the head of the petition office authorises ordinary orders alone (vocabulary §12). */
function authorityProblem(
  view: MatterView,
  action: Extract<WorkflowAction, { kind: 'authorize-supervision' }>,
  acting: Acting,
): Refusal | null {
  const order = orderOf(view, action.order);
  if (order?.proposed.by === acting.officer) return { code: 'own-draft' };
  if (!action.approved && action.comment === undefined) return { code: 'reason-missing' };
  // 通报, and a rung that was left out, are the chief's (R002-37, R002-39).
  const { measure, special } = order?.proposed.action ?? {};
  if (action.approved && (measure === 'circular' || special !== undefined) && !acting.roles.includes('chief')) {
    return { code: 'chief-authorizes' };
  }
  const isLeader = acting.roles.some((role) => role === 'chief' || role === 'deputy-chief');
  return isLeader || (order?.proposed.action.level === 'normal' && measure === undefined)
    ? null
    : { code: 'leader-authorizes' };
}

function appointmentProblem(
  view: MatterView,
  action: Extract<WorkflowAction, { kind: 'appoint-lead' }>,
  acting: Acting,
): Refusal | null {
  // R004-11: taken on by the chief in person, not given to somebody else.
  if (raisedAbove(view) !== null && !(acting.roles.includes('chief') && action.leader === acting.officer)) {
    return { code: 'chief-must-lead' };
  }
  const missing = missingParts(action);
  if (missing.length > 0) return { code: 'lead-incomplete', missing };
  const lead = leadOf(view);
  const changes = lead !== null && lead.concluded === null && lead.appointed.action.leader !== action.leader;
  const isAdvised = action.recommended === undefined || action.recommended === action.leader;
  return (changes || !isAdvised) && action.reason === undefined ? { code: 'reason-missing' } : null;
}
