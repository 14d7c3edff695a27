import type { Operation, ServerStamp } from '#shared/model/operation.ts';
import type { Act, ContestedField, HistoryLine, IssuedPaper, MatterView, Touch } from '#shared/model/matter.ts';
import { VIEW_VERSION } from '#shared/model/matter.ts';
import type { UnitCode } from '#shared/model/ids.ts';
import type { MatterStatus } from '#shared/model/codes.ts';
import type { Registration } from '#shared/model/registration.ts';
import { attachmentsAfter } from '../attachment/attachments.ts';
import { instantToPlainDate } from '../calendar/plain-date.ts';
import { amended, isClaimed } from './decide.ts';
import { sentTo } from '../workflow/facts.ts';
import { decides, STEP } from '../workflow/may-start.ts';
import { stageAfter } from '../workflow/stage-after.ts';
import type { WorkflowAction } from '#shared/model/workflow-action.ts';
import { redactLine, redactView } from './redact.ts';
import { LEGAL_FIELDS } from './refusal.ts';
import { isUnseen } from './unseen.ts';

/**
 * 推演: the matter after one more operation. Pure and total: every operation that was accepted has a result, on the
 * device (`stamp` absent while it waits) and on the server. Never looks at who may do what; that was `decide`'s answer.
 *
 * Concurrency (C31). An amendment carries the server sequence its author had seen. A field somebody else wrote later
 * than that is *contested*: the value in force stays, the other is kept beside it until a person chooses. Fields with
 * a legal effect count as one: any two unseen changes among them are contested, never put together by machine.
 */
export function evolve(view: MatterView | null, op: Operation, stamp: ServerStamp | null): MatterView {
  if (op.action.kind === 'register') return registered(op, op.action, stamp);
  if (view === null) throw new Error(`operation ${op.id} on a stream that was never registered`);
  if (view.status === 'confidential') return afterSealing(view, op, stamp);
  const next: MatterView = {
    ...view,
    head: stamp === null ? view.head : stamp.seq,
    updatedAt: op.recordedAt > view.updatedAt ? op.recordedAt : view.updatedAt,
    history: [...view.history, historyLine(op, stamp)],
    ...(decides(op.action.kind) && { touched: { ...view.touched, [STEP]: touchOf(op, stamp) } }),
  };
  switch (op.action.kind) {
    case 'amend':
      return amend(view, next, op, op.action, stamp);
    case 'settle-on-spot': {
      const { kind: _, ...settlement } = op.action;
      return { ...next, settlement, status: 'closed' };
    }
    case 'guide-out': {
      const { kind: _, ...guidance } = op.action;
      return { ...next, guidance, status: 'guided-out' };
    }
    case 'refer-mediation': {
      const { kind: _, ...mediation } = op.action;
      return { ...next, mediation, status: 'mediation' };
    }
    case 'link-matter': {
      const { to, relation } = op.action;
      return { ...next, links: [...(view.links ?? []).filter((l) => l.to !== to), { to, relation, op: op.id }] };
    }
    case 'unlink-matter': {
      const { to } = op.action;
      return withList(
        next,
        'links',
        (view.links ?? []).filter((l) => l.to !== to),
      );
    }
    case 'resolve-conflict':
      return resolve(view, next, op, op.action, stamp);
    case 'confirm-date': {
      // C31 holds here too: a day that somebody amended meanwhile is contested, not replaced.
      const { occurredAt, receivedOn } = op.action;
      const { timeDoubtful: _, ...rest } = amend(
        view,
        next,
        op,
        { kind: 'amend', set: { occurredAt, receivedOn } },
        stamp,
      );
      return rest;
    }
    case 'void':
      return { ...next, status: 'void', voidReason: op.action.reason };
    case 'add-note':
      return next;
    case 'add-attachment':
    case 'withdraw-attachment':
      return { ...next, attachments: attachmentsAfter(view.attachments ?? [], op, op.action) };
    case 'issue-paper':
      return { ...next, papers: [...(view.papers ?? []), issuedPaper(op, op.action, stamp)] };
    case 'record-print': {
      const key = op.action.issued ?? op.action.what;
      return { ...next, prints: { ...view.prints, [key]: (view.prints?.[key] ?? 0) + 1 } };
    }
    default:
      return step(view, next, op, op.action, stamp);
  }
}

/** CF-14: a stub takes nothing up, also not while late work of this device still waits to be sent. */
const afterSealing = (view: MatterView, op: Operation, stamp: ServerStamp | null): MatterView => ({
  ...view,
  head: stamp === null ? view.head : stamp.seq,
  updatedAt: op.recordedAt > view.updatedAt ? op.recordedAt : view.updatedAt,
  history: [...view.history, redactLine(historyLine(op, stamp))],
});

const touchOf = (op: Operation, stamp: ServerStamp | null): Touch => ({
  seq: stamp?.seq ?? null,
  device: op.device,
  office: op.office,
  n: op.n,
});

/** A step of a procedure: kept as the fact it is, and the stage it leads to. */
function step(
  view: MatterView,
  next: MatterView,
  op: Operation,
  action: WorkflowAction,
  stamp: ServerStamp | null,
): MatterView {
  if (action.kind === 'seal-confidential') return redactView(next);
  const act: Act = { op: op.id, by: op.by, office: op.office, at: op.recordedAt, from: view.status, action };
  const unit = unitAfter(view, action);
  return {
    ...next,
    status: stageAfter(view, action),
    acts: [...(view.acts ?? []), act],
    ...(unit !== undefined && {
      registration: { ...view.registration, dutyUnit: unit },
      touched: { ...next.touched, dutyUnit: touchOf(op, stamp) },
    }),
  };
}

/** R004-01: sending a matter on moves the one responsible unit; an objection with consent moves it back to the sender. */
function unitAfter(view: MatterView, action: WorkflowAction): UnitCode | undefined {
  if (action.kind === 'assign' || action.kind === 'transfer') return action.unit;
  if (action.kind !== 'answer-objection' || !action.agreed) return undefined;
  return sentTo(view)?.office;
}

function registered(
  op: Operation,
  action: Extract<Operation['action'], { kind: 'register' }>,
  stamp: ServerStamp | null,
): MatterView {
  return {
    v: VIEW_VERSION,
    id: op.stream,
    office: op.office,
    device: op.device,
    slipNo: action.slipNo,
    queryCode: action.queryCode,
    ...(stamp?.officialNo !== undefined && { officialNo: stamp.officialNo }),
    ...(stamp?.formerNo !== undefined && { formerNo: stamp.formerNo }),
    status: statusOf(action.registration),
    registration: action.registration,
    ...((op.clockDoubt === true || stamp?.timeDoubtful === true) && { timeDoubtful: true }),
    history: [historyLine(op, stamp)],
    head: stamp?.seq ?? 0,
    updatedAt: op.recordedAt,
  };
}

const statusOf = (registration: Registration): MatterStatus => registration.takenOverStatus ?? 'registered';

/** The number is the county's; one from the unit's own register stands from the beginning (LN-04). */
function issuedPaper(
  op: Operation,
  action: Extract<Operation['action'], { kind: 'issue-paper' }>,
  stamp: ServerStamp | null,
): IssuedPaper {
  const { kind: _, ...content } = action;
  return {
    ...content,
    op: op.id,
    by: op.by,
    office: op.office,
    at: op.recordedAt,
    ...(stamp?.letterNo !== undefined && { docNo: stamp.letterNo }),
    ...(stamp?.formerNo !== undefined && { formerNo: stamp.formerNo }),
  };
}

function historyLine(op: Operation, stamp: ServerStamp | null): HistoryLine {
  const note = noteOf(op.action);
  return {
    op: op.id,
    kind: op.action.kind,
    by: op.by,
    office: op.office,
    recordedAt: op.recordedAt,
    ...(stamp !== null && { arrivedAt: stamp.arrivedAt }),
    ...(note !== undefined && { note }),
  };
}

function noteOf(action: Operation['action']): string | undefined {
  switch (action.kind) {
    case 'add-note':
      return action.text;
    case 'add-attachment':
      return action.title;
    case 'amend':
    case 'void':
    case 'unlink-matter':
    case 'link-matter':
    case 'resolve-conflict':
    case 'confirm-date':
    case 'guide-out':
    case 'withdraw-attachment':
      return action.reason;
    case 'register':
    case 'settle-on-spot':
    case 'refer-mediation':
    case 'issue-paper':
    case 'record-print':
      return undefined;
    default:
      return stepNote(action);
  }
}

/** The words of a step that belong on the time line: its reason, comment or text. */
function stepNote(action: WorkflowAction): string | undefined {
  // Its reason is a code, which the time line names.
  if (action.kind === 'rate') return action.text;
  if ('reason' in action && action.reason !== undefined) return action.reason;
  if ('comment' in action && action.comment !== undefined) return action.comment;
  if ('text' in action && action.text !== undefined) return action.text.slice(0, MOST_NOTE);
  return undefined;
}

const MOST_NOTE = 500;

/**
 * Names of the single values an amendment writes; annex columns count one by one. Sorted, because the order of keys may
 * change on the wire and the outcome must not.
 */
function writtenFields(action: Extract<Operation['action'], { kind: 'amend' }>): readonly string[] {
  const plain = Object.keys(action.set).filter((field) => field !== 'annex');
  const annex = Object.keys(action.set.annex ?? {}).map((key) => `annex.${key}`);
  return [...plain, ...annex, ...(action.unset ?? [])].sort();
}

function amend(
  view: MatterView,
  next: MatterView,
  op: Operation,
  action: Extract<Operation['action'], { kind: 'amend' }>,
  stamp: ServerStamp | null,
): MatterView {
  const touch = touchOf(op, stamp);
  const wanted = amended(view.registration, action);
  const legalMoved = LEGAL_FIELDS.some((field) => isUnseen(view.touched?.[field], op, view.head));
  const contested: ContestedField[] = [];
  const registration: Record<string, unknown> = { ...view.registration };
  const touched = { ...view.touched };
  for (const field of writtenFields(action)) {
    const mine = valueOf(wanted, field);
    if (same(mine, valueOf(view.registration, field))) continue;
    const isLegal = LEGAL_FIELDS.some((f) => f === field);
    if (isUnseen(view.touched?.[field], op, view.head) || (isLegal && legalMoved)) {
      contested.push({
        field,
        contested: op.id,
        by: op.by,
        office: op.office,
        recordedAt: op.recordedAt,
        ...(mine !== undefined && { value: mine }),
      });
    } else {
      write(registration, field, mine);
      touched[field] = touch;
    }
  }
  // Every value comes from `wanted`, which has the schema of Registration.
  const result = registration as Registration;
  return {
    ...next,
    registration: result,
    status: restated(view, result),
    touched,
    ...(isClaimed(view.registration, result) && { claimedOn: instantToPlainDate(op.recordedAt) }),
    ...(contested.length > 0 && { conflicts: [...(view.conflicts ?? []), ...contested] }),
  };
}

/** A taken-over status that was amended shows; a status reached by a procedure stays. */
const restated = (view: MatterView, registration: Registration): MatterStatus =>
  view.status === statusOf(view.registration) ? statusOf(registration) : view.status;

function resolve(
  view: MatterView,
  next: MatterView,
  op: Operation,
  action: Extract<Operation['action'], { kind: 'resolve-conflict' }>,
  stamp: ServerStamp | null,
): MatterView {
  const chosen = view.conflicts?.find((c) => c.contested === action.contested && c.field === action.field);
  const rest = (view.conflicts ?? []).filter((c) => c !== chosen);
  const open = withList(next, 'conflicts', rest);
  if (chosen === undefined || action.keep === 'current') return open;
  // A third value that the person could not see: the choice stays open.
  if (isUnseen(view.touched?.[chosen.field], op, view.head)) return next;
  const registration: Record<string, unknown> = { ...view.registration };
  write(registration, chosen.field, chosen.value);
  const touch = touchOf(op, stamp);
  // The contested value was parsed as part of an amendment of the same field.
  return { ...open, registration: registration as Registration, touched: { ...view.touched, [chosen.field]: touch } };
}

function withList<K extends 'links' | 'conflicts'>(
  view: MatterView,
  key: K,
  list: NonNullable<MatterView[K]>,
): MatterView {
  const { [key]: _, ...rest } = view;
  // An empty list is left out, so that equal matters have equal bytes.
  return (list.length === 0 ? rest : { ...rest, [key]: list }) as MatterView;
}

function valueOf(registration: Registration, field: string): unknown {
  const values: Record<string, unknown> = registration;
  return field.startsWith('annex.') ? registration.annex?.[field.slice(6)] : values[field];
}

function write(registration: Record<string, unknown>, field: string, value: unknown): void {
  if (field.startsWith('annex.')) {
    const annex = registration['annex'];
    registration['annex'] = { ...(typeof annex === 'object' && annex), [field.slice(6)]: value };
  } else if (value === undefined) {
    Reflect.deleteProperty(registration, field);
  } else {
    registration[field] = value;
  }
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
