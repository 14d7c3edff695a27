/**
 * What the steps of one matter alone give as grounds for supervision (SV-03). Each names the unit whose handling is looked
 * at, never the petitioner: how often somebody comes says how a unit handled it, not who they are.
 */
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { ProcedureGap, SupervisionLineCode, SupervisionTrigger } from '#shared/model/supervision-codes.ts';
import { addDays, instantToPlainDate } from '../calendar/plain-date.ts';
import {
  firstUnit,
  handlingUnit,
  isFromAbove,
  newest,
  opinionOf,
  stepsOfKind,
  timesReturned,
} from '../workflow/facts.ts';
import { BUILT_IN_SETTINGS, type CountySettings } from '../settings/county-settings.ts';
import { ENDED } from '../workflow/procedures.ts';
import { MEASURE_OF, measureSince } from './ladder.ts';
import { ordersOf } from './orders.ts';
import { procedureGaps } from './procedure-gaps.ts';

export type OwnTrigger = {
  readonly trigger: SupervisionTrigger;
  readonly line?: SupervisionLineCode;
  readonly unit: string;
  /** The day on which the ground is given: not before, and waited for since. */
  readonly since: PlainDate;
  /** Of 未按规定程序办理: what is missing. */
  readonly gaps?: readonly ProcedureGap[];
};

/** `settings`: the county's numbers; those of the day of receipt count (ST-02). */
export function ownTriggers(view: MatterView, settings: CountySettings = BUILT_IN_SETTINGS): readonly OwnTrigger[] {
  const unit = handlingUnit(view);
  const { form, totalPersons, receivedOn: since } = view.registration;
  const isMany = totalPersons >= settings.on(since).groupPersons;
  const found: readonly (OwnTrigger | false)[] = [
    isFromAbove(view) && { trigger: 'instructed', unit, since },
    form === 'visit' && isMany && { trigger: 'major-group', unit, since },
    form === 'letter' && isMany && { trigger: 'joint-letter-5', unit, since },
    isPassedAround(view, settings) && { trigger: 'prevarication', unit, since: newestDay(view) },
    outOfProcedure(view, settings),
    notCarriedOut(view),
    notFedBack(view),
    ...measuresDue(view, settings),
    ...unsatisfied(view),
  ];
  return found.filter((each) => each !== false);
}

/** 未按规定程序办理 (R002-06), since the first of what is missing. */
function outOfProcedure(view: MatterView, settings: CountySettings): OwnTrigger | false {
  const gaps = procedureGaps(view, settings);
  const [first] = gaps.map(({ since }) => since).sort();
  return (
    first !== undefined && {
      trigger: 'procedure-gap',
      unit: handlingUnit(view),
      since: first,
      gaps: gaps.map(({ gap }) => gap),
    }
  );
}

/** 退办 or 责任单位变更 too often (R002-09): a clue that a person judges. */
function isPassedAround(view: MatterView, settings: CountySettings): boolean {
  const most = settings.on(view.registration.receivedOn);
  const moved = [...stepsOfKind(view, 'assign'), ...stepsOfKind(view, 'transfer')].filter(
    ({ action }) => action.unit !== undefined,
  ).length;
  return timesReturned(view) >= most.returns || moved >= most.moves;
}

/** The day of the newest step. */
const newestDay = ({ acts, registration }: MatterView): PlainDate => {
  const last = acts?.at(-1);
  return last === undefined ? registration.receivedOn : instantToPlainDate(last.at);
};

/** 不执行处理意见 (R002-10): the day for carrying it out has passed, or a call found that nothing was done. */
function notCarriedOut(view: MatterView): OwnTrigger | false {
  const opinion = opinionOf(view);
  const execution = opinion?.decision?.action.approved === true ? opinion.asked.action.execution : undefined;
  const call = stepsOfKind(view, 'follow-up').at(-1);
  const found = call?.action.implemented;
  const unit = execution?.unit ?? handlingUnit(view);
  const trigger = 'not-executed';
  if (call !== undefined && found === 'no') return { trigger, unit, since: instantToPlainDate(call.at) };
  // R002-40: 意见落实 is one of the six checks without which nothing is closed.
  const closed = opinion !== null && newest(view, 'check-closure', opinion.asked.index)?.action.close === true;
  return found !== 'yes' && !closed && execution !== undefined && { trigger, unit, since: addDays(execution.dueOn, 1) };
}

/** R002-08: a matter from above has its result, the day of the answer has passed, and whoever assigned it has not heard. */
function notFedBack(view: MatterView): OwnTrigger | false {
  const { feedbackDue } = view.registration;
  const hasResult = ENDED.has(view.status) || view.status === 'delivered' || view.status === 'closing';
  if (!isFromAbove(view) || feedbackDue === undefined || !hasResult || newest(view, 'report-up') !== null) return false;
  return { trigger: 'no-feedback', unit: handlingUnit(view), since: addDays(feedbackDue, 1) };
}

/** SV-19: the next rung, once the one below has been in vain. A person decides whether it is taken. */
const measuresDue = (view: MatterView, settings: CountySettings): readonly OwnTrigger[] =>
  (['no-reply', 'no-explanation', 'no-self-criticism'] as const).flatMap((trigger) => {
    const measure = MEASURE_OF[trigger];
    if (measure === undefined) return [];
    return [...addressed(view)].flatMap((unit) => {
      const since = measureSince(view, { unit, measure }, settings);
      return since === null ? [] : [{ trigger, unit, since }];
    });
  });

/** Every unit that may owe an answer: who has the matter now, and whoever was given an order (SV-19). */
const addressed = (view: MatterView): ReadonlySet<string> =>
  new Set([handlingUnit(view), ...ordersOf(view).map(({ proposed }) => proposed.action.unit)]);

/**
 * 不满意 → 双线督办 (R001-65, C16): the problem with the unit responsible now, the first handling with the unit that
 * registered the matter, even if it was passed on since. Nothing while the newest rating of neither body is 不满意.
 */
function unsatisfied(view: MatterView): readonly OwnTrigger[] {
  const ratings = stepsOfKind(view, 'rate');
  const rating = (['duty-unit', 'petition-office'] as const)
    .flatMap((target) => ratings.filter(({ action }) => action.target === target).at(-1) ?? [])
    .find(({ action }) => action.value === 'unsatisfied');
  if (rating === undefined) return [];
  const since = instantToPlainDate(rating.at);
  return [
    { trigger: 'unsatisfied', line: 'problem', unit: handlingUnit(view), since },
    { trigger: 'unsatisfied', line: 'first-handling', unit: firstUnit(view), since },
  ];
}
