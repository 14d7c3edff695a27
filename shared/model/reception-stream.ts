/**
 * What travels the feed besides matters: reception sessions, their queues, the market rules, the special periods, the known
 * absences and the bureau's own rule (decision 0017). The kinds of their actions are none of a matter's, so the first operation of a stream tells what it is.
 */
import * as z from 'zod';
import { StreamId } from './ids.ts';
import { KnownAbsenceAction } from './known-absence.ts';
import { ConfirmMarket } from './market-rule.ts';
import { Operation, ServerStamp } from './operation.ts';
import { SetReceptionRule } from './reception-rule.ts';
import { QueueAction } from './queue.ts';
import { SessionAction } from './reception.ts';
import { SpecialPeriodAction } from './special-period.ts';

export const ReceptionAction = z.discriminatedUnion('kind', [
  SessionAction,
  QueueAction,
  ConfirmMarket,
  SpecialPeriodAction,
  KnownAbsenceAction,
  SetReceptionRule,
]);
export type ReceptionAction = z.infer<typeof ReceptionAction>;

/** The envelope of decision 0001 around it. */
export const ReceptionOperation = z.strictObject({ ...Operation.shape, action: ReceptionAction });
export type ReceptionOperation = z.infer<typeof ReceptionOperation>;

/** Whatever a device sends and reads. */
export const AnyOperation = z.union([Operation, ReceptionOperation]);
export type AnyOperation = z.infer<typeof AnyOperation>;

const ReceptionEntry = z.strictObject({ op: ReceptionOperation, stamp: ServerStamp });
export type ReceptionEntry = z.infer<typeof ReceptionEntry>;

/** A whole stream of a reception: it is small, so a new device gets its operations and no view of them. */
export const ReceptionStream = z.strictObject({ id: StreamId, entries: z.array(ReceptionEntry).min(1) });
export type ReceptionStream = z.infer<typeof ReceptionStream>;

const kindsOf = (options: readonly { readonly shape: { readonly kind: { readonly value: string } } }[]) =>
  options.map(({ shape }) => shape.kind.value);

const SESSION_KINDS: ReadonlySet<string> = new Set(kindsOf(SessionAction.options));
const PERIOD_KINDS: ReadonlySet<string> = new Set(kindsOf(SpecialPeriodAction.options));
const ABSENCE_KINDS: ReadonlySet<string> = new Set(kindsOf(KnownAbsenceAction.options));
const RECEPTION_KINDS: ReadonlySet<string> = new Set([
  ...SESSION_KINDS,
  ...kindsOf(QueueAction.options),
  ...PERIOD_KINDS,
  ...ABSENCE_KINDS,
  SetReceptionRule.shape.kind.value,
  ConfirmMarket.shape.kind.value,
]);

export const isSessionAction = (action: ReceptionAction): action is SessionAction => SESSION_KINDS.has(action.kind);

export const isPeriodAction = (action: ReceptionAction): action is SpecialPeriodAction => PERIOD_KINDS.has(action.kind);

export const isAbsenceAction = (action: ReceptionAction): action is KnownAbsenceAction =>
  ABSENCE_KINDS.has(action.kind);

/** Does an action of this kind belong to a reception, not to a matter? Also asked of what has not been parsed. */
export const isReceptionKind = (kind: string): boolean => RECEPTION_KINDS.has(kind);

export const isReception = (op: AnyOperation): op is ReceptionOperation => isReceptionKind(op.action.kind);

export const isMatter = (op: AnyOperation): op is Operation => !isReception(op);

/** Kinds with which a stream of a reception begins. */
export const isBeginning = (op: AnyOperation): boolean =>
  [
    'register',
    'plan-session',
    'open-queue',
    'confirm-market',
    'set-special-period',
    'plan-absence',
    'set-reception-rule',
  ].includes(op.action.kind);
