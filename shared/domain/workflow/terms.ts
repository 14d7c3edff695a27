/** The few legal days that decide whether a step is still possible. Clocks and warnings are `clocksOf`'s. */
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { DeadlineCode } from '#shared/model/rule-pack.ts';
import type { ReviewLevel } from '#shared/model/workflow-codes.ts';
import { BUILT_IN_CALENDAR } from '../calendar/built-in-calendar.ts';
import { addDays } from '../calendar/plain-date.ts';
import { computeDeadline } from '../deadline/compute-deadline.ts';
import { dayRule } from '../deadline/find-rule.ts';
import { RULE_PACK_2022 } from '../deadline/rule-pack-2022.ts';
import { acceptanceOf, grantedExtension, sentTo, servedOf, stepsOfKind } from './facts.ts';

const termFrom = (code: DeadlineCode, start: PlainDate): { readonly due: PlainDate; readonly rolled: PlainDate } =>
  computeDeadline(dayRule(RULE_PACK_2022, code, start), start, BUILT_IN_CALENDAR);

/** Last day to object: five working days after receipt, from above or inside the county (条例 23, C12). */
export const objectionDue = (view: MatterView): PlainDate =>
  termFrom('objectAssigned', sentTo(view)?.action.on ?? view.registration.receivedOn).due;

/** The day the handling must end, extension included; `null` before acceptance. Nothing internal moves it (RX-07, C14). */
export function handlingDue(view: MatterView): PlainDate | null {
  const acceptance = acceptanceOf(view);
  if (acceptance === null) return null;
  const { due } = termFrom('handle', acceptance.action.on);
  const granted = grantedExtension(view);
  const asked = stepsOfKind(view, 'ask-extension').filter(({ index }) => granted !== null && index < granted.index);
  const days = asked.at(-1)?.action.days;
  return days === undefined ? due : addDays(due, days);
}

/** Last day for the petitioner to ask for a review or re-review: from the day the paper was received (条例 35, 36). */
export function reviewDue(view: MatterView, level: ReviewLevel): PlainDate | null {
  const served = servedOf(view, level === 'review' ? 'opinion' : 'review-opinion');
  // A right of the petitioner: the later of the two readings.
  return served === null
    ? null
    : termFrom(level === 'review' ? 'reviewApply' : 'recheckApply', served.action.on).rolled;
}
