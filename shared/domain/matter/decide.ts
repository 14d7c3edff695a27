import type { Action } from '#shared/model/action.ts';
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { Registration } from '#shared/model/registration.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Acting } from '../access/acting.ts';
import { may } from '../access/matrix.ts';
import { recusalProblem } from '../access/recusal.ts';
import { attachmentProblem } from '../attachment/attachments.ts';
import { letterKind } from '../letters/letter-kinds.ts';
import { BUILT_IN_SETTINGS, type CountySettings } from '../settings/county-settings.ts';
import { contentProblem, mayBeTold } from '../workflow/checks.ts';
import { handlingUnit, sentTo } from '../workflow/facts.ts';
import { startProblem } from '../workflow/may-start.ts';
import { ENDED } from '../workflow/procedures.ts';
import { missingOpinionParts } from '../reception/session/opinion-parts.ts';
import { LEGAL_FIELDS, type Refusal, type RegistrationRefusal } from './refusal.ts';
import type { Position } from './unseen.ts';

/** 条例 20: several people choose at most five representatives. */
export const MOST_REPRESENTATIVES = 5;

export type DecideContext = {
  /** Who acts; `null` is somebody the county does not know or who left. */
  readonly acting: Acting | null;
  /** Units that had the matter and have it no more; known to the server only. */
  readonly former?: readonly string[];
  /** The day the action was recorded, by the device's clock; `null` when that clock is known to be wrong (C32). */
  readonly today: PlainDate | null;
  /** The county's working days; the built-in years unless said. */
  readonly calendar?: WorkCalendar;
  /** The county's numbers; the product's own unless said. */
  readonly settings?: CountySettings;
  /** The county's units, for 回避 (RC-01); without them nothing is known of it. */
  readonly units?: CountyProfile['units'];
  /** On the server: what the author had seen; a decision on top of an unseen one is refused (WF-04). */
  readonly seen?: Position;
};

type Decision = Result<null, Refusal>;
const allowed: Decision = ok(null);

/**
 * 判定: may this action happen on this matter? Pure; the same function answers on the device before an operation is
 * written and on the server when it arrives. A visit that took place is refused only when its record is malformed.
 * What the procedures allow stands in the tables of `workflow/`; the content of each action is judged after that.
 */
export function decide(view: MatterView | null, action: Action, context: DecideContext): Decision {
  if (action.kind === 'register') {
    const access = may(context.acting, action.kind, null);
    if (!access.ok) return access;
    return view === null ? decideRegistration(action.registration, context) : err({ code: 'already-registered' });
  }
  if (view === null) return err({ code: 'not-registered' });
  const problem =
    startProblem(view, action.kind, context) ?? recusalProblem(view.registration, action, context.units ?? []);
  return problem === null ? decideContent(view, action, context) : err(problem);
}

function decideContent(
  view: MatterView,
  action: Exclude<Action, { kind: 'register' }>,
  context: DecideContext,
): Decision {
  switch (action.kind) {
    case 'amend':
      return decideAmendment(view, action, context);
    case 'refer-mediation': {
      // 人民调解法 17: one party's clear refusal ends it.
      const unwilling = action.parties.find((party) => !party.agreed);
      return unwilling === undefined ? allowed : err({ code: 'consent-missing', party: unwilling.name });
    }
    case 'link-matter':
      return action.to === view.id ? err({ code: 'own-link' }) : allowed;
    case 'unlink-matter':
      return view.links?.some((link) => link.to === action.to) === true ? allowed : err({ code: 'no-such-link' });
    case 'resolve-conflict':
      return view.conflicts?.some((c) => c.contested === action.contested && c.field === action.field) === true
        ? allowed
        : err({ code: 'no-such-conflict' });
    case 'confirm-date':
      if (view.timeDoubtful !== true) return err({ code: 'date-not-doubtful' });
      return inFuture(action.receivedOn, context) ? err({ code: 'received-in-future' }) : allowed;
    case 'issue-paper':
      return decideIssue(view, action, context);
    case 'record-print':
      return action.issued === undefined || isIssued(view, action.issued, action.what)
        ? allowed
        : err({ code: 'paper-missing' });
    case 'settle-on-spot':
    case 'guide-out':
    case 'void':
    case 'add-note':
      return allowed;
    case 'add-attachment':
    case 'withdraw-attachment': {
      const problem = attachmentProblem(view, action);
      return problem === null ? allowed : err(problem);
    }
    default: {
      const problem = contentProblem(view, action, context);
      return problem === null ? allowed : err(problem);
    }
  }
}

function decideRegistration(registration: Registration, context: DecideContext): Decision {
  const problem = registrationProblem(registration, context.settings);
  if (problem !== null) return err(problem);
  return inFuture(registration.receivedOn, context) ? err({ code: 'received-in-future' }) : allowed;
}

/** What is wrong with the content of a registration as a whole, whoever writes it; `null` when nothing is. */
export function registrationProblem(
  r: Registration,
  settings: CountySettings = BUILT_IN_SETTINGS,
): RegistrationRefusal | null {
  const named = r.petitioners.length;
  if (r.petitionerType !== 'anonymous' && named === 0) return { code: 'petitioner-missing' };
  // A joint letter may be signed by any number (C06); only a joint visit is limited to five representatives (C02).
  const representatives = r.petitioners.filter((p) => p.role === 'representative').length;
  if (r.form === 'visit' && representatives > MOST_REPRESENTATIVES) {
    return { code: 'too-many-representatives', found: representatives, most: MOST_REPRESENTATIVES };
  }
  if (r.totalPersons < named) return { code: 'persons-fewer-than-named', named };
  // R003-02: not only the clerk's summary. Matters taken over from a ledger have no recorded words.
  const spoken = r.form === 'visit' || r.form === 'phone';
  if (spoken && r.takenOverStatus === undefined && (r.statement ?? '').trim() === '')
    return { code: 'statement-missing' };
  // Joint and group matters are none for the simple procedure (statutes §6, R004-55); the day of receipt decides (ST-02).
  const { groupPersons: persons } = settings.on(r.receivedOn);
  if (r.simpleGround !== undefined && r.totalPersons >= persons) return { code: 'simple-not-for-groups', persons };
  if (r.writtenByClerk === true && r.readBack !== true) return { code: 'read-back-missing' };
  return null;
}

/** LN-06: a letter that tells of a step is issued after that step. */
function decideIssue(
  view: MatterView,
  { paper, signedOn }: Extract<Action, { kind: 'issue-paper' }>,
  { today }: DecideContext,
): Decision {
  const tells = letterKind(paper)?.tells ?? [];
  if (tells.length > 0 && !tells.some((told) => mayBeTold(view, told))) return err({ code: 'paper-missing' });
  return today !== null && signedOn !== undefined && signedOn > today ? err({ code: 'day-in-future' }) : allowed;
}

const isIssued = (view: MatterView, op: string, paper: string): boolean =>
  view.papers?.some((issued) => issued.op === op && issued.paper === paper) === true;

function decideAmendment(
  view: MatterView,
  action: Extract<Action, { kind: 'amend' }>,
  context: DecideContext,
): Decision {
  const set = Object.keys(action.set);
  const unset = action.unset ?? [];
  const fields = [...set, ...unset];
  if (fields.length === 0) return err({ code: 'nothing-changed' });
  const required = unset.find((field) => REQUIRED.has(field));
  if (required !== undefined) return err({ code: 'field-fixed', field: required });
  // C32: a doubtful day is settled by its own action, which names the reason.
  if (ENDED.has(view.status)) {
    const legal = fields.find((field) => LEGAL_FIELDS.some((f) => f === field));
    if (legal !== undefined) return err({ code: 'closed' });
  }
  // R004-01: after it was sent to a unit, only another assignment moves the responsibility.
  if (fields.includes('dutyUnit') && sentTo(view) !== null) {
    return err({ code: 'unit-assigned', unit: handlingUnit(view) });
  }
  // R004-41: a signed opinion is locked; a correction is a note or a new opinion, never an overwrite. One that does not
  // name unit, task and day yet counts as unsigned, and may be completed: its words stay, more follow.
  const opinion = view.registration.leaderOpinion ?? '';
  if (fields.includes('leaderOpinion') && opinion !== '') {
    const completes = action.set.leaderOpinion?.startsWith(opinion) === true;
    if (!completes || missingOpinionParts(opinion, []).length === 0) return err({ code: 'opinion-locked' });
  }
  if (view.registration.leaderSignedOn !== undefined && fields.some((field) => SIGNED.has(field))) {
    return err({ code: 'opinion-locked' });
  }
  const next = amended(view.registration, action);
  const problem = registrationProblem(next, context.settings);
  if (problem !== null) return err(problem);
  // C37: how it was made sure that the matter is theirs.
  if (isClaimed(view.registration, next) && action.reason === undefined) return err({ code: 'reason-missing' });
  return action.set.receivedOn !== undefined && inFuture(action.set.receivedOn, context)
    ? err({ code: 'received-in-future' })
    : allowed;
}

/** What a leader's signature covers; it stands as it was signed. */
const SIGNED: ReadonlySet<string> = new Set([
  'leaderOpinion',
  'leaderName',
  'leaderTitle',
  'leaderSignedOn',
  'leaderSignature',
]);

/** C37: an anonymous matter got a name. */
export const isClaimed = (before: Registration, after: Pick<Registration, 'petitionerType'>): boolean =>
  before.petitionerType === 'anonymous' && after.petitionerType !== 'anonymous';

/** The registration after an amendment, without regard to who else changed it meanwhile. */
export function amended(registration: Registration, action: Extract<Action, { kind: 'amend' }>): Registration {
  const next: Record<string, unknown> = { ...registration };
  for (const [field, value] of Object.entries(action.set)) {
    if (value !== undefined) next[field] = field === 'annex' ? { ...registration.annex, ...action.set.annex } : value;
  }
  for (const field of action.unset ?? []) Reflect.deleteProperty(next, field);
  // `set` has the schema of Registration and `unset` never names a required field.
  return next as Registration;
}

const REQUIRED: ReadonlySet<string> = new Set([
  'form',
  'occurredAt',
  'receivedOn',
  'petitionerType',
  'petitioners',
  'totalPersons',
  'purpose',
  'justiceCategory',
  'summary',
  'claims',
  'dutyUnit',
]);

const inFuture = (day: PlainDate, context: DecideContext): boolean => context.today !== null && day > context.today;
