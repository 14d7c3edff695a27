/**
 * What a matter waits for, from whom and since when (MD-02), read from its steps. It says what its unit, the petition
 * office, a leader or another organ has to do next; a petitioner is never waited for.
 */
import type { MatterStatus } from '#shared/model/codes.ts';
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { Paper } from '#shared/model/workflow-codes.ts';
import { BUILT_IN_CALENDAR } from '../calendar/built-in-calendar.ts';
import { addDays, instantToPlainDate } from '../calendar/plain-date.ts';
import { LEGAL_FIELDS } from '../matter/refusal.ts';
import { BUILT_IN_SETTINGS, type CountySettings } from '../settings/county-settings.ts';
import { closureGaps } from '../workflow/closure.ts';
import { openCoRequests } from '../workflow/co-handling.ts';
import {
  accessRequestsOf,
  acceptanceOf,
  acceptanceTold,
  extensionOf,
  handlersOf,
  handlingUnit,
  isFromAbove,
  isUnreachable,
  newest,
  opinionOf,
  procedureOf,
  proposalOf,
  sentTo,
  servedOf,
} from '../workflow/facts.ts';
import { ENDED, stepsOf } from '../workflow/procedures.ts';
import { reviewDue } from '../workflow/terms.ts';
import {
  asked,
  LEADERS,
  OTHER_ORGAN,
  PETITION_OFFICE,
  type Awaited,
  type Expectation,
  type ExpectedStep,
} from './expectation.ts';
import { lead, reminder, supervision } from './expected-supervision.ts';
import { withWait } from './internal-waits.ts';

/** The step the matter itself waits for first; decisions that wait beside it after it. Empty when nothing is owed. */
export function expectedSteps(
  view: MatterView,
  calendar: WorkCalendar = BUILT_IN_CALENDAR,
  settings: CountySettings = BUILT_IN_SETTINGS,
): readonly ExpectedStep[] {
  if (GONE.has(view.status)) return [];
  const unit: Awaited = { kind: 'unit', unit: handlingUnit(view) };
  const steps = [
    view.timeDoubtful === true
      ? step(view, 'confirm-date', { kind: 'unit', unit: view.office })
      : mainStep(view, unit, calendar),
    drafting(view),
    ...decisions(view),
    groupVisit(view, settings),
    openChoice(view, unit),
    accessAnswer(view, unit),
    hearing(view),
    refusedReview(view, unit),
    ...coHandling(view),
    reminder(view, settings),
    ...supervision(view),
    ...lead(view, settings),
  ];
  return steps.flatMap((each) => (each === null ? [] : withWait(view, each, calendar, settings)));
}

const GONE: ReadonlySet<MatterStatus> = new Set<MatterStatus>(['void', 'merged', 'confidential']);

/** Waits since the newest step of the matter, or since its receipt. */
function step(view: MatterView, kind: ExpectedStep['step'], by: Awaited): ExpectedStep {
  const last = view.acts?.at(-1);
  return { step: kind, by, since: last === undefined ? view.registration.receivedOn : instantToPlainDate(last.at) };
}

/** R002-12, R002-28: what comes from above is drafted for a leader, unless its unit deals with it at once. */
const drafting = (view: MatterView): Expectation =>
  view.status === 'registered' && isFromAbove(view) && view.timeDoubtful !== true
    ? step(view, 'propose', PETITION_OFFICE)
    : null;

function mainStep(view: MatterView, unit: Awaited, calendar: WorkCalendar): Expectation {
  switch (view.status) {
    case 'registered':
      return step(view, 'decide-intake', unit);
    case 'triaging':
      // While a proposal is open or approved its decision or the assignment is what is waited for.
      return isProposed(view) ? null : step(view, 'decide-intake', unit);
    case 'assigned':
      return step(view, 'sign-for', unit);
    case 'forwarded': {
      const sent = sentTo(view);
      const elsewhere = sent?.action.kind === 'transfer' && sent.action.unit === undefined;
      return elsewhere ? closing(view, unit) : step(view, 'sign-for', unit);
    }
    case 'objection':
      return step(view, 'answer-objection', sentTo(view) === null ? OTHER_ORGAN : PETITION_OFFICE);
    case 'notified':
    case 'handling':
    case 'reopened':
      return handling(view, unit);
    case 'redo':
    case 'delivered':
      return closing(view, unit);
    case 'replied':
      return isUnreachable(view) ? step(view, 'submit-closure', unit) : step(view, 'record-delivery', unit);
    case 'mediation':
      return step(view, 'conclude-mediation', unit);
    case 'closing': {
      const not = [...handlersOf(view)];
      return { ...step(view, 'check-closure', PETITION_OFFICE), ...(not.length > 0 && { not }) };
    }
    case 'review':
    case 'recheck':
      return step(view, 'decide-review', OTHER_ORGAN);
    case 'review-decided':
      return final(view, unit, 'review-opinion', calendar);
    case 'recheck-decided':
      return final(view, unit, 'recheck-opinion', calendar);
    case 'litigation-separated':
    case 'not-accepted':
    case 'no-longer-accepted':
      return servedOf(view, view.status) === null && isDecidedHere(view)
        ? step(view, 'record-delivery', unit)
        : archiving(view, unit);
    case 'closed':
      return followUp(view) ?? archiving(view, unit);
    case 'guided-out':
    case 'returned':
    case 'withdrawn':
    case 'finalized':
      return archiving(view, unit);
    case 'archived':
    case 'merged':
    case 'confidential':
    case 'void':
      return null;
  }
}

function isProposed(view: MatterView): boolean {
  const proposal = proposalOf(view);
  if (proposal === null) return false;
  if (proposal.decision === null) return true;
  return proposal.decision.action.approved && newest(view, 'assign', proposal.asked.index) === null;
}

/** Accepted and not yet answered: the notice first, then the opinion or the reply. */
function handling(view: MatterView, unit: Awaited): Expectation {
  if (opinionOf(view)?.decision === null) return null;
  if (isUnreachable(view)) return closing(view, unit);
  if (acceptanceOf(view) === null) return step(view, 'decide-intake', unit);
  if (acceptanceTold(view) === null) return step(view, 'record-delivery', unit);
  return step(view, view.registration.purpose === 'suggestion' ? 'answer-suggestion' : 'draft-opinion', unit);
}

/** What is still owed before it can be reported as done, one after the other (R004-13). */
function closing(view: MatterView, unit: Awaited): Expectation {
  const owed = closureGaps(view);
  // What a leader or another unit owes is waited for beside it (`lead`, `coHandling`).
  const gaps = owed.filter((gap) => gap !== 'lead-missing' && gap !== 'lead-open' && gap !== 'co-feedback');
  if (gaps.length === 0 && owed.length > 0) return null;
  if (gaps.includes('result')) return step(view, isUnreachable(view) ? 'record-work' : 'draft-opinion', unit);
  if (gaps.some((gap) => gap !== 'report-up')) return step(view, 'record-delivery', unit);
  return step(view, gaps.length > 0 ? 'report-up' : 'submit-closure', unit);
}

/** A decision on review is handed over first; final once it may be. The petitioner's time to ask for more is left alone. */
function final(view: MatterView, unit: Awaited, paper: Paper, calendar: WorkCalendar): Expectation {
  if (servedOf(view, paper) === null) return step(view, 'record-delivery', unit);
  const until = paper === 'review-opinion' ? reviewDue(view, 'recheck', calendar) : null;
  return { ...step(view, 'finalize', PETITION_OFFICE), ...(until !== null && { from: addDays(until, 1) }) };
}

/** R001-64: called back once, by somebody who did not handle it. */
function followUp(view: MatterView): Expectation {
  if (newest(view, 'check-closure') === null || newest(view, 'follow-up') !== null) return null;
  const not = [...handlersOf(view)];
  return { ...step(view, 'follow-up', PETITION_OFFICE), ...(not.length > 0 && { not }) };
}

/** R004-51: the volume; before it the report to whoever assigned the matter (R002-02). */
function archiving(view: MatterView, unit: Awaited): Expectation {
  if (!isDecidedHere(view)) return null;
  return closureGaps(view).includes('report-up')
    ? step(view, 'report-up', unit)
    : step(view, 'archive', { kind: 'archive' });
}

/** Ended in this program; what was taken over as ended from an older ledger owes nothing here. */
const isDecidedHere = ({ acts = [], settlement, guidance }: MatterView): boolean =>
  acts.length > 0 || settlement !== undefined || guidance !== undefined;

/** Decisions of others that a unit has asked for. */
function decisions(view: MatterView): readonly Expectation[] {
  if (ANSWERED.has(view.status)) return [instruction(view)];
  const extension = extensionOf(view);
  const opinion = opinionOf(view);
  return [
    isProposed(view) ? proposal(view) : null,
    opinion?.decision === null
      ? asked('sign-opinion', opinion.asked.action.major === true ? { kind: 'chief' } : LEADERS, opinion.asked)
      : null,
    extension?.decision === null ? asked('decide-extension', LEADERS, extension.asked) : null,
    instruction(view),
  ];
}

/** Nothing that was asked before can be decided any more; a letter may still lie with a leader. */
const ANSWERED: ReadonlySet<MatterStatus> = new Set<MatterStatus>([
  ...ENDED,
  'replied',
  'delivered',
  'closing',
  'review',
  'review-decided',
  'recheck',
  'recheck-decided',
]);

function proposal(view: MatterView): Expectation {
  const open = proposalOf(view);
  if (open === null) return null;
  if (open.decision === null) return asked('decide-proposal', LEADERS, open.asked);
  return { step: 'assign', by: PETITION_OFFICE, since: instantToPlainDate(open.decision.at) };
}

/** R004-07: a letter lies with a leader until there is an instruction. */
function instruction(view: MatterView): Expectation {
  const letter = newest(view, 'submit-to-leader');
  if (letter === null || newest(view, 'instruct', letter.index) !== null) return null;
  return ENDED.has(view.status)
    ? null
    : { step: 'instruct', by: { kind: 'officer', officer: letter.action.to }, since: letter.action.on };
}

/** MD-10: a visit of five or more is put before the leader who oversees its unit (R004-03, R002-13, C02). */
function groupVisit(view: MatterView, settings: CountySettings): Expectation {
  const { form, totalPersons, receivedOn } = view.registration;
  if (form !== 'visit' || totalPersons < settings.on(receivedOn).groupPersons) return null;
  return ENDED.has(view.status) || newest(view, 'instruct') !== null
    ? null
    : { step: 'instruct', by: { kind: 'overseer', unit: handlingUnit(view) }, since: receivedOn };
}

/** C31: two values stand beside each other until a person chooses; of a legal field, which may be the unit itself, the petition office. */
function openChoice(view: MatterView, unit: Awaited): Expectation {
  const first = view.conflicts?.find(isLegal) ?? view.conflicts?.[0];
  if (first === undefined) return null;
  return {
    step: 'resolve-conflict',
    by: isLegal(first) ? PETITION_OFFICE : unit,
    since: instantToPlainDate(first.recordedAt),
  };
}

const isLegal = ({ field }: { readonly field: string }): boolean => LEGAL_FIELDS.some((legal) => legal === field);

/**
 * R001-40: the notice is handed over; from the day of the hearing on its record is expected, as long as the matter is at
 * a stage where one may be held.
 */
function hearing(view: MatterView): Expectation {
  const called = newest(view, 'call-hearing');
  const mayBeHeld = stepsOf(procedureOf(view), view.status).includes('record-hearing');
  if (called === null || !mayBeHeld || newest(view, 'record-hearing', called.index) !== null) return null;
  const { on, heldOn } = called.action;
  return servedOf(view, 'hearing', called.index) === null
    ? { step: 'record-delivery', by: PETITION_OFFICE, since: on }
    : { step: 'record-hearing', by: PETITION_OFFICE, since: heldOn, from: heldOn };
}

/** 不予复查、不予复核 is told like every other decision. */
function refusedReview(view: MatterView, unit: Awaited): Expectation {
  const refused = newest(view, 'refuse-review');
  if (refused === null || servedOf(view, 'review-refusal', refused.index) !== null) return null;
  return { step: 'record-delivery', by: unit, since: refused.action.on };
}

/** CO-02: each unit that was asked owes its own answer; what another organ owes is written down by the lead unit. */
const coHandling = (view: MatterView): readonly ExpectedStep[] =>
  openCoRequests(view).map(({ asked: { action } }) => ({
    step: 'answer-co-unit',
    by: action.unit === undefined ? OTHER_ORGAN : { kind: 'unit', unit: action.unit },
    since: action.on,
  }));

/** C40: also of a matter that ended long ago. */
function accessAnswer(view: MatterView, unit: Awaited): Expectation {
  const open = accessRequestsOf(view).find(({ decision }) => decision === null);
  return open === undefined ? null : { step: 'answer-access', by: unit, since: open.asked.action.on };
}
