import type { ReceptionEntry, ReceptionOperation } from '#shared/model/reception-stream.ts';
import { isAbsenceAction, isPeriodAction, isSessionAction } from '#shared/model/reception-stream.ts';
import type { DeviceCode, StreamId, UnitCode } from '#shared/model/ids.ts';
import type { KnownAbsence } from '#shared/model/known-absence.ts';
import type { MarketRule } from '#shared/model/market-rule.ts';
import type { ServerStamp } from '#shared/model/operation.ts';
import type { QueueView } from '#shared/model/queue.ts';
import type { ReceptionRule } from '#shared/model/reception-rule.ts';
import type { SessionOperation, SessionView } from '#shared/model/reception.ts';
import type { SpecialPeriod } from '#shared/model/special-period.ts';
import { evolveQueue } from '../queue/evolve-queue.ts';
import { evolveAbsence } from '../roster/known-absence.ts';
import { evolvePeriod } from '../roster/special-period.ts';
import { evolveSession } from '../session/evolve.ts';

/** A queue and the desk that hosts it (decision 0008). */
export type HostedQueue = {
  readonly id: StreamId;
  readonly office: UnitCode;
  readonly device: DeviceCode;
  readonly view: QueueView;
};

/** What the operations of one stream of a reception add up to. */
export type ReceptionState =
  | { readonly kind: 'session'; readonly office: UnitCode; readonly session: SessionView }
  | { readonly kind: 'queue'; readonly office: UnitCode; readonly queue: HostedQueue }
  | { readonly kind: 'market'; readonly office: UnitCode; readonly rule: MarketRule }
  | { readonly kind: 'period'; readonly office: UnitCode; readonly period: SpecialPeriod }
  | { readonly kind: 'absence'; readonly office: UnitCode; readonly absence: KnownAbsence }
  | { readonly kind: 'rule'; readonly office: UnitCode; readonly rule: ReceptionRule };

type Stamp = Pick<ServerStamp, 'seq'> | null;

/** 推演 for whatever stream of a reception it is. Total for operations that `decideReception` let through. */
export function evolveReception(state: ReceptionState | null, op: ReceptionOperation, stamp: Stamp): ReceptionState {
  const { action, office } = op;
  if (action.kind === 'confirm-market') {
    const { kind: _, ...market } = action;
    const rule = { ...market, confirmed: { by: op.by, at: op.recordedAt } };
    return { kind: 'market', office: state?.office ?? office, rule };
  }
  if (isSessionAction(action)) {
    const before = state?.kind === 'session' ? state.session : null;
    const sessionOp: SessionOperation = { ...op, action };
    return { kind: 'session', office: state?.office ?? office, session: evolveSession(before, sessionOp, stamp) };
  }
  if (isPeriodAction(action)) {
    const before = state?.kind === 'period' ? state.period : null;
    const period = evolvePeriod(before, action, op);
    return { kind: 'period', office: period.office, period };
  }
  if (action.kind === 'set-reception-rule') {
    const { everyWorkDay, leaders } = action;
    const unit = state?.office ?? office;
    return { kind: 'rule', office: unit, rule: { id: op.stream, office: unit, everyWorkDay, leaders } };
  }
  if (isAbsenceAction(action)) {
    const before = state?.kind === 'absence' ? state.absence : null;
    const absence = evolveAbsence(before, action, op);
    return { kind: 'absence', office: absence.office, absence };
  }
  const queue = state?.kind === 'queue' ? state.queue : null;
  return {
    kind: 'queue',
    office: queue?.office ?? office,
    queue: {
      id: op.stream,
      office: queue?.office ?? office,
      device: queue?.device ?? op.device,
      view: evolveQueue(queue?.view ?? null, action),
    },
  };
}

/** The state after all of these; `null` for none. */
export const foldReception = (
  entries: readonly (ReceptionEntry | { readonly op: ReceptionOperation; readonly stamp: null })[],
): ReceptionState | null =>
  entries.reduce<ReceptionState | null>((state, { op, stamp }) => evolveReception(state, op, stamp), null);

/** The units that have it: who planned it, who was called to it, whose market it is (PROTOCOL W1). None ever leaves. */
export function unitsOfReception(state: ReceptionState): readonly string[] {
  switch (state.kind) {
    case 'session':
      return [...new Set([state.office, ...(state.session.joint?.units ?? [])])];
    case 'queue':
    case 'period':
    case 'absence':
    case 'rule':
      return [state.office];
    case 'market':
      return [...new Set([state.office, state.rule.office])];
  }
}
