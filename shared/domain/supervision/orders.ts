/** 督办 orders of one matter, read from its steps (SV-05 to SV-08). An order is addressed to a unit; it says nothing of a person. */
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { SupervisionLevel } from '#shared/model/supervision-codes.ts';
import { addWorkDays } from '../calendar/work-days.ts';
import { stepsOfKind, type Step } from '../workflow/facts.ts';

/** 待授权, 未获授权, 待发出, 待回复, 待核查, 已办结. */
export type OrderState = 'to-authorize' | 'refused' | 'to-issue' | 'to-answer' | 'to-check' | 'closed';

/** One order with all that was done about it. */
export type SupervisionOrder = {
  /** Its place among the orders of the matter, from 1. */
  readonly no: number;
  readonly state: OrderState;
  readonly proposed: Step<'propose-supervision'>;
  readonly authorized: Step<'authorize-supervision'> | null;
  readonly issued: Step<'issue-supervision'> | null;
  readonly answers: readonly Step<'answer-supervision'>[];
  readonly checks: readonly Step<'check-supervision'>[];
  /** Last day of the answer: as ordered, or as set when one was returned. */
  readonly dueOn: PlainDate;
};

/** The orders of the matter, the oldest first. */
export function ordersOf(view: MatterView): readonly SupervisionOrder[] {
  const decisions = stepsOfKind(view, 'authorize-supervision');
  const issues = stepsOfKind(view, 'issue-supervision');
  const answers = stepsOfKind(view, 'answer-supervision');
  const checks = stepsOfKind(view, 'check-supervision');
  return stepsOfKind(view, 'propose-supervision').map((proposed, i) => {
    const isOf = ({ action }: { readonly action: { readonly order: string } }): boolean => action.order === proposed.op;
    const own = {
      authorized: decisions.find(isOf) ?? null,
      issued: issues.find(isOf) ?? null,
      answers: answers.filter(isOf),
      checks: checks.filter(isOf),
    };
    const returned = own.checks.filter(({ action }) => !action.accepted).at(-1)?.action.dueOn;
    return { no: i + 1, proposed, ...own, state: stateOf(own), dueOn: returned ?? proposed.action.dueOn };
  });
}

function stateOf(own: Pick<SupervisionOrder, 'authorized' | 'issued' | 'answers' | 'checks'>): OrderState {
  if (own.authorized === null) return 'to-authorize';
  if (!own.authorized.action.approved) return 'refused';
  if (own.issued === null) return 'to-issue';
  if (own.checks.some(({ action }) => action.accepted)) return 'closed';
  const [answered, checked] = [own.answers.at(-1)?.index ?? -1, own.checks.at(-1)?.index ?? -1];
  return answered > checked ? 'to-check' : 'to-answer';
}

/** Orders that something is still owed on. */
export const openOrders = (view: MatterView): readonly SupervisionOrder[] =>
  ordersOf(view).filter(({ state }) => state !== 'closed' && state !== 'refused');

export const orderOf = (view: MatterView, op: string): SupervisionOrder | null =>
  ordersOf(view).find(({ proposed }) => proposed.op === op) ?? null;

/** SV-06: working days to answer, by level, counted from the day the order is drafted; the drafter may name another day. */
const ANSWER_DAYS: Readonly<Record<SupervisionLevel, number>> = { normal: 10, important: 5, urgent: 3, listed: 5 };

/** The last day for the answer that the rules suggest. */
export const suggestedAnswerDay = (level: SupervisionLevel, today: PlainDate, calendar: WorkCalendar): PlainDate =>
  addWorkDays(calendar, today, ANSWER_DAYS[level]);
