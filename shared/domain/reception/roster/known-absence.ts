/** 不在岗: who notes that somebody will be away, and for how long (R004-35 出差调班留痕). */
import type { KnownAbsence, KnownAbsenceAction } from '#shared/model/known-absence.ts';
import type { Operation } from '#shared/model/operation.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Acting } from '../../access/acting.ts';
import { daysBetween } from '../../calendar/plain-date.ts';
import { plansReceptions } from '../session/decide.ts';

export type AbsenceRefusal =
  | { readonly code: 'absence-not-yours' }
  | { readonly code: 'session-of-other-office' }
  /** The last day is before the first, or more than a year after it. */
  | { readonly code: 'absence-days' }
  /** An absence is of one officer, and stays that. */
  | { readonly code: 'absence-of-other' }
  | { readonly code: 'no-absence' };

const MOST_DAYS = 366;

/** RO-38: everybody notes the own absence, and whoever plans receptions that of the unit's people. */
export function decideAbsence(
  absence: KnownAbsence | null,
  action: KnownAbsenceAction,
  acting: Acting,
): Result<null, AbsenceRefusal> {
  // The bureau's computers keep one roster, whichever of them it was noted at (R004-34).
  if (absence !== null && absence.office !== acting.office && !acting.county)
    return err({ code: 'session-of-other-office' });
  const officer = action.kind === 'plan-absence' ? action.officer : absence?.officer;
  if (officer === undefined || (action.kind === 'lift-absence' && absence?.lifted === true)) {
    return err({ code: 'no-absence' });
  }
  if (absence !== null && absence.officer !== officer) return err({ code: 'absence-of-other' });
  if (officer !== acting.officer && !plansReceptions(acting)) return err({ code: 'absence-not-yours' });
  if (action.kind === 'lift-absence') return ok(null);
  const days = daysBetween(action.first, action.last) + 1;
  return days < 1 || days > MOST_DAYS ? err({ code: 'absence-days' }) : ok(null);
}

/** Why the officer is away on that day; `null` when nobody noted so. */
export const awayOn = (
  absences: readonly KnownAbsence[],
  officer: string,
  day: PlainDate,
): KnownAbsence['reason'] | null =>
  absences.find((each) => !each.lifted && each.officer === officer && each.first <= day && day <= each.last)?.reason ??
  null;

/** 推演 for an absence. */
export function evolveAbsence(
  absence: KnownAbsence | null,
  action: KnownAbsenceAction,
  { stream, office }: Pick<Operation, 'stream' | 'office'>,
): KnownAbsence {
  if (action.kind === 'plan-absence') {
    const { kind: _, ...planned } = action;
    return { id: stream, office: absence?.office ?? office, ...planned, lifted: false };
  }
  if (absence === null) throw new Error(`an absence that was never noted is lifted: ${stream}`);
  return { ...absence, lifted: true };
}
