import type { Action, ActionKind } from '#shared/model/action.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { ownUnits, type Acting } from '../access/acting.ts';
import { may } from '../access/matrix.ts';
import { factsOf } from '../access/matter-facts.ts';
import { LEGAL_FIELDS, type Refusal } from '../matter/refusal.ts';
import { isUnseen, type Position } from '../matter/unseen.ts';
import { handlingUnit, procedureOf } from './facts.ts';
import { GUARDS, type GuardContext } from './guards.ts';
import { ENDED, stepsOf, type GeneralKind, type StepKind } from './procedures.ts';

export type StartContext = Omit<GuardContext, 'acting'> & {
  readonly acting: Acting | null;
  /** Units that had the matter and have it no more; known to the server only. */
  readonly former?: readonly string[];
  /** On the server: what the author had seen when the step was taken. Absent on the device, which shows what it knows. */
  readonly seen?: Position;
};

/**
 * May this kind of action be started on the matter now? Everything that does not depend on its content: who acts, the
 * stage, the responsible unit, unseen steps of others, preconditions. `decide` asks it first, the buttons nothing else.
 */
export function startProblem(
  view: MatterView,
  kind: Exclude<ActionKind, 'register'>,
  context: StartContext,
): Refusal | null {
  const { acting, former } = context;
  const access = may(acting, kind, { ...factsOf(view), former });
  if (!access.ok) return access.error;
  if (acting === null) return { code: 'officer-unknown' };
  if (view.status === 'confidential') return { code: 'sealed' };
  if (view.status === 'void' && kind !== 'add-note' && kind !== 'record-print') return { code: 'voided' };
  return isStep(kind) ? stepProblem(view, kind, { ...context, acting }) : generalProblem(view, kind);
}

const CHANGES: ReadonlySet<GeneralKind> = new Set<GeneralKind>([
  'amend',
  'void',
  'confirm-date',
  'add-attachment',
  'withdraw-attachment',
  'issue-paper',
]);

const isStep = (kind: Exclude<ActionKind, 'register'>): kind is StepKind => Object.hasOwn(GUARDS, kind);

/** R004-51, AT-08: after archiving the volume is read only; notes, links and open choices stay possible. */
function generalProblem(view: MatterView, kind: GeneralKind): Refusal | null {
  return view.status === 'archived' && CHANGES.has(kind) ? { code: 'archived' } : null;
}

function stepProblem(
  view: MatterView,
  kind: StepKind,
  context: StartContext & { readonly acting: Acting },
): Refusal | null {
  if (!stepsOf(procedureOf(view), view.status).includes(kind)) {
    if (view.status === 'archived') return { code: 'archived' };
    return ENDED.has(view.status) ? { code: 'closed' } : { code: 'wrong-stage', stage: view.status };
  }
  return (
    unitProblem(view, kind, context.acting) ??
    fenceProblem(view, kind, context.seen) ??
    contestProblem(view, kind) ??
    GUARDS[kind](view, context)
  );
}

/** WF-03: who registered a matter still sees it; its handling belongs to the unit that is responsible now. */
function unitProblem(view: MatterView, kind: StepKind, acting: Acting): Refusal | null {
  const unit = handlingUnit(view);
  if (!OF_THE_UNIT.has(kind) || ownUnits(acting).includes(unit)) return null;
  // Somebody who may do it in the whole county is bound to no unit.
  return may(acting, kind, ELSEWHERE).ok ? null : { code: 'other-unit', unit };
}

const ELSEWHERE = { office: '', units: [] };

const OF_THE_UNIT: ReadonlySet<StepKind> = new Set<StepKind>([
  'sign-for',
  'object',
  'convert-to-ordinary',
  'record-work',
  'ask-extension',
  'ask-co-unit',
  'draft-opinion',
  'answer-suggestion',
  'conclude-mediation',
  'submit-closure',
]);

/**
 * WF-04, C31: a step that decides is not put on top of another decision its author had not seen. Facts that only add
 * themselves (work done, deliveries, ratings …) never collide.
 */
function fenceProblem(view: MatterView, kind: StepKind, seen: Position | undefined): Refusal | null {
  if (seen === undefined || !decides(kind)) return null;
  const fields = AT_THE_COUNTER.has(kind) ? [STEP] : [STEP, ...LEGAL_FIELDS];
  return fields.some((field) => isUnseen(view.touched?.[field], seen, view.head)) ? { code: 'step-unseen' } : null;
}

/** WF-05: while two values of a legal field stand beside each other, a person chooses before anything is decided on them. */
function contestProblem(view: MatterView, kind: StepKind): Refusal | null {
  if (!decides(kind) || AT_THE_COUNTER.has(kind)) return null;
  const open = view.conflicts?.find(({ field }) => LEGAL_FIELDS.some((legal) => legal === field));
  return open === undefined ? null : { code: 'legal-contested', field: open.field };
}

/** The name under which the newest deciding step stands among the touched fields. */
export const STEP = 'step';

/** What took place before the petitioner's eyes; only another step stands against it. */
const AT_THE_COUNTER: ReadonlySet<StepKind> = new Set<StepKind>([
  'settle-on-spot',
  'guide-out',
  'refer-mediation',
  'withdraw',
]);

/** Facts that only add themselves; whoever records one needs to have seen nothing. */
const ADDS: ReadonlySet<StepKind> = new Set<StepKind>([
  'record-work',
  'record-delivery',
  'report-up',
  'follow-up',
  'rate',
  'submit-to-leader',
  'instruct',
  'call-hearing',
  'record-hearing',
  'split-off',
  'seal-confidential',
  'mark-cross',
  'ask-co-unit',
  'answer-co-unit',
  'request-access',
  'answer-access',
  'record-nudge',
  'propose-supervision',
  'dismiss-supervision',
  'authorize-supervision',
  'issue-supervision',
  'answer-supervision',
  'check-supervision',
  'mark-raised-above',
  'record-lead',
]);

/** Does this kind of action decide, so that nobody else's decision may go unseen (C31)? */
export const decides = (kind: Action['kind']): boolean => kind !== 'register' && isStep(kind) && !ADDS.has(kind);
