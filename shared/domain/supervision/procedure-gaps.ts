/**
 * 未按规定程序办理 (SV-13, R002-06), as far as the steps of a matter show it. What the procedures make impossible anyway, an
 * opinion without basis or without a signature, needs no rule here.
 */
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { ProcedureGap } from '#shared/model/supervision-codes.ts';
import type { ActionOf } from '#shared/model/workflow-action.ts';
import { daysBetween, instantToPlainDate } from '../calendar/plain-date.ts';
import { BUILT_IN_SETTINGS, type CountySettings } from '../settings/county-settings.ts';
import { acceptanceOf, opinionOf, servedOf, stepsOfKind } from '../workflow/facts.ts';

export type FoundGap = { readonly gap: ProcedureGap; readonly since: PlainDate };

export function procedureGaps(view: MatterView, settings: CountySettings = BUILT_IN_SETTINGS): readonly FoundGap[] {
  return [registeredLate(view, settings), notTold(view), notHeard(view)].flatMap((gap) => gap ?? []);
}

/** 未登记先处理: written into the register days after it was received (R003-07). Older ledgers and doubtful clocks say nothing. */
function registeredLate(
  { registration, history, timeDoubtful }: MatterView,
  settings: CountySettings,
): FoundGap | null {
  const [first] = history;
  if (first === undefined || timeDoubtful === true || registration.takenOverStatus !== undefined) return null;
  const on = instantToPlainDate(first.recordedAt);
  return daysBetween(registration.receivedOn, on) > settings.on(registration.receivedOn).registeredLate
    ? { gap: 'registered-late', since: on }
    : null;
}

/** 未告知: the opinion was handed over, the acceptance never. */
function notTold(view: MatterView): FoundGap | null {
  const served = servedOf(view, 'opinion');
  if (served === null || acceptanceOf(view) === null || servedOf(view, 'acceptance') !== null) return null;
  return { gap: 'not-told', since: served.action.on };
}

/** At the office, or where the petitioner lives (R004-38). */
const HEARD: ReadonlySet<ActionOf<'record-work'>['work']> = new Set(['hear', 'outreach'] as const);

/** 未听取陈述: signed without a word from whoever wrote; a visitor and a caller were heard at the counter (R003-02). */
function notHeard(view: MatterView): FoundGap | null {
  const { form, petitionerType } = view.registration;
  if (form === 'visit' || form === 'phone' || petitionerType === 'anonymous') return null;
  const signed = opinionOf(view)?.decision;
  if (signed?.action.approved !== true) return null;
  return stepsOfKind(view, 'record-work').some(({ action }) => HEARD.has(action.work))
    ? null
    : { gap: 'not-heard', since: signed.action.on };
}
