import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { stepsOfKind } from './facts.ts';
import { reviewDue } from './terms.ts';

/** How a matter that has ended stands when its petitioner comes again with the same facts (C18). */
type EarlierEnd =
  /** A review may still be asked for. */
  | { readonly kind: 'reviewable'; readonly until: PlainDate }
  /** That time has passed and nobody has re-reviewed it: no machine decides what follows. */
  | { readonly kind: 'unreviewed' };

/** `null` while it has not ended here with a written answer, and once it was re-reviewed (条例 36). */
export function earlierEnd(view: MatterView, today: PlainDate, calendar: WorkCalendar): EarlierEnd | null {
  if (view.status !== 'closed' && view.status !== 'archived' && view.status !== 'finalized') return null;
  if (stepsOfKind(view, 'decide-review').some(({ action }) => action.level === 'recheck')) return null;
  const until = reviewDue(view, 'review', calendar);
  if (until === null) return null;
  return today <= until ? { kind: 'reviewable', until } : { kind: 'unreviewed' };
}
