/** What is wrong with the content of a step; asked when it is written, on the device and again on the server. */
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { CLOSURE_CHECKS, type Paper } from '#shared/model/workflow-codes.ts';
import type { ActionOf, WorkflowAction } from '#shared/model/workflow-action.ts';
import { addDays } from '../calendar/plain-date.ts';
import { currentAttachments } from '../attachment/attachments.ts';
import { letterKind } from '../letters/letter-kinds.ts';
import type { Refusal } from '../matter/refusal.ts';
import {
  acceptanceOf,
  deliveriesOf,
  extensionOf,
  grantedExtension,
  newest,
  proposalOf,
  sentTo,
  servedOf,
  stepsOfKind,
} from './facts.ts';
import type { StartContext } from './may-start.ts';
import { leadGap } from '../supervision/lead.ts';
import { supervisionProblem } from '../supervision/step-problems.ts';
import { accessAnswerProblem } from './access-answer.ts';
import { signedOpinion } from './closure.ts';
import { coAnswerContentProblem, coRequestProblem } from './co-handling-problems.ts';
import { calendarOf } from './guards.ts';
import { handlingTerm } from './terms.ts';

/** `null`: the content is complete and consistent. */
export function contentProblem(view: MatterView, action: WorkflowAction, context: StartContext): Refusal | null {
  return (
    dayProblem(view, action, context.today) ?? dueProblem(action, context.today) ?? ownProblem(view, action, context)
  );
}

/** WF-35: a day that had passed when it was set is a slip of the pen. A step put down late counts from its own day. */
function dueProblem(action: WorkflowAction, today: PlainDate | null): Refusal | null {
  const asked = 'on' in action ? action.on : today;
  const due = 'dueOn' in action ? action.dueOn : undefined;
  return due !== undefined && asked !== null && due < asked ? { code: 'day-before-today' } : null;
}

/** Nothing happened tomorrow, and no step happened before the matter was received. */
function dayProblem(view: MatterView, action: WorkflowAction, today: PlainDate | null): Refusal | null {
  const days = action.kind === 'record-hearing' ? [action.from, action.to] : 'on' in action ? [action.on] : [];
  if (today !== null && days.some((day) => day > today)) return { code: 'day-in-future' };
  const received = view.registration.receivedOn;
  if (view.timeDoubtful !== true && days.some((day) => day < received)) return { code: 'day-before-receipt', received };
  return action.kind === 'record-hearing' && action.to < action.from ? { code: 'days-reversed' } : null;
}

function ownProblem(view: MatterView, action: WorkflowAction, context: StartContext): Refusal | null {
  switch (action.kind) {
    case 'decide-proposal':
    case 'decide-extension':
    case 'sign-opinion':
      if (!action.approved && action.comment === undefined) return { code: 'reason-missing' };
      return action.kind === 'decide-extension' && action.approved ? lateApproval(view, action, context) : null;
    case 'assign':
      return assignProblem(view, action);
    case 'decide-intake':
      return intakeProblem(view, action, context);
    case 'record-work':
      return workProblem(action);
    case 'conclude-mediation':
      if (!action.agreed) return action.reason === undefined ? { code: 'reason-missing' } : null;
      if (action.terms === undefined || action.effectiveOn === undefined) return { code: 'terms-missing' };
      return unsigned(action);
    case 'record-delivery':
      return deliveryProblem(view, action);
    case 'submit-closure':
      if (view.status === 'forwarded' && action.closeMode !== 'transferred') return { code: 'still-with-unit' };
      // R001-38: what was passed on was resolved by nobody here.
      return action.closeMode !== 'transferred' && action.means === undefined ? { code: 'means-missing' } : null;
    case 'check-closure':
      return checkProblem(view, action);
    case 'rate':
      return action.value === 'unsatisfied' && action.reason === undefined ? { code: 'reason-missing' } : null;
    case 'instruct':
      return /^[\s　，。.,]*(已阅|阅|圈阅|知悉)?[\s　，。.,]*$/u.test(action.text)
        ? { code: 'instruction-empty' }
        : null;
    case 'draft-opinion':
      return executionProblem(action, context.today);
    case 'archive':
      return pagesProblem(action);
    case 'request-review': {
      const level = view.status === 'review-decided' ? 'recheck' : 'review';
      return action.level === level ? null : { code: 'review-level', level };
    }
    case 'call-hearing':
    case 'record-hearing':
      return hearingProblem(action);
    case 'decide-review':
    case 'refuse-review': {
      const level = view.status === 'recheck' ? 'recheck' : 'review';
      return action.level === level ? null : { code: 'review-level', level };
    }
    case 'merge-into':
      return action.main === view.id ? { code: 'own-link' } : null;
    case 'split-off':
      return action.to === view.id ? { code: 'own-link' } : null;
    case 'ask-co-unit':
      return coRequestProblem(view, action, context.today);
    case 'answer-co-unit':
      return coAnswerContentProblem(view, action, context.acting);
    case 'answer-access':
      return accessAnswerProblem(view, action, context);
    case 'mark-cross':
    case 'request-access':
    case 'propose':
    case 'transfer':
    case 'sign-for':
    case 'object':
    case 'answer-objection':
    case 'convert-to-ordinary':
    case 'ask-extension':
    case 'answer-suggestion':
    case 'report-up':
    case 'follow-up':
    case 'submit-to-leader':
    case 'reopen':
    case 'withdraw':
    case 'finalize':
    case 'undo-merge':
      return null;
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
      return context.acting === null
        ? { code: 'officer-unknown' }
        : supervisionProblem(view, action, {
            acting: context.acting,
            today: context.today,
            settings: context.settings,
          });
    case 'seal-confidential':
      // CF-13: without the sealed report, sealing would be losing.
      return action.report === undefined ? { code: 'report-missing' } : null;
  }
}

/** C07: an extension approved after the term has run out is none. */
function lateApproval(view: MatterView, action: ActionOf<'decide-extension'>, context: StartContext): Refusal | null {
  const last = handlingTerm(view, calendarOf(context))?.rolled ?? null;
  if (last === null || extensionOf(view) === null) return null;
  return action.on > last ? { code: 'term-expired', due: last } : null;
}

/** R002-28: another unit or term than the approved one needs a new approval. */
function assignProblem(view: MatterView, action: ActionOf<'assign'>): Refusal | null {
  const approved = proposalOf(view)?.asked.action;
  if (approved === undefined) return { code: 'approval-missing' };
  const { unit, dueOn } = approved;
  return action.unit === unit && action.dueOn === dueOn ? null : { code: 'differs-from-approved', unit, dueOn };
}

function intakeProblem(view: MatterView, action: ActionOf<'decide-intake'>, { acting }: StartContext): Refusal | null {
  switch (action.decision) {
    case 'accepted':
      return null;
    case 'accepted-simple': {
      // R001-60: 信访办、所长 decide that a matter is simple.
      const may = (acting?.roles ?? []).some((role) => role !== 'handler' && role !== 'receptionist');
      return may ? null : { code: 'head-decides-simple' };
    }
    case 'not-accepted-out-of-scope':
    case 'not-accepted-litigation':
    case 'not-accepted-in-process':
      if (action.reason === undefined) return { code: 'reason-missing' };
      // R003-04: why, and where instead.
      return action.redirectTo === undefined ? { code: 'redirect-missing' } : null;
    case 'not-again':
      return action.finalNo === undefined ? { code: 'final-number-missing' } : null;
    case 'address-unclear': {
      const isNamed = view.registration.petitioners.some(({ address, phone }) => (address ?? phone ?? '') !== '');
      return isNamed && action.reason === undefined ? { code: 'reason-missing' } : null;
    }
  }
}

/** R002-33, R004-38: at least two check facts, and go to a petitioner; there it is also said where, and who was there. */
function workProblem(action: ActionOf<'record-work'>): Refusal | null {
  const found = (action.officers ?? []).length;
  if (action.work === 'ask-confirmation' && action.bothParties !== true) return { code: 'both-parties-needed' };
  const isVisit = action.work === 'outreach';
  if ((isVisit || action.work === 'verify') && found < 2) return { code: 'two-officers', found };
  return isVisit && (action.place === undefined || action.present === undefined) ? { code: 'visit-unclear' } : null;
}

function deliveryProblem(view: MatterView, action: ActionOf<'record-delivery'>): Refusal | null {
  if (!mayBeTold(view, action.paper)) return { code: 'paper-missing' };
  if (action.issued !== undefined && !isLetterOf(view, action.issued, action.paper)) return { code: 'paper-missing' };
  if (action.scan !== undefined && !currentAttachments(view).some(({ op }) => op === action.scan)) {
    return { code: 'attachment-unknown' };
  }
  // 留置 needs somebody who saw it; a refusal or an undeliverable letter needs its reason (statutes §12).
  const isLeft = action.mode === 'leave-at-residence' || action.result === 'refused';
  if (isLeft && (action.witnesses ?? []).length === 0) return { code: 'witness-missing' };
  // 民诉法 89: somebody who saw it, or a picture; here both who hand it over sign the form (documents §8.8).
  if (isLeft && (action.servers ?? []).length < 2) return { code: 'two-servers', found: (action.servers ?? []).length };
  if (action.result !== 'signed' && action.reason === undefined) return { code: 'reason-missing' };
  if (action.corrects !== undefined) {
    const old = deliveriesOf(view).find(({ op }) => op === action.corrects);
    if (old?.action.paper !== action.paper) return { code: 'no-such-delivery' };
    return action.reason === undefined ? { code: 'reason-missing' } : null;
  }
  const signed = action.paper === 'opinion' ? (newest(view, 'sign-opinion')?.index ?? 0) : 0;
  const served = SERVED_ONCE.has(action.paper) ? servedOf(view, action.paper, signed) : null;
  return served === null ? null : { code: 'already-delivered', on: served.action.on };
}

/** The proof belongs to a letter of this kind that was issued in this matter. */
const isLetterOf = (view: MatterView, op: string, paper: Paper): boolean =>
  (view.papers ?? []).some((issued) => issued.op === op && letterKind(issued.paper)?.tells?.includes(paper) === true);

/** Papers whose day of service starts a term of the petitioner: one day only. */
const SERVED_ONCE: ReadonlySet<Paper> = new Set<Paper>(['opinion', 'review-opinion', 'recheck-opinion']);

/** Is there what such a paper tells the petitioner of? */
export function mayBeTold(view: MatterView, paper: Paper): boolean {
  switch (paper) {
    case 'acceptance':
      return acceptanceOf(view) !== null;
    case 'not-accepted':
      return view.status === 'not-accepted';
    case 'no-longer-accepted':
      return view.status === 'no-longer-accepted';
    case 'litigation-separated':
      return view.status === 'litigation-separated';
    case 'guidance':
      return view.guidance !== undefined;
    case 'transfer':
      return sentTo(view) !== null;
    case 'extension':
      return grantedExtension(view) !== null;
    case 'opinion':
      return signedOpinion(view) || stepsOfKind(view, 'sign-opinion').some(({ action }) => action.approved);
    case 'suggestion-reply':
      return stepsOfKind(view, 'answer-suggestion').length > 0;
    case 'mediation-end':
      return stepsOfKind(view, 'conclude-mediation').length > 0;
    case 'review-opinion':
      return stepsOfKind(view, 'decide-review').some(({ action }) => action.level === 'review');
    case 'recheck-opinion':
      return stepsOfKind(view, 'decide-review').some(({ action }) => action.level === 'recheck');
    case 'access-reply':
      return stepsOfKind(view, 'answer-access').length > 0;
    case 'hearing':
      return stepsOfKind(view, 'call-hearing').length > 0;
    case 'review-refusal':
      return stepsOfKind(view, 'refuse-review').length > 0;
  }
}

/** R002-40: any "no" means redo, with its reason and a new internal term. */
function checkProblem(view: MatterView, action: ActionOf<'check-closure'>): Refusal | null {
  const open = CLOSURE_CHECKS.filter((check) => !action.checks[check]);
  if (action.close) {
    if (open.length > 0) return { code: 'checks-open', open };
    // SV-12: a lead that began after it was reported as done.
    const lead = leadGap(view);
    return lead === null ? null : { code: 'closure-gaps', gaps: [lead] };
  }
  if (action.reason === undefined || action.dueOn === undefined) return { code: 'reason-missing' };
  // Several faults are told one by one; a single one may be all the reason says.
  const untold = open.filter((check) => action.faults?.[check] === undefined);
  return open.length > 1 && untold.length > 0 ? { code: 'faults-missing', open: untold } : null;
}

/** R001-40: notice is given seven days before, or with the reason why not; behind closed doors only with a reason. */
function hearingProblem(action: ActionOf<'call-hearing'> | ActionOf<'record-hearing'>): Refusal | null {
  if (!action.open && action.closedReason === undefined) return { code: 'closed-hearing-reason' };
  if (action.kind === 'record-hearing') return null;
  const earliest = addDays(action.on, HEARING_NOTICE_DAYS);
  return action.heldOn < earliest && (action.reason === undefined || action.heldOn < action.on)
    ? { code: 'hearing-too-soon', earliest }
    : null;
}

/** Local rules say seven to ten days (R001-40). */
const HEARING_NOTICE_DAYS = 7;

/** R002-10: what is granted, wholly or in part, names who carries it out, and by when. */
function executionProblem({ findings, execution }: ActionOf<'draft-opinion'>, today: PlainDate | null): Refusal | null {
  const granted = findings.some(({ result }) => result === 'support' || result === 'partly-support');
  if (execution === undefined) return granted ? { code: 'execution-missing' } : null;
  return today !== null && execution.dueOn < today ? { code: 'execution-before-today' } : null;
}

/** R004-51: pages run on from 1 without a gap. */
function pagesProblem(action: ActionOf<'archive'>): Refusal | null {
  let page = 1;
  for (const { from, to } of action.contents) {
    if (from !== page || to < from) return { code: 'pages-broken', page };
    page = to + 1;
  }
  return null;
}

/** 人民调解法 28, 29: an oral agreement takes effect when it is reached, a written one with its signatures and its seal. */
function unsigned(action: ActionOf<'conclude-mediation'>): Refusal | null {
  if (action.oral === true) return null;
  const missing = (['partiesSigned', 'mediatorSigned', 'sealed'] as const).filter((each) => action[each] !== true);
  return missing.length === 0 ? null : { code: 'signatures-missing', missing };
}
