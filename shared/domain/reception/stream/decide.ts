import type { CountyProfile } from '#shared/model/county.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import {
  isAbsenceAction,
  isPeriodAction,
  isSessionAction,
  type ReceptionOperation,
} from '#shared/model/reception-stream.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Acting } from '../../access/acting.ts';
import { mayEver } from '../../access/matrix.ts';
import { mayConfirmMarket } from '../market/may-confirm.ts';
import { decideAbsence, type AbsenceRefusal } from '../roster/known-absence.ts';
import { decidePeriod, type PeriodRefusal } from '../roster/special-period.ts';
import { decideSession, NOTICE_DAYS, plansReceptions } from '../session/decide.ts';
import type { SessionRefusal } from '../session/refusal.ts';
import type { ReceptionState } from './evolve.ts';

export type ReceptionRefusal =
  | SessionRefusal
  | PeriodRefusal
  | AbsenceRefusal
  | { readonly code: 'officer-unknown' }
  | { readonly code: 'role-missing' }
  /** The stream is of another kind: a session's operation on a queue. */
  | { readonly code: 'wrong-stream' }
  | { readonly code: 'queue-exists' }
  | { readonly code: 'no-queue' }
  | { readonly code: 'market-not-yours' };

export type ReceptionContext = {
  /** Who acts; `null` is somebody the county does not know or who left. */
  readonly acting: Acting | null;
  readonly profile: CountyProfile;
  readonly today: PlainDate | null;
};

type Decision = Result<null, ReceptionRefusal>;

/**
 * 判定 for whatever stream of a reception it is, the same on the device and on the county's server. What a host desk wrote
 * about its queue is a fact: the host judged it by `serve` before it answered, and the county judges only who writes.
 */
export function decideReception(
  state: ReceptionState | null,
  { action }: Pick<ReceptionOperation, 'action'>,
  { acting, profile, today }: ReceptionContext,
): Decision {
  if (acting === null) return err({ code: 'officer-unknown' });
  // 三员 see no matter and sit at no reception (C17).
  if (!mayEver(acting, 'view')) return err({ code: 'role-missing' });
  if (action.kind === 'confirm-market') {
    if (state !== null && state.kind !== 'market') return err({ code: 'wrong-stream' });
    if (state !== null && state.rule.office !== action.office) return err({ code: 'wrong-stream' });
    return mayConfirmMarket(acting, action.office) ? ok(null) : err({ code: 'market-not-yours' });
  }
  if (isSessionAction(action)) {
    if (state !== null && state.kind !== 'session') return err({ code: 'wrong-stream' });
    return decideSession(state?.session ?? null, action, { acting, profile, today, noticeDays: NOTICE_DAYS });
  }
  if (isPeriodAction(action)) {
    if (state !== null && state.kind !== 'period') return err({ code: 'wrong-stream' });
    return decidePeriod(state?.period ?? null, action, acting);
  }
  if (action.kind === 'set-reception-rule') {
    if (state !== null && state.kind !== 'rule') return err({ code: 'wrong-stream' });
    // RO-42: the bureau says how its own leaders receive.
    return acting.county && plansReceptions(acting) ? ok(null) : err({ code: 'not-planner' });
  }
  if (isAbsenceAction(action)) {
    if (state !== null && state.kind !== 'absence') return err({ code: 'wrong-stream' });
    return decideAbsence(state?.absence ?? null, action, acting);
  }
  if (state !== null && state.kind !== 'queue') return err({ code: 'wrong-stream' });
  if (action.kind === 'open-queue') return state === null ? ok(null) : err({ code: 'queue-exists' });
  if (state === null) return err({ code: 'no-queue' });
  return state.office === acting.office ? ok(null) : err({ code: 'session-of-other-office' });
}
