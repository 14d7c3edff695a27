import type { CountyProfile } from '#shared/model/county.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { SessionAction, SessionArrangement, SessionView } from '#shared/model/reception.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import type { Acting } from '../../access/acting.ts';
import type { SessionRefusal } from './refusal.ts';
import { receiverGroup } from './who-may-receive.ts';

/** 改期须重新公示, at least so many days before (calendar.md §3.2; the county may ask for more). */
export const NOTICE_DAYS = 2;

export type SessionContext = {
  readonly acting: Acting;
  readonly profile: CountyProfile;
  /** The day of recording; `null` when the clock is known to be wrong (C32). */
  readonly today: PlainDate | null;
  readonly noticeDays: number;
};

type Decision = Result<null, SessionRefusal>;
type Of<K extends SessionAction['kind']> = Extract<SessionAction, { kind: K }>;
const allowed: Decision = ok(null);
const when = (condition: boolean, refusal: SessionRefusal): Decision => (condition ? allowed : err(refusal));

/**
 * 判定 for a session: the same answer on the device and on the county's server. What happened (somebody signed in, a
 * matter was received) is refused only when it cannot have been; what is planned follows the rules RO-05 to RO-23.
 */
export function decideSession(view: SessionView | null, action: SessionAction, context: SessionContext): Decision {
  if (action.kind === 'plan-session') return view === null ? plan(action, context) : err({ code: 'session-exists' });
  if (view === null) return err({ code: 'no-session' });
  const { acting } = context;
  if (
    !acting.county &&
    view.office !== acting.office &&
    !isParty(view, acting.officer) &&
    !isCalled(view, action, acting)
  ) {
    return err({ code: 'session-of-other-office' });
  }
  if (!isInState(view, action.kind)) return err({ code: 'status', status: view.status });
  switch (action.kind) {
    case 'publish-session':
      // Whoever has the desk prints the board again within a minute (R004-39).
      return when(hangsBoard(view), { code: 'not-invited' });
    case 'cancel-session':
      return planner(context);
    case 'keep-day':
      return action.seen === view.day ? planner(context) : err({ code: 'changed-meanwhile' });
    case 'move-session':
      return move(view, action, context);
    case 'adjust-session':
      return adjust(view, action, context);
    case 'change-host':
      return changeHost(view, action, context);
    case 'offer-swap':
      return offerSwap(view, action, context);
    case 'answer-swap':
      return answerSwap(view, action, acting.officer);
    case 'give-by-swap':
      if (acting.officer !== view.host) return err({ code: 'not-your-turn' });
      return mayReceive(action.host, context);
    case 'delegate':
      return delegate(view, action, context);
    case 'answer-appointment':
      return when(view.type === 'appointment', { code: 'not-invited' });
    case 'sign-in':
      return signIn(view, action);
    case 'unit-arrived':
      return when(view.joint?.units.includes(action.unit) === true, { code: 'not-invited' });
    case 'report-joint':
      return when(view.joint !== undefined, { code: 'not-invited' });
    case 'open-session':
      return when(onDuty(view) !== null, { code: 'nobody-on-duty' });
    case 'take-matter':
      return when(!view.received.some(({ matter }) => matter === action.matter), { code: 'matter-taken' });
    case 'sign-form':
      return signForm(view, action, acting.officer);
    case 'drop-matter':
      return when(
        view.received.some(({ matter }) => matter === action.matter),
        { code: 'matter-not-here' },
      );
    case 'mark-matter': {
      const known = [...view.matters, ...view.received.map(({ matter }) => matter)];
      return when(known.includes(action.matter), { code: 'matter-not-here' });
    }
    case 'end-session':
      return end(view, action);
  }
}

/** In which states each action can happen; a board must hang before the doors open (R004-39). */
const BEFORE = ['planned', 'published', 'postponed'] as const;
const STATUSES: Readonly<
  Record<Exclude<SessionAction['kind'], 'plan-session' | 'open-session'>, readonly SessionView['status'][]>
> = {
  'publish-session': [...BEFORE, 'open'],
  'cancel-session': BEFORE,
  'keep-day': BEFORE,
  'move-session': BEFORE,
  'adjust-session': [...BEFORE, 'open'],
  'change-host': [...BEFORE, 'open'],
  'offer-swap': BEFORE,
  'answer-swap': BEFORE,
  'give-by-swap': BEFORE,
  delegate: [...BEFORE, 'open'],
  'answer-appointment': BEFORE,
  'sign-in': [...BEFORE, 'open'],
  'unit-arrived': ['published', 'open'],
  'report-joint': ['published', 'open'],
  'take-matter': ['open'],
  'sign-form': ['open'],
  'drop-matter': ['open'],
  // The ledger is kept after the session, too (R001-24).
  'mark-matter': [...BEFORE, 'open', 'ended'],
  'end-session': ['open'],
};

/**
 * Is it announced on a board? A visit to somebody's home or with somebody by name is nobody else's to read about
 * (R004-37, R004-38).
 */
export const hangsBoard = ({ type }: Pick<SessionView, 'type'>): boolean =>
  type !== 'outreach' && type !== 'appointment';

/** May people come on duty: does the board hang, where one is to hang (RO-20)? */
export const isReady = (view: Pick<SessionView, 'type' | 'status'>): boolean =>
  view.status === 'published' || (!hangsBoard(view) && (view.status === 'planned' || view.status === 'postponed'));

const isInState = (view: SessionView, kind: keyof typeof STATUSES | 'open-session'): boolean =>
  kind === 'open-session' ? isReady(view) : STATUSES[kind].includes(view.status);

/** Who sits there today: the officer signed in, in person or by delegation; `null` while nobody is. */
export function onDuty(view: SessionView): string | null {
  const present = view.attendance.filter(({ attendance }) => attendance !== 'absent').map(({ officer }) => officer);
  const receivers: readonly string[] = [view.host, ...(view.delegation === undefined ? [] : [view.delegation.to])];
  return receivers.find((officer) => present.some((id) => id === officer)) ?? null;
}

/** The board that hangs says something else than the plan: it is to be made again within a minute (R004-39). */
export function boardOutdated(view: SessionView): boolean {
  const { announced } = view;
  if (announced === undefined) return false;
  return (
    announced.day !== view.day ||
    announced.receiver !== (view.delegation?.to ?? view.host) ||
    announced.from !== view.from ||
    announced.to !== view.to ||
    announced.place !== view.place.name ||
    !sameList(announced.companions, view.companions)
  );
}

/** Is it to be announced still, or announced again (R004-31, R004-39)? */
export const needsBoard = (view: SessionView): boolean =>
  hangsBoard(view) &&
  (view.status === 'planned' || view.status === 'postponed' || (view.status === 'published' && boardOutdated(view)));

/** What `adjust-session` may change, as it stands now. */
export const arrangementOf = ({ from, to, place, companions, note }: SessionView): SessionArrangement => ({
  from,
  to,
  place,
  companions,
  ...(note !== undefined && { note }),
});

/** Matters whose form nobody has signed yet: why a session cannot end (R004-40). */
export function unsignedForms(view: SessionView): readonly string[] {
  return view.received.filter(({ form }) => form === null).map(({ matter }) => matter);
}

function plan(action: Of<'plan-session'>, context: SessionContext): Decision {
  const allowedToPlan = planner(context);
  if (!allowedToPlan.ok) return allowedToPlan;
  const arranged = arrangement(action, action);
  if (!arranged.ok) return arranged;
  // R004-37: an invitation starts from a matter, never from a person.
  if (action.type === 'appointment' && ((action.matters ?? []).length === 0 || action.about === undefined)) {
    return err({ code: 'nothing-to-talk-about' });
  }
  if (action.type === 'joint' && action.joint === undefined) return err({ code: 'joint-without-units' });
  return mayReceive(action.host, context);
}

function arrangement(
  { from, to, companions }: Pick<SessionArrangement, 'from' | 'to' | 'companions'>,
  { type, host }: Pick<SessionView, 'type' | 'host'>,
): Decision {
  if (from >= to) return err({ code: 'hours-empty' });
  if (companions.includes(host)) return err({ code: 'host-is-companion' });
  // R004-38: two or more go to people's homes.
  return when(type !== 'outreach' || companions.length > 0, { code: 'outreach-alone' });
}

/** RO-37: the planner puts hours, place, companions and note otherwise; who has come stays on the session. */
function adjust(view: SessionView, { seen, next }: Of<'adjust-session'>, context: SessionContext): Decision {
  const allowedToPlan = planner(context);
  if (!allowedToPlan.ok) return allowedToPlan;
  const now = arrangementOf(view);
  if (!sameArrangement(seen, now)) return err({ code: 'changed-meanwhile' });
  if (sameArrangement(next, now)) return err({ code: 'nothing-changed' });
  const here = view.attendance.find(
    ({ officer, attendance }) =>
      attendance !== 'absent' && view.companions.includes(officer) && !next.companions.includes(officer),
  );
  return here === undefined ? arrangement(next, view) : err({ code: 'companion-here', officer: here.officer });
}

const sameArrangement = (a: SessionArrangement, b: SessionArrangement): boolean =>
  a.from === b.from &&
  a.to === b.to &&
  a.place.kind === b.place.kind &&
  a.place.name === b.place.name &&
  a.note === b.note &&
  sameList(a.companions, b.companions);

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each) => b.includes(each));

function move(view: SessionView, action: Of<'move-session'>, context: SessionContext): Decision {
  const allowedToPlan = planner(context);
  if (!allowedToPlan.ok) return allowedToPlan;
  if (action.seen !== view.day) return err({ code: 'changed-meanwhile' });
  if (action.day === view.day) return err({ code: 'same-day' });
  const { today, noticeDays } = context;
  if (today !== null && action.day < addDays(today, noticeDays)) {
    return err({ code: 'notice-too-short', days: noticeDays });
  }
  return allowed;
}

function changeHost(view: SessionView, action: Of<'change-host'>, context: SessionContext): Decision {
  const allowedToPlan = planner(context);
  if (!allowedToPlan.ok) return allowedToPlan;
  if (action.seen !== view.host) return err({ code: 'changed-meanwhile' });
  if (action.host === view.host) return err({ code: 'same-officer' });
  return mayReceive(action.host, context);
}

function offerSwap(view: SessionView, action: Of<'offer-swap'>, context: SessionContext): Decision {
  if (context.acting.officer !== view.host) return err({ code: 'not-your-turn' });
  if (action.other === view.host || action.otherSession === view.id) return err({ code: 'same-officer' });
  return mayReceive(action.other, context);
}

/** R004-35 调班须双方确认: only the officer asked can agree, only the one who asked can withdraw. */
function answerSwap(view: SessionView, action: Of<'answer-swap'>, officer: string): Decision {
  const { offer } = view;
  if (offer === undefined || offer.op !== action.offer || offer.by !== view.host) return err({ code: 'offer-gone' });
  return when(officer === (action.answer === 'withdrawn' ? offer.by : offer.other), { code: 'offer-not-for-you' });
}

function delegate(view: SessionView, action: Of<'delegate'>, { acting, profile, today }: SessionContext): Decision {
  // The officer whose turn it is delegates; a clerk may enter the paper that officer wrote.
  if (acting.officer !== view.host && !plansReceptions(acting)) return err({ code: 'not-your-turn' });
  if (action.to === view.host) return err({ code: 'same-officer' });
  if (!profile.officers.some(({ id, left }) => id === action.to && left !== true)) {
    return err({ code: 'may-not-receive', officer: action.to });
  }
  // A delegation written afterwards would excuse an absence after the fact.
  if (action.writtenOn > view.day || (today !== null && action.writtenOn > today)) {
    return err({ code: 'delegated-after' });
  }
  return allowed;
}

function signIn(view: SessionView, action: Of<'sign-in'>): Decision {
  // RO-20: nobody comes on duty before the board hangs; an absence is noted also where no board was ever made.
  if (action.attendance !== 'absent' && !isReady(view) && view.status !== 'open') {
    return err({ code: 'status', status: view.status });
  }
  if (action.attendance === 'absent' && action.reason === undefined) return err({ code: 'absence-without-reason' });
  const deputy = view.delegation?.to;
  const expected =
    action.attendance === 'substitute'
      ? deputy === action.officer
      : [view.host, ...view.companions].includes(action.officer);
  return when(expected, { code: 'not-on-roster', officer: action.officer });
}

function signForm(view: SessionView, action: Of<'sign-form'>, officer: string): Decision {
  const entry = view.received.find(({ matter }) => matter === action.matter);
  if (entry === undefined) return err({ code: 'matter-not-here' });
  // R004-41: signed is locked; a correction is made on the matter, beside it.
  if (entry.form !== null) return err({ code: 'form-signed' });
  // On paper the clerk photographs what the leader signed.
  return when(action.medium === 'paper' || officer === onDuty(view), { code: 'not-your-turn' });
}

function end(view: SessionView, action: Of<'end-session'>): Decision {
  const missing = unsignedForms(view);
  if (missing.length > 0) return err({ code: 'forms-missing', matters: missing });
  return when(view.type !== 'joint' || action.conclusion !== undefined, { code: 'conclusion-missing' });
}

function mayReceive(officer: string, { profile }: SessionContext): Decision {
  return when(receiverGroup(profile, officer) !== null, { code: 'may-not-receive', officer });
}

const planner = ({ acting }: SessionContext): Decision => when(plansReceptions(acting), { code: 'not-planner' });

/** 信访办 plans for the county, 所长 for the office (R004-31, R004-32). */
export const plansReceptions = ({ roles }: Pick<Acting, 'roles'>): boolean =>
  roles.some((role) => ['office-head', 'petition-clerk', 'petition-head', 'deputy-chief', 'chief'].includes(role));

/** R001-19: a unit called to a joint reception says itself that it has come, and what is going on there. */
const isCalled = (view: SessionView, action: SessionAction, { office }: Acting): boolean =>
  view.joint?.units.some((unit) => unit === office) === true &&
  (action.kind === 'report-joint' || (action.kind === 'unit-arrived' && action.unit === office));

const isParty = (view: SessionView, officer: string): boolean =>
  [view.host, ...view.companions, view.offer?.other, view.delegation?.to].some((id) => id === officer);
