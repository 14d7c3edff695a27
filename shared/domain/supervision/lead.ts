/** 包案 (R004-06, R004-11, R001-26…33): a leader bound to one matter and the work done on it. Nothing here is about a petitioner. */
import type { MatterView } from '#shared/model/matter.ts';
import { LEAD_PARTS, type LeadPart, type LeadWork } from '#shared/model/supervision-codes.ts';
import type { ActionOf } from '#shared/model/workflow-action.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { WorkCalendar } from '#shared/model/calendar.ts';
import { instantToPlainDate } from '../calendar/plain-date.ts';
import { addWorkDays } from '../calendar/work-days.ts';
import { BUILT_IN_SETTINGS, type CountySettings } from '../settings/county-settings.ts';
import { isFromAbove, newest, stepsOfKind, type Step } from '../workflow/facts.ts';
import { ENDED } from '../workflow/procedures.ts';
import { ordersOf } from './orders.ts';

export type Lead = {
  /** The appointment in force. */
  readonly appointed: Step<'appoint-lead'>;
  /** Earlier appointments, the oldest first: each ended with the next one. */
  readonly earlier: readonly Step<'appoint-lead'>[];
  readonly works: readonly Step<'record-lead'>[];
  readonly concluded: Step<'conclude-lead'> | null;
};

/** The lead of the matter with its whole history; `null` while nobody was appointed. */
export function leadOf(view: MatterView): Lead | null {
  const appointments = stepsOfKind(view, 'appoint-lead');
  const appointed = appointments.at(-1);
  if (appointed === undefined) return null;
  return {
    appointed,
    earlier: appointments.slice(0, -1),
    works: stepsOfKind(view, 'record-lead'),
    concluded: newest(view, 'conclude-lead', appointed.index),
  };
}

/** R004-11: the newest note that the matter was raised with a body above, from that body's own paper. */
export const raisedAbove = (view: MatterView): Step<'mark-raised-above'> | null => newest(view, 'mark-raised-above');

/**
 * Since when a leader has to take the matter on: raised with a body above (SV-10), or under an order above 一般 that a
 * leader authorised (SV-14, R002-45). `null`: no leader has to.
 */
export function leadOwedSince(view: MatterView): PlainDate | null {
  const raised = raisedAbove(view);
  if (raised !== null) return raised.action.on;
  const weighty = ordersOf(view).find(
    ({ proposed, authorized }) => proposed.action.level !== 'normal' && authorized?.action.approved === true,
  );
  return weighty?.authorized?.action.on ?? null;
}

/** Since when the chief is asked for a leader: owed, or advised for a matter from above (SV-16, R001-26). */
export const leadAskedSince = (view: MatterView): PlainDate | null =>
  leadOwedSince(view) ?? (isFromAbove(view) ? view.registration.receivedOn : null);

/** The last day for naming a leader for a matter from above, counted from its registration; `null` where none is asked for. */
export function leadAskedBy(
  view: MatterView,
  calendar: WorkCalendar,
  settings: CountySettings = BUILT_IN_SETTINGS,
): PlainDate | null {
  const registered = view.history[0]?.recordedAt;
  if (registered === undefined || !isFromAbove(view) || leadOf(view) !== null || ENDED.has(view.status)) return null;
  const on = instantToPlainDate(registered);
  return addWorkDays(calendar, on, settings.on(on).leadNamed);
}

/** The day of the newest work of the lead in force, or of its beginning (SV-15, R001-29). */
export const lastLeadWork = ({ appointed, works }: Lead): PlainDate =>
  works.filter(({ index }) => index > appointed.index).at(-1)?.action.on ?? appointed.action.on;

/** R001-28: what of 五个一 is missing; such a lead does not take effect. */
export const missingParts = (action: ActionOf<'appoint-lead'>): readonly LeadPart[] =>
  LEAD_PARTS.filter((part) => (action[part] ?? '').length === 0);

/** R001-33: what the leader in force has not done in person yet. */
export function missingWork(lead: Lead): readonly LeadWork[] {
  const own = lead.works.filter(({ index, action }) => index > lead.appointed.index && action.inPerson);
  return (['interview', 'verify'] as const).filter((work) => !own.some(({ action }) => action.work === work));
}

/** What the lead still owes before the matter may be reported as done (SV-12). */
export function leadGap(view: MatterView): 'lead-missing' | 'lead-open' | null {
  const lead = leadOf(view);
  if (lead === null) return leadOwedSince(view) === null ? null : 'lead-missing';
  return lead.concluded === null ? 'lead-open' : null;
}
