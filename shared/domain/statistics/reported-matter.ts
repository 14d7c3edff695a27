/** What the monthly report needs of a matter (MR-01): codes, units and days; nothing that tells who or about what. */
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { PetitionForm, PetitionPurpose } from '#shared/model/codes.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { ReportSource } from '#shared/model/monthly-report.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { instantToPlainDate } from '../calendar/plain-date.ts';
import { clocksOfMatter } from '../my-day/row-clocks.ts';
import type { CountySettings } from '../settings/county-settings.ts';
import { crossOf } from '../workflow/co-handling.ts';
import { opinionOf, sentTo, stepsOfKind } from '../workflow/facts.ts';
import { ENDED } from '../workflow/procedures.ts';
import { GONE, handlingFacts } from './handling-facts.ts';
import type { RatedMatter } from './handling-rates.ts';

export type ReportedMatter = RatedMatter & {
  readonly form: PetitionForm;
  readonly purpose: PetitionPurpose;
  readonly receivedOn: PlainDate;
  /** The day on which it ended, where it has ended and was not re-opened. */
  readonly endedOn?: PlainDate;
  readonly source: ReportSource;
  /** Registrations that people said are the same matter, or not (RX-03). */
  readonly links: NonNullable<MatterView['links']>;
  /** Sent to an organ outside the county's justice offices. */
  readonly movedOut?: true;
  /** Its facts were looked into, or what was found was signed. */
  readonly verified?: true;
  /** Settled above the bureau (MR-09). */
  readonly raisedTo?: 'county' | 'above';
};

/** `null` for what is counted nowhere: void, merged into another, in confidence. */
export function reportedMatter(
  view: MatterView,
  calendar: WorkCalendar,
  { rules }: Pick<CountySettings, 'rules'>,
): ReportedMatter | null {
  if (GONE.has(view.status)) return null;
  const { form, purpose, receivedOn, dutyUnit, intakeSource = 'unstated' } = view.registration;
  const endedOn = endOf(view);
  const raisedTo = levelAbove(view);
  return {
    id: view.id,
    office: view.office,
    dutyUnit,
    form,
    purpose,
    receivedOn,
    ...(endedOn !== undefined && { endedOn }),
    source: intakeSource,
    links: view.links ?? [],
    ...(isMovedOut(view) && { movedOut: true }),
    ...(isVerified(view) && { verified: true }),
    ...(raisedTo !== null && { raisedTo }),
    handling: handlingFacts(view, clocksOfMatter(view, calendar, rules)),
  };
}

/** By what is in force now: a matter that was re-opened is open, also in the month in which it had ended. */
function endOf(view: MatterView): PlainDate | undefined {
  if (!ENDED.has(view.status)) return undefined;
  const atCounter = view.settlement ?? view.guidance;
  if (atCounter !== undefined) return atCounter.informedOn;
  // Calls and ratings afterwards, and the archive, find it ended.
  const last = (view.acts ?? []).filter(({ from }) => !ENDED.has(from)).at(-1);
  // Taken over from an older ledger as ended: it was never open here.
  if (last === undefined) return view.registration.receivedOn;
  const { action } = last;
  return ('on' in action ? action.on : undefined) ?? instantToPlainDate(last.at);
}

function isMovedOut(view: MatterView): boolean {
  const sent = sentTo(view);
  return sent?.action.kind === 'transfer' && sent.action.unit === undefined;
}

const isVerified = (view: MatterView): boolean =>
  stepsOfKind(view, 'record-work').some(({ action }) => action.work === 'verify') ||
  opinionOf(view)?.decision?.action.approved === true;

/** MR-09: the highest of where units of different counties or trades agreed, and of who changed the opinion on review. */
function levelAbove(view: MatterView): 'county' | 'above' | null {
  const cross = crossOf(view)?.action.level;
  const changed = new Set(
    stepsOfKind(view, 'decide-review').flatMap(({ action }) => (action.conclusion === 'change' ? action.level : [])),
  );
  if (cross === 'prefecture' || cross === 'province' || changed.has('recheck')) return 'above';
  return cross === 'county' || changed.has('review') ? 'county' : null;
}
