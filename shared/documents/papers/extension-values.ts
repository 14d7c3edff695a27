import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import { acceptanceOf, extensionOf, grantedExtension } from '#shared/domain/workflow/facts.ts';
import { acceptedTerm } from '#shared/domain/workflow/terms.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { PrintContext } from '../print-context.ts';
import type { PaperValues } from './paper.ts';

/** What the matter knows of its acceptance and of an extension: both red lines, the reason, who approved it (documents §2.8, C07). */
export function extensionValues(view: MatterView, { county }: PrintContext): PaperValues {
  const acceptedOn = acceptanceOf(view)?.action.on;
  // Red lines are calendar days and never rolled: no notice of holidays moves them (DL-03).
  const originalDue = acceptedTerm(view, BUILT_IN_CALENDAR)?.due;
  const asked = extensionOf(view)?.asked.action;
  const granted = grantedExtension(view);
  return {
    acceptedOn,
    originalDue,
    ...(asked !== undefined && {
      days: String(asked.days),
      extensionReason: asked.reason.replace(/[。；;.]+$/u, ''),
      extendedDue: originalDue === undefined ? undefined : addDays(originalDue, asked.days),
    }),
    ...(granted !== null && {
      approvedBy: county.officers.find(({ id }) => id === granted.by)?.title,
      approvedOn: granted.action.on,
    }),
  };
}
