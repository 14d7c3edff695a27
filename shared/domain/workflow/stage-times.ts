/**
 * 各环节用时 (R001-63, R004-29): how long a matter lay at each stage, in whose hands, and who acted there. It is about units and
 * officers alone, read from the steps.
 */
import type { MatterStatus } from '#shared/model/codes.ts';
import type { Act, MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { daysBetween, instantToPlainDate } from '../calendar/plain-date.ts';
import { handlingUnit } from './facts.ts';
import { ENDED } from './procedures.ts';

export type StageTime = {
  readonly stage: MatterStatus;
  /** Code of the unit that had it, or the name of an organ outside. */
  readonly unit: string;
  readonly from: PlainDate;
  /** `null` while it is still there. */
  readonly to: PlainDate | null;
  /** Days of the calendar, until today while it is still there. */
  readonly days: number;
  /** Officers who acted at this stage, the first one first. */
  readonly by: readonly string[];
};

type Place = Pick<StageTime, 'stage' | 'unit'>;

/** The stages in the order in which the matter went through them; what comes after its end is none. */
export function stageTimes(view: MatterView, today: PlainDate): readonly StageTime[] {
  const times: StageTime[] = [];
  let [place, from, by] = [firstPlace(view), view.registration.receivedOn, new Set<string>()];
  const leave = (next: Place, on: PlainDate): void => {
    // A step may be told later than one that follows it.
    const to = on < from ? from : on;
    times.push({ ...place, from, to, days: daysBetween(from, to), by: [...by] });
    [place, from, by] = [next, to, new Set<string>()];
  };
  const acts = view.acts ?? [];
  acts.forEach((act, i) => {
    // Told where to go, settled, sent to mediation: no step of `acts`, so the stage has changed before this one.
    if (act.from !== place.stage) leave({ ...place, stage: act.from }, dayBeside(view) ?? dayOf(act));
    by.add(act.by);
    const stage = acts[i + 1]?.from ?? view.status;
    const unit = sentBy(act) ?? place.unit;
    if (stage !== place.stage || unit !== place.unit) leave({ stage, unit }, dayOf(act));
  });
  if (place.stage !== view.status) leave({ ...place, stage: view.status }, dayBeside(view) ?? today);
  return [
    ...times.filter(({ stage }) => !ENDED.has(stage)),
    ...(ENDED.has(place.stage)
      ? []
      : [{ ...place, from, to: null, days: Math.max(0, daysBetween(from, today)), by: [...by] }]),
  ];
}

/** Until it was sent to another, it lay with whoever registered it. */
function firstPlace(view: MatterView): Place {
  const wasSent = (view.acts ?? []).some((act) => sentBy(act) !== null);
  return { stage: 'registered', unit: wasSent ? view.office : handlingUnit(view) };
}

function sentBy({ action }: Act): string | null {
  if (action.kind === 'assign') return action.unit;
  return action.kind === 'transfer' ? (action.unit ?? action.to) : null;
}

const dayOf = ({ action, at }: Act): PlainDate => ('on' in action ? action.on : undefined) ?? instantToPlainDate(at);

/** The day of what ends or interrupts a matter beside its steps. */
function dayBeside({ settlement, guidance, history }: MatterView): PlainDate | undefined {
  const sent = history.find(({ kind }) => kind === 'refer-mediation');
  return (
    settlement?.informedOn ??
    guidance?.informedOn ??
    (sent === undefined ? undefined : instantToPlainDate(sent.recordedAt))
  );
}
