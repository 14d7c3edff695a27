/**
 * 催办 → 督办 → 追究 (SV-18 to SV-22; R002-31, R002-32, R002-37…39). Every rung is about the unit that owes an answer and is a
 * person's decision with a paper; nothing here goes up by itself.
 */
import { compareText } from '#shared/lib/compare-text.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { Measure, SupervisionTrigger } from '#shared/model/supervision-codes.ts';
import type { ActionOf } from '#shared/model/workflow-action.ts';
import { addDays } from '../calendar/plain-date.ts';
import { dayRule } from '../deadline/find-rule.ts';
import type { Refusal } from '../matter/refusal.ts';
import { BUILT_IN_SETTINGS, type CountySettings } from '../settings/county-settings.ts';
import { handlingUnit, newest, sentTo, stepsOfKind, type Step } from '../workflow/facts.ts';
import { ENDED } from '../workflow/procedures.ts';
import { openOrders, ordersOf, type SupervisionOrder } from './orders.ts';

/** Days past the day of the answer after which the unit is reminded, and again after each reminder (R002-32, ST-03). */
export const nudgeDays = (dueOn: PlainDate, settings: CountySettings = BUILT_IN_SETTINGS): number =>
  dayRule(settings.rules, 'nudge', dueOn).length;

/** What a unit owes by a day that was set for it (SV-18). */
export type OwedReply = {
  readonly unit: string;
  readonly dueOn: PlainDate;
  /** Place of the step that asked for it. */
  readonly from: number;
};

/** The earliest answer that is still owed: to an assignment, a return for redo, or an order; `null` when none is (SV-18, R002-31). */
export function owedReply(view: MatterView): OwedReply | null {
  const orders = openOrders(view).flatMap(({ state, issued, proposed, dueOn }): OwedReply[] =>
    state === 'to-answer' && issued !== null ? [{ unit: proposed.action.unit, dueOn, from: issued.index }] : [],
  );
  const owed = [...handlingReply(view), ...orders].sort((a, b) => compareText(a.dueOn, b.dueOn));
  return owed[0] ?? null;
}

/** 交办期限 and 重办期限: met when it was reported as done. */
function handlingReply(view: MatterView): readonly OwedReply[] {
  // Whether it has to answer at all is just being asked (条例 23).
  if (ENDED.has(view.status) || view.status === 'objection') return [];
  const unit = handlingUnit(view);
  const sent = sentTo(view);
  const returned = newest(view, 'check-closure');
  return [
    sent?.action.kind === 'assign' ? { index: sent.index, dueOn: sent.action.dueOn } : null,
    returned?.action.dueOn !== undefined && !returned.action.close
      ? { index: returned.index, dueOn: returned.action.dueOn }
      : null,
  ].flatMap((asked) =>
    asked === null || newest(view, 'submit-closure', asked.index) !== null
      ? []
      : [{ unit, dueOn: asked.dueOn, from: asked.index }],
  );
}

/** Reminders of what is owed now, the oldest first. */
export const nudgesOf = (view: MatterView, owed: OwedReply): readonly Step<'record-nudge'>[] =>
  stepsOfKind(view, 'record-nudge').filter(({ index, action }) => index > owed.from && action.unit === owed.unit);

/** SV-18: the day from which the next reminder is due. */
export const nudgeFrom = (view: MatterView, owed: OwedReply, settings: CountySettings = BUILT_IN_SETTINGS): PlainDate =>
  addDays(owed.dueOn, nudgeDays(owed.dueOn, settings) * (nudgesOf(view, owed).length + 1));

/** Nobody is reminded before the day has passed (SV-18). */
export function nudgeProblem(view: MatterView, { today }: { readonly today: PlainDate | null }): Refusal | null {
  const owed = owedReply(view);
  if (owed === null) return { code: 'reply-not-due', due: null };
  return today !== null && today <= owed.dueOn ? { code: 'reply-not-due', due: owed.dueOn } : null;
}

/** The rung below, which must have been tried in vain. */
const BELOW = { 'self-criticism': 'explain', circular: 'self-criticism' } as const satisfies Partial<
  Record<Measure, Measure>
>;

/** The rung that a trigger asks for. */
export const MEASURE_OF: Readonly<Partial<Record<SupervisionTrigger, Measure>>> = {
  'no-reply': 'explain',
  'no-explanation': 'self-criticism',
  'no-self-criticism': 'circular',
};

/** Orders that a unit was given; one that was refused or not yet issued is none (SV-20). */
const issuedTo = (view: MatterView, unit: string, measure: Measure | undefined): readonly SupervisionOrder[] =>
  ordersOf(view).filter(
    ({ issued, proposed: { action } }) => issued !== null && action.unit === unit && action.measure === measure,
  );

/** Since when a rung may be proposed for a unit: its own one below has been in vain; `null` while it has not (SV-19). */
export function measureSince(
  view: MatterView,
  { unit, measure }: { readonly unit: string; readonly measure: Measure },
  settings: CountySettings = BUILT_IN_SETTINGS,
): PlainDate | null {
  if (measure === 'explain') return unheeded(view, unit, settings);
  const last = issuedTo(view, unit, BELOW[measure]).at(-1);
  return last === undefined ? null : inVain(last);
}

/** SV-19: reminded as often as the county calls 多次 without an answer or a reason, or as many orders handled badly (R002-37). */
function unheeded(view: MatterView, unit: string, settings: CountySettings): PlainDate | null {
  const { often } = settings.on(view.registration.receivedOn);
  const owed = owedReply(view);
  const silent = owed?.unit !== unit ? [] : nudgesOf(view, owed).filter(({ action }) => action.reply === undefined);
  const days = [silent.map(({ action }) => action.on), poorAnswers(view, unit)].flatMap(
    (each) => each[often - 1] ?? [],
  );
  return days.sort()[0] ?? null;
}

/** Days on which its answers to orders were returned. */
const poorAnswers = (view: MatterView, unit: string): readonly PlainDate[] =>
  issuedTo(view, unit, undefined)
    .flatMap(({ checks }) => checks.flatMap(({ action }) => (action.accepted ? [] : [action.on])))
    .sort();

/** Not answered by its day or answered badly. */
function inVain({ state, checks, dueOn }: SupervisionOrder): PlainDate | null {
  if (state === 'closed') return null;
  const returned = checks.find(({ action }) => !action.accepted)?.action.on;
  return returned ?? (state === 'to-answer' ? addDays(dueOn, 1) : null);
}

/** SV-20: one rung after the other; another order only with a reason, which then is the chief's to allow. */
export function ladderProblem(
  view: MatterView,
  { unit, measure, special }: ActionOf<'propose-supervision'>,
  today: PlainDate | null,
  settings: CountySettings = BUILT_IN_SETTINGS,
): Refusal | null {
  if (measure === undefined || special !== undefined) return null;
  const since = measureSince(view, { unit, measure }, settings);
  return since === null || (today !== null && today < since) ? { code: 'rung-skipped', measure } : null;
}
