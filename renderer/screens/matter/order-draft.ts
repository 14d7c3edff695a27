import { addWorkDays } from '#shared/domain/calendar/work-days.ts';
import { BUILT_IN_SETTINGS, type CountySettings } from '#shared/domain/settings/county-settings.ts';
import { MEASURE_OF } from '#shared/domain/supervision/ladder.ts';
import { suggestedAnswerDay } from '#shared/domain/supervision/orders.ts';
import type { Proposal } from '#shared/domain/supervision/proposals.ts';
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { draftedWords } from '#renderer/text/supervision-drafts.ts';
import type { StepValues } from './step-values.ts';

/** 立项 from what the rules propose: complete, so that a person reads it and sends it on; `null` for one begun by hand. */
export function orderDraft(
  proposal: Proposal | null,
  {
    dutyUnit,
    today,
    calendar,
    settings = BUILT_IN_SETTINGS,
  }: {
    readonly dutyUnit: string;
    readonly today: PlainDate;
    readonly calendar: WorkCalendar;
    readonly settings?: CountySettings;
  },
): StepValues {
  const measure = proposal === null ? undefined : MEASURE_OF[proposal.trigger];
  return {
    trigger: proposal?.trigger ?? 'manual',
    line: proposal?.line,
    hits: proposal?.hits,
    unit: proposal?.unit ?? dutyUnit,
    level: 'normal',
    ...(measure !== undefined && { measure }),
    dueOn:
      measure === undefined
        ? suggestedAnswerDay('normal', today, calendar)
        : addWorkDays(calendar, today, settings.on(today).measureDays),
    ...draftedWords(proposal),
  };
}
