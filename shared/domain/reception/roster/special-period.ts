/** 特别防护期: who sets it, how long it may be, and the days on which a leader has to be on duty (R001-22). */
import type { Operation } from '#shared/model/operation.ts';
import type { SpecialPeriod, SpecialPeriodAction } from '#shared/model/special-period.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Acting } from '../../access/acting.ts';
import { daysBetween } from '../../calendar/plain-date.ts';
import { plansReceptions } from '../session/decide.ts';

export type PeriodRefusal =
  | { readonly code: 'not-planner' }
  | { readonly code: 'session-of-other-office' }
  /** The last day is before the first, or more than a year after it. */
  | { readonly code: 'period-days' }
  | { readonly code: 'no-period' }
  | { readonly code: 'period-lifted' };

const MOST_DAYS = 366;

/** RO-31: whoever plans receptions sets the periods of the own unit; what was lifted stays lifted. */
export function decidePeriod(
  period: SpecialPeriod | null,
  action: SpecialPeriodAction,
  acting: Acting,
): Result<null, PeriodRefusal> {
  if (!plansReceptions(acting)) return err({ code: 'not-planner' });
  if (period === null && action.kind === 'lift-special-period') return err({ code: 'no-period' });
  // The bureau's computers keep one roster, whichever of them it was set at (R004-34).
  if (period !== null && period.office !== acting.office && !acting.county)
    return err({ code: 'session-of-other-office' });
  if (period !== null && period.lifted !== null) return err({ code: 'period-lifted' });
  if (action.kind === 'lift-special-period') return ok(null);
  const days = daysBetween(action.first, action.last) + 1;
  return days < 1 || days > MOST_DAYS ? err({ code: 'period-days' }) : ok(null);
}

/** 推演 for a period. */
export function evolvePeriod(
  period: SpecialPeriod | null,
  action: SpecialPeriodAction,
  { stream, office }: Pick<Operation, 'stream' | 'office'>,
): SpecialPeriod {
  if (action.kind === 'set-special-period') {
    const { name, first, last } = action;
    return { id: stream, office: period?.office ?? office, name, first, last, lifted: null };
  }
  if (period === null) throw new Error(`a period that was never set is lifted: ${stream}`);
  return { ...period, lifted: action.reason };
}
