import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { addDays } from '../calendar/plain-date.ts';
import { addWorkDays } from '../calendar/work-days.ts';

/** Days of a report about staff: handed to the discipline inspection, and its notice of acceptance (C21). */
export type ConfidentialTerms = { readonly handOverBy: PlainDate; readonly acceptedBy: PlainDate };

/** 15 days to hand it over (条例 22), 15 working days from receipt to the informant's notice of acceptance (statutes §2). */
export const confidentialTerms = (calendar: WorkCalendar, receivedOn: PlainDate): ConfidentialTerms => ({
  handOverBy: addDays(receivedOn, 15),
  acceptedBy: addWorkDays(calendar, receivedOn, 15),
});
