/** What must be true before a step may be started at all, whatever will be written in it (the buttons ask this). */
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { BUILT_IN_CALENDAR } from '../calendar/built-in-calendar.ts';
import type { Acting } from '../access/acting.ts';
import type { Refusal } from '../matter/refusal.ts';
import { closureGaps } from './closure.ts';
import { coAnswerProblem } from './co-handling-problems.ts';
import {
  acceptanceOf,
  accessRequestsOf,
  extensionOf,
  grantedExtension,
  handlersOf,
  isFromAbove,
  newest,
  objectionOf,
  opinionOf,
  proposalOf,
  sentTo,
} from './facts.ts';
import type { CountySettings } from '../settings/county-settings.ts';
import { SUPERVISION_GUARDS } from '../supervision/step-problems.ts';
import { openOrders } from '../supervision/orders.ts';
import type { StepKind } from './procedures.ts';
import { handlingTerm, objectionDue, reviewDue } from './terms.ts';

export type GuardContext = {
  readonly acting: Acting;
  readonly today: PlainDate | null;
  /** The county's working days, with the holiday notices it has entered; the built-in years unless said. */
  readonly calendar?: WorkCalendar | undefined;
  /** The county's numbers; the product's own unless said. */
  readonly settings?: CountySettings | undefined;
};

/** The calendar that terms are counted in. */
export const calendarOf = ({ calendar }: Pick<GuardContext, 'calendar'>): WorkCalendar => calendar ?? BUILT_IN_CALENDAR;

/** `null`: nothing stands in the way. */
export type Guard = (view: MatterView, context: GuardContext) => Refusal | null;

const none: Guard = () => null;

/** C32: a doubtful day starts no clock, so nothing may be decided that starts one. */
const dayIsCertain: Guard = (view) => (view.timeDoubtful === true ? { code: 'date-doubtful' } : null);

const accepted: Guard = (view) => (acceptanceOf(view) === null ? { code: 'not-accepted-yet' } : null);

const isPast = (due: PlainDate | null, today: PlainDate | null): boolean =>
  due !== null && today !== null && today > due;

const decideProposal: Guard = (view, { acting }) => {
  const proposal = proposalOf(view);
  if (proposal === null || proposal.decision !== null) return { code: 'proposal-missing' };
  return proposal.asked.by === acting.officer ? { code: 'own-draft' } : null;
};

const assign: Guard = (view) => {
  const proposal = proposalOf(view);
  const used = proposal !== null && newest(view, 'assign', proposal.asked.index) !== null;
  // R002-28: 未批不能交办.
  return proposal?.decision?.action.approved === true && !used ? null : { code: 'approval-missing' };
};

const signFor: Guard = (view) => {
  const sent = sentTo(view);
  return sent?.action.kind === 'transfer' && sent.action.unit === undefined ? { code: 'not-sent-here' } : null;
};

const objectTo: Guard = (view, context) => {
  const sent = sentTo(view);
  const isElsewhere = sent?.action.kind === 'transfer' && sent.action.unit === undefined;
  if ((sent === null && !isFromAbove(view)) || isElsewhere) return { code: 'not-sent-here' };
  const due = objectionDue(view, calendarOf(context));
  return isPast(due, context.today) ? { code: 'objection-late', due } : null;
};

const askExtension: Guard = (view, context) => {
  if (acceptanceOf(view) === null) return { code: 'not-accepted-yet' };
  if (grantedExtension(view) !== null) return { code: 'extended-once' };
  const open = extensionOf(view);
  if (open !== null && open.decision === null) return { code: 'extension-asked' };
  // DL-17: up to the rolled day, which may be later than the red line.
  const term = handlingTerm(view, calendarOf(context));
  return term !== null && isPast(term.rolled, context.today) ? { code: 'term-expired', due: term.rolled } : null;
};

const decideExtension: Guard = (view, { acting }) => {
  const open = extensionOf(view);
  if (open === null || open.decision !== null) return { code: 'extension-not-asked' };
  return open.asked.by === acting.officer ? { code: 'own-draft' } : null;
};

const signOpinion: Guard = (view, { acting }) => {
  const opinion = opinionOf(view);
  if (opinion === null || opinion.decision !== null) return { code: 'draft-missing' };
  if (opinion.asked.by === acting.officer) return { code: 'own-draft' };
  return opinion.asked.action.major === true && !acting.roles.includes('chief') ? { code: 'major-needs-chief' } : null;
};

const submitClosure: Guard = (view) => {
  const sent = sentTo(view);
  if (view.status === 'forwarded' && sent?.action.kind === 'transfer' && sent.action.unit !== undefined) {
    return { code: 'still-with-unit' };
  }
  const gaps = closureGaps(view);
  return gaps.length > 0 ? { code: 'closure-gaps', gaps } : null;
};

const checkClosure: Guard = (view, { acting }) =>
  newest(view, 'submit-closure')?.by === acting.officer || handlersOf(view).has(acting.officer)
    ? { code: 'own-work' }
    : null;

const followUp: Guard = (view, { acting }) => (handlersOf(view).has(acting.officer) ? { code: 'own-work' } : null);

const archive: Guard = (view) => {
  // R002-43: the supervision file is archived with the matter, so nothing of it may be open.
  if (openOrders(view).length > 0) return { code: 'order-open' };
  const gaps = closureGaps(view).filter((gap) => gap === 'report-up');
  return gaps.length > 0 ? { code: 'closure-gaps', gaps } : null;
};

const requestReview: Guard = (view, context) => {
  const level = view.status === 'review-decided' ? 'recheck' : 'review';
  const due = reviewDue(view, level, calendarOf(context));
  if (due === null) return { code: 'paper-missing' };
  return isPast(due, context.today) ? { code: 'review-late', due } : null;
};

/** Recheck decided, or the petitioner let the time pass (statutes §5). */
const finalize: Guard = (view, context) => {
  if (view.status === 'recheck-decided') return null;
  const level = view.status === 'review-decided' ? 'recheck' : 'review';
  const until = reviewDue(view, level, calendarOf(context));
  return until !== null && isPast(until, context.today) ? null : { code: 'not-final-yet', until };
};

export const GUARDS: { readonly [K in StepKind]: Guard } = {
  'settle-on-spot': none,
  'guide-out': none,
  'refer-mediation': none,
  propose: none,
  'decide-proposal': decideProposal,
  assign,
  transfer: none,
  'sign-for': signFor,
  object: objectTo,
  'answer-objection': (view) => (objectionOf(view)?.decision === null ? null : { code: 'not-sent-here' }),
  'decide-intake': (view, context) =>
    acceptanceOf(view) !== null && view.status !== 'reopened'
      ? { code: 'intake-decided' }
      : dayIsCertain(view, context),
  'convert-to-ordinary': accepted,
  'record-work': none,
  'ask-extension': askExtension,
  'decide-extension': decideExtension,
  'draft-opinion': none,
  'sign-opinion': signOpinion,
  'answer-suggestion': none,
  'conclude-mediation': none,
  'record-delivery': none,
  'report-up': (view) => (isFromAbove(view) ? null : { code: 'not-sent-here' }),
  'submit-closure': submitClosure,
  'check-closure': checkClosure,
  'follow-up': followUp,
  rate: none,
  'submit-to-leader': none,
  instruct: none,
  archive,
  reopen: none,
  withdraw: none,
  'request-review': requestReview,
  'call-hearing': none,
  'record-hearing': none,
  'decide-review': none,
  'refuse-review': none,
  finalize,
  'merge-into': none,
  'undo-merge': none,
  'split-off': none,
  'seal-confidential': none,
  'mark-cross': none,
  'ask-co-unit': none,
  'answer-co-unit': coAnswerProblem,
  ...SUPERVISION_GUARDS,
  'request-access': none,
  'answer-access': (view) =>
    accessRequestsOf(view).some(({ decision }) => decision === null) ? null : { code: 'access-not-asked' },
};
