import { err, ok, type Result } from '#shared/lib/result.ts';
import { isSafeReason } from '#shared/model/audit.ts';
import type {
  Concerned,
  ConfidentialEntry,
  Envelope,
  ReportAction,
  SealBox,
  SealedMatter,
} from '#shared/model/confidential.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import { actingOf, type Acting } from '../access/acting.ts';
import { may } from '../access/matrix.ts';
import { instantToPlainDate } from '../calendar/plain-date.ts';
import type { Asking, ConfidentialFile } from './file.ts';
import { isConcerned, mayHold, partOf, readersFor } from './readers.ts';

/** Why an act on a report is refused. Somebody the report is about hears `not-found`, as of any report that is not. */
export const CONFIDENTIAL_REFUSALS = [
  'role-missing',
  'not-found',
  'already-registered',
  'second-person-missing',
  'received-in-future',
  'no-clerk',
  'no-approver',
  'not-a-reader',
  'unsafe-reason',
  'ask-answered',
  'own-approval',
  'not-approved',
  'approval-past',
  'not-opened',
] as const;
export type ConfidentialRefusal = (typeof CONFIDENTIAL_REFUSALS)[number];

export type ConfidentialContext = {
  readonly profile: Pick<CountyProfile, 'officers' | 'units'>;
  readonly now: Instant;
};

type Decision = Result<null, ConfidentialRefusal>;
const allowed: Decision = ok(null);

/** 判定 for a report: the same answer on the device that asks and on the server that keeps it. */
export function decideConfidential(
  file: ConfidentialFile | null,
  entry: ConfidentialEntry,
  context: ConfidentialContext,
): Decision {
  const { action } = entry;
  const acting = actingOf(context.profile, entry.office, entry.by);
  if (action.kind === 'report') {
    // A matter is handed over by the operation that seals it, never beside it (CF-13).
    if (!may(acting, 'register', null).ok || action.from !== undefined) return err('role-missing');
    return file === null ? decideReport(entry, action, context) : err('already-registered');
  }
  if (acting === null || file === null || !mayReadFile(acting, file)) return err('not-found');
  const part = partOf(acting);
  // CF-06, R003-11: asking, opening, notes and the reply are the confidential officer's, approval is somebody else's.
  if (action.kind === 'approve' || action.kind === 'refuse') {
    if (part !== 'approver') return err('role-missing');
  } else if (action.kind !== 'add-readers' && part !== 'clerk') return err('role-missing');
  if (action.kind === 'late') return err('role-missing');
  switch (action.kind) {
    case 'ask':
      return isSafeReason(action.reason) ? allowed : err('unsafe-reason');
    case 'approve':
    case 'refuse': {
      const ask = file.asks.find(({ id }) => id === action.ask);
      if (ask === undefined) return err('not-found');
      if (ask.by === entry.by) return err('own-approval');
      return ask.state === 'waiting' ? allowed : err('ask-answered');
    }
    case 'open':
      return decideOpening(file, entry, action.ask, context);
    case 'note':
      return instantToPlainDate(context.now) < action.on ? err('received-in-future') : allowed;
    case 'add-readers':
      return decideReaders(action.boxes, { file, part: part ?? 'clerk', context });
    case 'rekey': {
      const ask = ownAsk(file, entry, action.ask);
      return ask?.state === 'opened' ? decideEnvelope(action.envelope, file.concerned, context) : err('not-opened');
    }
  }
}

/** CF-01, CF-04: who may know that the report exists. */
export const mayReadFile = (acting: Acting, { concerned }: { readonly concerned: Concerned }): boolean =>
  partOf(acting) !== null && !isConcerned(acting, concerned);

/**
 * CF-13: may the report that a matter becomes be taken? Who may seal the matter is the matter's own question (`decide`);
 * here it is whether somebody can open it and nobody it is about can.
 */
export const decideTransfer = (
  { id, action }: SealedMatter,
  from: string,
  context: Pick<ConfidentialContext, 'profile'>,
): Decision =>
  action.from === from && action.lateKey !== undefined && id !== from
    ? decideSealed(action, context)
    : err('not-found');

function decideReport(entry: ConfidentialEntry, action: ReportAction, context: ConfidentialContext): Decision {
  if (action.receivedOn > instantToPlainDate(context.now)) return err('received-in-future');
  const acting = actingOf(context.profile, entry.office, entry.by);
  if (partOf(acting) === 'clerk') {
    const second = context.profile.officers.find(({ id }) => id === action.second);
    if (second === undefined || second.left === true || second.id === entry.by) return err('second-person-missing');
  }
  return decideSealed(action, context);
}

/**
 * Whoever sealed it cannot seal it again, and may have been offline for weeks: readers who have left meanwhile are no
 * reason to lose a report. Only a box for somebody it is about is (CF-04), and one without both halves (CF-03).
 */
function decideSealed(
  { envelope, concerned }: ReportAction,
  { profile }: Pick<ConfidentialContext, 'profile'>,
): Decision {
  const isTold = envelope.boxes.some(({ office, officer }) => {
    const unit = profile.officers.find(({ id }) => id === officer)?.unit;
    return concerned.officers.includes(officer) || concerned.units.some((each) => each === office || each === unit);
  });
  if (isTold) return err('not-a-reader');
  if (!envelope.boxes.some(({ part }) => part === 'clerk')) return err('no-clerk');
  return envelope.boxes.some(({ part }) => part === 'approver') ? allowed : err('no-approver');
}

function decideEnvelope({ boxes }: Envelope, concerned: Concerned, { profile }: ConfidentialContext): Decision {
  if (!boxes.every((box) => mayHold(box, concerned, profile))) return err('not-a-reader');
  const readers = readersFor(boxes, concerned, profile);
  return readers.ok ? allowed : readers;
}

function decideReaders(
  boxes: readonly SealBox[],
  given: {
    readonly file: ConfidentialFile;
    readonly part: SealBox['part'];
    readonly context: ConfidentialContext;
  },
): Decision {
  const { file, part, context } = given;
  const fits = boxes.every((box) => box.part === part && mayHold(box, file.concerned, context.profile));
  return fits ? allowed : err('not-a-reader');
}

/** CF-07: an approval opens once, for the seat that asked, on the day it was given. */
function decideOpening(
  file: ConfidentialFile,
  entry: ConfidentialEntry,
  id: string,
  { now }: ConfidentialContext,
): Decision {
  const ask = ownAsk(file, entry, id);
  if (ask?.state !== 'approved' || ask.answeredAt === undefined) return err('not-approved');
  return instantToPlainDate(ask.answeredAt) === instantToPlainDate(now) ? allowed : err('approval-past');
}

const ownAsk = (file: ConfidentialFile, { by, office, device }: ConfidentialEntry, id: string): Asking | undefined =>
  file.asks.find((ask) => ask.id === id && ask.by === by && ask.office === office && ask.device === device);
