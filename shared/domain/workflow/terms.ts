/** The few legal days that decide whether a step is still possible. Clocks and warnings are `clocksOf`'s. */
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { DeadlineCode } from '#shared/model/rule-pack.ts';
import type { ReviewLevel } from '#shared/model/workflow-codes.ts';
import { addDays } from '../calendar/plain-date.ts';
import { rollForward } from '../calendar/work-days.ts';
import { BUILT_IN_RULES } from '../deadline/built-in-rules.ts';
import { computeDeadline } from '../deadline/compute-deadline.ts';
import { dayRule } from '../deadline/find-rule.ts';
import { ruleDay } from '../deadline/regulation.ts';
import { acceptanceOf, grantedExtension, isSimple, newest, sentTo, servedOf, stepsOfKind } from './facts.ts';

/** The red line and the last day under the reading most in favour of whoever acts (DL-02, DL-03). */
type Term = { readonly due: PlainDate; readonly rolled: PlainDate };

/** By the regulation the matter belongs to (DL-13), in the county's calendar. */
function termFrom(view: MatterView, code: DeadlineCode, start: PlainDate, calendar: WorkCalendar): Term {
  const law = acceptanceOf(view)?.action.on ?? view.registration.receivedOn;
  return computeDeadline(dayRule(BUILT_IN_RULES, code, ruleDay(law, start)), start, calendar);
}

/** Last day to object: five working days after receipt, from above or inside the county (条例 23, C12). */
export function objectionDue(view: MatterView, calendar: WorkCalendar): PlainDate {
  // The old regulation knows no such right; what is sent on today falls under the present one.
  const start = sentTo(view)?.action.on ?? view.registration.receivedOn;
  return computeDeadline(dayRule(BUILT_IN_RULES, 'objectAssigned', start), start, calendar).due;
}

/** When the handling must end without an extension; `null` before acceptance. */
export function acceptedTerm(view: MatterView, calendar: WorkCalendar): Term | null {
  const acceptance = acceptanceOf(view);
  return acceptance === null ? null : termFrom(view, 'handle', acceptance.action.on, calendar);
}

/** When the opinion on a simple case must be given; `null` for every other (简易办理, statutes §6). */
export function simpleTerm(view: MatterView, calendar: WorkCalendar): Term | null {
  const acceptance = acceptanceOf(view);
  return acceptance === null || !isSimple(view) ? null : termFrom(view, 'simpleHandle', acceptance.action.on, calendar);
}

/** When the handling must end, extension included; `null` before acceptance. Nothing internal moves it (RX-07, C14). */
export function handlingTerm(view: MatterView, calendar: WorkCalendar): Term | null {
  const term = acceptedTerm(view, calendar);
  if (term === null) return null;
  const granted = grantedExtension(view);
  const asked = stepsOfKind(view, 'ask-extension').filter(({ index }) => granted !== null && index < granted.index);
  const days = asked.at(-1)?.action.days;
  if (days === undefined) return term;
  // DL-11: counted from the unrolled day that expired.
  const due = addDays(term.due, days);
  return { due, rolled: rollForward(calendar, due) };
}

/** Last day for the petitioner to ask for a review or re-review: from the day the paper was received (条例 35, 36). */
export function reviewDue(view: MatterView, level: ReviewLevel, calendar: WorkCalendar): PlainDate | null {
  const served = servedOf(view, level === 'review' ? 'opinion' : 'review-opinion');
  // A right of the petitioner: the later of the two readings.
  return served === null
    ? null
    : termFrom(view, level === 'review' ? 'reviewApply' : 'recheckApply', served.action.on, calendar).rolled;
}

/** Last day for both parties to ask the court together for confirmation; `null` without an agreement in force (人民调解法 33). */
export function confirmationDue(view: MatterView, calendar: WorkCalendar): PlainDate | null {
  const effectiveOn = newest(view, 'conclude-mediation')?.action.effectiveOn;
  return effectiveOn === undefined ? null : termFrom(view, 'mediationConfirm', effectiveOn, calendar).due;
}
