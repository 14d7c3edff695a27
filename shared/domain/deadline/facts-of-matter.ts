import { petitionClassOf, UPSTREAM_SOURCES } from '#shared/model/codes.ts';
import type { JusticeCategory, MatterStatus } from '#shared/model/codes.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { Registration } from '#shared/model/registration.ts';
import { instantToPlainDate } from '../calendar/plain-date.ts';
import type { ClockEvent, ClockFacts, ClockProcedure } from './clock-facts.ts';
import { eventsOfActs } from './events-of-acts.ts';

/**
 * The clock facts of a matter: receipt, what was told on the spot, a promise, the steps of its procedures. `mainDay`:
 * the day of the main registration, from which a duplicate of another office counts (C33).
 */
export function factsOfMatter(view: MatterView, mainDay?: PlainDate): ClockFacts {
  const { registration } = view;
  return {
    arrival: ASSIGNING.has(registration.intakeSource) ? 'assigned' : 'direct',
    forwards: isPassedOn(view),
    procedure: procedureOf(view),
    noticeExcused:
      registration.petitionerType === 'anonymous' || registration.purpose === 'thanks' || isBeyond(view.status, view),
    timeDoubtful: view.timeDoubtful === true,
    events: eventsOf(view, mainDay ?? view.claimedOn ?? registration.receivedOn),
  };
}

/** Sources that are 转送、交办 in the sense of 条例 23 条 3 款. */
const ASSIGNING = new Set<Registration['intakeSource']>(['superior-bureau', 'petition-bureau', 'joint-conference']);

function procedureOf({ registration, acts = [] }: MatterView): ClockProcedure {
  const decided = acts.flatMap(({ action }) => (action.kind === 'decide-intake' ? (action.path ?? []) : []));
  if (petitionClassOf(registration.purpose) === 'suggestion') return 'suggestion';
  switch (decided.at(-1) ?? registration.handlingPath) {
    case 'statutory-duty':
      return COMPLAINTS[registration.justiceCategory] ?? 'statutory-duty';
    case 'admin-procedure':
    case 'litigation-legal-procedure':
    case 'arbitration':
    case 'party-appeal-retrial':
      return 'other-procedure';
    default:
      return 'petition';
  }
}

/** Complaints with measures and limits of their own (R001-36, statutes §2). */
const COMPLAINTS: Readonly<Partial<Record<JusticeCategory, ClockProcedure>>> = {
  'legal-aid': 'legal-aid-complaint',
  forensic: 'forensic-complaint',
};

/** 检举控告 goes to the discipline inspection; of the rest only what somebody has sent to another organ (条例 22, 30). */
const isPassedOn = ({ registration, acts = [] }: MatterView): boolean =>
  petitionClassOf(registration.purpose) === 'accusation' ||
  acts.some(({ action }) => action.kind === 'transfer' && action.unit === undefined);

/** Taken over from an older ledger beyond the notice, of which no day is known (a day is never invented); or no address. */
function isBeyond(status: MatterStatus, { settlement, guidance, mediation, acts = [] }: MatterView): boolean {
  if (acts.length > 0) {
    const intake = acts.flatMap(({ action }) => (action.kind === 'decide-intake' ? [action.decision] : []));
    return intake.at(-1) === 'address-unclear';
  }
  if (settlement !== undefined || guidance !== undefined || mediation !== undefined) return false;
  return !['registered', 'triaging', 'void'].includes(status);
}

function eventsOf(view: MatterView, receivedOn: PlainDate): readonly ClockEvent[] {
  const { registration, settlement, guidance, mediation, history } = view;
  const events: ClockEvent[] = [{ kind: 'received', on: receivedOn }];
  if (registration.simpleGround !== undefined) events.push({ kind: 'simple-chosen', on: receivedOn });
  if (registration.promisedOn !== undefined) {
    events.push({ kind: 'promised', on: receivedOn, what: 'answer', due: registration.promisedOn });
  }
  const { intakeSource, feedbackDue } = registration;
  // Counted from our receipt; the day on the document itself is kept for the papers.
  if (intakeSource !== undefined && UPSTREAM_SOURCES.has(intakeSource) && feedbackDue !== undefined) {
    events.push({ kind: 'assigned', on: receivedOn, feedbackDue });
  }
  if (settlement !== undefined) {
    const on = settlement.informedOn;
    events.push({ kind: 'spot-reply-chosen', on }, { kind: 'replied-on-spot', on }, { kind: 'closed', on });
  }
  if (guidance !== undefined) events.push({ kind: 'declined', on: guidance.informedOn });
  // Led to mediation with everybody's consent, told at the counter.
  if (mediation !== undefined) events.push({ kind: 'notified', on: mediation.agreedOn });
  // R002-36 binds what a leader has assigned.
  const byLeader = intakeSource === 'leader-instruction';
  events.push(...eventsOfActs(view.acts ?? []).filter(({ kind }) => byLeader || kind !== 'inspection-ended'));
  const voided = view.status === 'void' ? history.filter(({ kind }) => kind === 'void').at(-1) : undefined;
  if (voided !== undefined) events.push({ kind: 'voided', on: instantToPlainDate(voided.recordedAt) });
  return events;
}
