/**
 * 责任倒查 (SV-09, SV-23; R004-29): an assigned matter that was late and was brought again meanwhile. It asks which unit had it,
 * at which stage and how long; who came again, and how often, is nobody's mark.
 */
import { compareText } from '#shared/lib/compare-text.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { addDays, daysBetween } from '../calendar/plain-date.ts';
import { isWithin, type Period } from '../calendar/period.ts';
import { GONE, type HandlingFacts } from '../statistics/handling-facts.ts';
import { isVisitOrLetter, lateClock, type Company, type Subject } from './proposals.ts';

export type LookBackSubject = Subject & { readonly handling: HandlingFacts };

/** A line of the register. */
export type LookBack<S> = {
  /** The matter from above that was late. */
  readonly assigned: S;
  /** The first other registration of the same matter. */
  readonly again: S;
  /** The last day that would have been in time. */
  readonly due: PlainDate;
  /** The day on which it was both late and brought again. */
  readonly since: PlainDate;
  /** The day on which it was done after all; absent while it is not. */
  readonly done?: PlainDate;
  /** Days past the last one, until it was done or until today. */
  readonly days: number;
};

/** `null` where it was never both. What entered the register stays there, also once the matter has ended. */
export function lookBackOf<S extends LookBackSubject>(
  assigned: S,
  matter: readonly S[],
  today: PlainDate,
): LookBack<S> | null {
  if (!assigned.supervision.fromAbove || GONE.has(assigned.status)) return null;
  const open = lateClock(assigned, today);
  const ended = [assigned.handling.handling, assigned.handling.notice].flatMap((duty) =>
    duty?.done !== undefined && duty.done > duty.rolled ? [{ due: duty.rolled, done: duty.done }] : [],
  );
  // What is still open comes first: the line says how late it is today.
  for (const late of [...(open === undefined ? [] : [{ due: open.rolled, done: undefined }]), ...ended]) {
    const { due, done } = late;
    const again = matter.find(
      (other) => other.id !== assigned.id && isVisitOrLetter(other) && other.receivedOn <= (done ?? today),
    );
    if (again === undefined) continue;
    const lateFrom = addDays(due, 1);
    const since = again.receivedOn > lateFrom ? again.receivedOn : lateFrom;
    const days = daysBetween(due, done ?? today);
    return { assigned, again, due, since, days, ...(done !== undefined && { done }) };
  }
  return null;
}

/** Is this registration of a matter that is to be looked back at now, whatever became of its proposals (SV-09)? */
export const isLookedBack = <S extends LookBackSubject>(
  subject: S,
  { matter }: Company<S>,
  today: PlainDate,
): boolean =>
  subject.status !== 'archived' &&
  !GONE.has(subject.status) &&
  matter.some((assigned) => {
    const found = lookBackOf(assigned, matter, today);
    return found !== null && found.done === undefined;
  });

/** The register of a period by the day of entering, the newest first (SV-23). `matterOf`: registrations joined as one matter. */
export const lookBacks = <S extends LookBackSubject>(
  subjects: readonly S[],
  matterOf: (subject: S) => readonly S[],
  { period, today }: { readonly period: Period; readonly today: PlainDate },
): readonly LookBack<S>[] =>
  subjects
    .flatMap((subject) => (subject.supervision.fromAbove ? (lookBackOf(subject, matterOf(subject), today) ?? []) : []))
    .filter(({ since }) => isWithin(period, since))
    .sort((a, b) => compareText(b.since, a.since));
