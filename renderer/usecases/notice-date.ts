import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { daysBetween } from '#shared/domain/calendar/plain-date.ts';
import { computeDeadline, type Deadline } from '#shared/domain/deadline/compute-deadline.ts';
import { dayRule } from '#shared/domain/deadline/find-rule.ts';
import { BUILT_IN_RULES } from '#shared/domain/deadline/built-in-rules.ts';
import { duplicatesAcrossOffices } from '#shared/domain/matching/repeat-count.ts';
import type { MatterGroup } from '#shared/domain/matching/matter-links.ts';
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { MatterStatus, PetitionPurpose } from '#shared/model/codes.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { DayDeadlineRule } from '#shared/model/rule-pack.ts';

/** What the day of the written notice follows from. */
export type NoticeFacts = {
  readonly id: string;
  readonly status: MatterStatus;
  readonly purpose: PetitionPurpose;
  readonly receivedOn: PlainDate;
  readonly anonymous: boolean;
  readonly timeDoubtful: boolean;
};

/** Why a matter has no date at present; the sentence is in renderer/text. */
export type NoDateReason = 'void' | 'done' | 'mediation' | 'later-step' | 'time-doubtful' | 'anonymous' | 'thanks';

export type NoticeDate =
  | {
      readonly kind: 'due';
      readonly rule: DayDeadlineRule;
      readonly deadline: Deadline;
      /** Calendar days to the red line; negative when it has passed. */
      readonly daysLeft: number;
      /** Set when the term runs from another registration of the same matter (C33). */
      readonly from?: string;
    }
  | { readonly kind: 'none'; readonly why: NoDateReason };

/**
 * The last day of the written notice, 15 days after receipt (条例 23): what the form announces and the receipt prints. A
 * duplicate at another office runs from the main registration (C33); a repeated visit has its own term (C03).
 */
export function noticeDate(
  facts: NoticeFacts,
  group: MatterGroup | null,
  today: PlainDate,
  calendar: WorkCalendar,
): NoticeDate {
  const why = noDateReason(facts);
  if (why !== null) return { kind: 'none', why };
  const main = mainOfDuplicate(facts.id, group);
  // A member's day was parsed when its registration was.
  const start = (main?.receivedOn as PlainDate | undefined) ?? facts.receivedOn;
  const { rule, deadline } = noticeDeadline(start, calendar);
  return {
    kind: 'due',
    rule,
    deadline,
    daysLeft: daysBetween(today, deadline.due),
    ...(main !== undefined && { from: main.id }),
  };
}

export function noDateReason(facts: Omit<NoticeFacts, 'id' | 'receivedOn'>): NoDateReason | null {
  switch (facts.status) {
    case 'void':
      return 'void';
    case 'closed':
    case 'archived':
    case 'guided-out':
    case 'litigation-separated':
    case 'not-accepted':
    case 'no-longer-accepted':
    case 'returned':
    case 'withdrawn':
    case 'finalized':
    case 'merged':
    case 'confidential':
      return 'done';
    case 'mediation':
      return 'mediation';
    case 'notified':
    case 'handling':
    case 'replied':
    case 'delivered':
    case 'closing':
    case 'redo':
    case 'review':
    case 'review-decided':
    case 'recheck':
    case 'recheck-decided':
    case 'reopened':
      return 'later-step';
    case 'registered':
    case 'triaging':
    case 'forwarded':
    case 'assigned':
    case 'objection':
      break;
  }
  // C32: a doubtful day starts no clock. C37: nobody to tell.
  if (facts.timeDoubtful) return 'time-doubtful';
  if (facts.anonymous) return 'anonymous';
  return facts.purpose === 'thanks' ? 'thanks' : null;
}

/**
 * The main registration of a duplicate of another office (C33): one received while the notice of the main one was still due.
 * Whoever comes later comes again, and is told within fifteen days of their own (C03, C20).
 */
export function mainOfDuplicate(id: string, group: MatterGroup | null): MatterGroup['members'][number] | undefined {
  const own = group === null ? undefined : duplicatesAcrossOffices(group).find((member) => member.id === id);
  const main = group?.members.find((member) => member.id === group.mainId);
  if (own === undefined || main === undefined) return undefined;
  // A member's day was parsed when its registration was.
  const { due } = noticeDeadline(main.receivedOn as PlainDate, BUILT_IN_CALENDAR).deadline;
  return own.receivedOn <= due ? main : undefined;
}

type Notice = { readonly rule: DayDeadlineRule; readonly deadline: Deadline };
/** A term depends on its first day and the calendar alone, and a ledger of 50,000 rows has few first days. */
const noticesByCalendar = new WeakMap<WorkCalendar, Map<PlainDate, Notice>>();

function noticeDeadline(start: PlainDate, calendar: WorkCalendar): Notice {
  const noticeByDay = noticesByCalendar.get(calendar) ?? new Map<PlainDate, Notice>();
  noticesByCalendar.set(calendar, noticeByDay);
  const known = noticeByDay.get(start);
  if (known !== undefined) return known;
  const rule = dayRule(BUILT_IN_RULES, 'notifyDirect', start);
  const notice = { rule, deadline: computeDeadline(rule, start, calendar) };
  noticeByDay.set(start, notice);
  return notice;
}
