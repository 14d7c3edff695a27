/** What a matter knows of 《督办函》 and 《领导包案表》: the newest order that is to go out, and the lead in force. */
import { leadOf } from '#shared/domain/supervision/lead.ts';
import { ordersOf } from '#shared/domain/supervision/orders.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { dateText } from '../date-text.ts';
import { unitName, type PrintContext } from '../print-context.ts';
import { leadOutcomeLabels, leadWorkLabels, supervisionTriggerLabels } from '../supervision-labels.ts';
import type { PaperValues } from './paper.ts';

/** The values that only this paper has of the matter; none for another paper. */
export function supervisionValues(paper: string | null, view: MatterView, context: PrintContext): PaperValues {
  if (paper === 'supervision-letter') return orderValues(view, context);
  return paper === 'lead-form' ? leadValues(view, context) : {};
}

function orderValues(view: MatterView, context: PrintContext): PaperValues {
  const orders = ordersOf(view).filter(({ state }) => state !== 'refused' && state !== 'closed');
  const order = orders.find(({ state }) => state === 'to-issue') ?? orders.at(-1);
  if (order === undefined) return {};
  const { unit, trigger, problems, guidance, demands } = order.proposed.action;
  const { authorized } = order;
  return {
    mainTo: unitName(unit, context),
    trigger: `${supervisionTriggerLabels[trigger]}。`,
    problems,
    guidance,
    demands: demands.split('\n').filter((line) => line.trim() !== ''),
    dueOn: order.dueOn,
    feedback: '书面',
    ...(authorized !== null && {
      authorizedBy: officerTitle(authorized.by, context),
      authorizedOn: authorized.action.on,
    }),
  };
}

function leadValues(view: MatterView, context: PrintContext): PaperValues {
  const lead = leadOf(view);
  if (lead === null) return {};
  const { appointed, earlier, works, concluded } = lead;
  const { leader, team = [], target, plan, on, dueOn } = appointed.action;
  return {
    leader: officerTitle(leader, context),
    leadSince: on,
    leadDue: dueOn,
    team: team.join('、'),
    target,
    plan,
    progress: works.map(({ action }) => `${dateText(action.on)} ${leadWorkLabels[action.work]}：${action.text}`),
    outcome:
      concluded === null ? undefined : `${leadOutcomeLabels[concluded.action.outcome]}。${concluded.action.text}`,
    changes: [...earlier, appointed].map(
      ({ action }) =>
        `${dateText(action.on)} ${officerTitle(action.leader, context)}${action.reason === undefined ? '' : `（${action.reason}）`}`,
    ),
  };
}

const officerTitle = (id: string, { county }: PrintContext): string => {
  const officer = county.officers.find((each) => each.id === id);
  return officer === undefined ? id : `${officer.title}${officer.name}`;
};
