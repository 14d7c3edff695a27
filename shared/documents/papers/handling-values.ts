/** What the steps before a result say for their papers: each as it was approved and recorded, never typed again (R002-28, R004-49). */
import { countyCalendar } from '#shared/domain/calendar/county-calendar.ts';
import { acceptanceOf, handlingPathOf, newest, proposalOf, sentTo, servedOf } from '#shared/domain/workflow/facts.ts';
import { handlingTerm, simpleTerm } from '#shared/domain/workflow/terms.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { intakeSourceLabels } from '../code-labels.ts';
import { dateText } from '../date-text.ts';
import { officerName, unitName, type PrintContext } from '../print-context.ts';
import type { PaperValues } from './paper.ts';

/** 受理告知书: only the petition procedure has the 60 days of 条例34条. */
export function acceptanceValues(view: MatterView, { county }: PrintContext): PaperValues {
  if (acceptanceOf(view) === null) return {};
  const path = handlingPathOf(view);
  return {
    handlingPath: path,
    dueOn: path === 'petition-procedure' ? handlingTerm(view, countyCalendar(county.calendarEntries))?.due : undefined,
  };
}

/** 简易办理告知书: ten working days from acceptance. */
export const simpleValues = (view: MatterView, { county }: PrintContext): PaperValues => ({
  dueOn: simpleTerm(view, countyCalendar(county.calendarEntries))?.due,
});

/** 拟办单, with what the leader decided once it is decided. */
export function draftValues(view: MatterView, context: PrintContext): PaperValues {
  const proposal = proposalOf(view);
  if (proposal === null) return {};
  const { unit, dueOn, opinion, coUnits = [] } = proposal.asked.action;
  const { decision } = proposal;
  const { intakeSource, assignedNo, feedbackDue } = view.registration;
  return {
    ...(intakeSource !== undefined &&
      assignedNo !== undefined && {
        source: `${intakeSourceLabels[intakeSource]}（${assignedNo}${feedbackDue === undefined ? '' : `，${dateText(feedbackDue)}前反馈`}）`,
      }),
    proposal: opinion,
    dutyUnit: unitName(unit, context),
    helpUnits: coUnits.length === 0 ? undefined : coUnits.map((code) => unitName(code, context)).join('、'),
    dueOn,
    draftedBy: officerName(proposal.asked.by, context),
    approval:
      decision === null
        ? undefined
        : `${decision.action.approved ? '同意' : '不同意'}。${decision.action.comment ?? ''}（${officerName(decision.by, context)}）`,
  };
}

/** 交办函: the unit, the term and the requirements that were approved, and the leader's own words (R002-28, R004-07). */
export function assignmentValues(view: MatterView, context: PrintContext): PaperValues {
  const assigned = newest(view, 'assign')?.action;
  if (assigned === undefined) return {};
  return {
    mainTo: unitName(assigned.unit, context),
    requirements: assigned.requirements,
    dueOn: assigned.dueOn,
    instruction: newest(view, 'instruct')?.action.text,
  };
}

/** 转送函 and 转送告知书. */
export function transferValues(view: MatterView): PaperValues {
  const sent = sentTo(view)?.action;
  return sent?.kind === 'transfer' ? { mainTo: sent.to, sentTo: sent.to, sentOn: sent.on } : {};
}

/** The document that is objected to: the county's own letter, else the one from above (R002-12). */
function incoming(view: MatterView): PaperValues {
  const sent = sentTo(view);
  const { assignedNo, feedbackDue, receivedOn } = view.registration;
  if (sent === null) return { assignedNo, assignedOn: receivedOn, answerDue: feedbackDue };
  const letters = (view.papers ?? []).filter(
    ({ paper }) => paper === 'assignment-letter' || paper === 'forward-letter',
  );
  return {
    assignedNo: letters.at(-1)?.docNo,
    assignedOn: sent.action.on,
    ...(sent.action.kind === 'assign' && { answerDue: sent.action.dueOn }),
  };
}

/** 异议函. */
export function objectionValues(view: MatterView): PaperValues {
  const objection = newest(view, 'object')?.action;
  if (objection === undefined) return {};
  return {
    reason: objection.reason,
    suggestedUnit: objection.suggestedUnit,
    ...incoming(view),
  };
}

/** 不予受理, 诉访分离, 不再受理告知书: the reason, the place to go and the earlier opinion as decided (条例 23, 36). */
export function declinedValues(view: MatterView): PaperValues {
  const decision = newest(view, 'decide-intake')?.action;
  if (decision === undefined) return {};
  return {
    ground: GROUNDS[decision.decision],
    groundDetail: decision.reason,
    redirectTo: decision.redirectTo,
    recheckNo: decision.finalNo,
  };
}

const GROUNDS: Readonly<Record<string, string>> = {
  'not-accepted-out-of-scope': 'out-of-scope',
  'not-accepted-litigation': 'other-procedure',
  'not-accepted-in-process': 'already-accepted',
};

/** 受理情况 of an opinion, in the days of the record. */
export function acceptanceText(view: MatterView): string | undefined {
  const acceptance = acceptanceOf(view)?.action;
  if (acceptance === undefined) return undefined;
  const told = servedOf(view, 'acceptance');
  const notice = told === null ? '' : `，${dateText(told.action.on)}告知你受理情况和处理途径`;
  return `本机关于${dateText(view.registration.receivedOn)}收到，${dateText(acceptance.on)}决定受理${notice}。`;
}
