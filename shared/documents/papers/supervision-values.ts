/** What a matter knows of 《督办函》 and 《领导包案表》: the newest order that is to go out, and the lead in force. */
import { daysBetween } from '#shared/domain/calendar/plain-date.ts';
import { leadOf } from '#shared/domain/supervision/lead.ts';
import { countySettings } from '#shared/domain/settings/county-settings.ts';
import { nudgesOf, owedReply } from '#shared/domain/supervision/ladder.ts';
import { openOrders, type SupervisionOrder } from '#shared/domain/supervision/orders.ts';
import { stepsOfKind } from '#shared/domain/workflow/facts.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { Measure } from '#shared/model/supervision-codes.ts';
import type { ActionOf } from '#shared/model/workflow-action.ts';
import { dateText } from '../date-text.ts';
import { unitName, type PrintContext } from '../print-context.ts';
import { leadOutcomeLabels, leadWorkLabels, supervisionTriggerLabels } from '../supervision-labels.ts';
import type { PaperValues } from './paper.ts';

/** The values that only this paper has of the matter; none for another paper. */
export function supervisionValues(
  paper: string | null,
  view: MatterView,
  context: PrintContext,
  asOf: PlainDate,
): PaperValues {
  switch (paper) {
    case 'supervision-letter':
      return orderValues(view, context);
    case 'nudge-letter':
      return nudgeValues(view, context, asOf);
    case 'explanation-demand':
      return demandValues(view, context, asOf);
    case 'circular':
      return circularValues(view, context);
    case 'lead-form':
      return leadValues(view, context);
    default:
      return {};
  }
}

/** The order that is to go out, else the newest that is open; of one kind. */
function openOrder(view: MatterView, measures: readonly (Measure | undefined)[]): SupervisionOrder | undefined {
  const orders = openOrders(view).filter(({ proposed }) => measures.includes(proposed.action.measure));
  return orders.find(({ state }) => state === 'to-issue') ?? orders.at(-1);
}

/** 催办函, with the earlier reminders below it (R002-32). */
function nudgeValues(view: MatterView, context: PrintContext, asOf: PlainDate): PaperValues {
  const owed = owedReply(view);
  if (owed === null) return {};
  const nudges = nudgesOf(view, owed);
  return {
    mainTo: unitName(owed.unit, context),
    assignedNo: assignmentNo(view),
    replyDue: owed.dueOn,
    overdueDays: String(Math.max(0, daysBetween(owed.dueOn, asOf))),
    newDue: nudges.at(-1)?.action.newDue,
    earlier: nudges.map(({ action }) => ({
      on: action.on,
      way: NUDGE_WAYS[action.channel],
      person: action.person,
      reply: action.reply,
    })),
  };
}

const NUDGE_WAYS = { phone: 'phone', letter: 'letter', briefing: 'visit' } as const satisfies Record<
  ActionOf<'record-nudge'>['channel'],
  string
>;

/** The number of our own letter by which the matter was assigned. */
const assignmentNo = (view: MatterView): string | undefined =>
  (view.papers ?? []).filter(({ paper }) => paper === 'assignment-letter').at(-1)?.docNo;

/** 责成说明情况、责成书面检查 (R002-37, R002-38). */
function demandValues(view: MatterView, context: PrintContext, asOf: PlainDate): PaperValues {
  const order = openOrder(view, ['explain', 'self-criticism']);
  if (order === undefined) return {};
  const { unit, measure, problems, guidance, demands } = order.proposed.action;
  const owed = owedReply(view);
  const nudges = stepsOfKind(view, 'record-nudge').filter(({ action }) => action.unit === unit);
  return {
    kind: measure === 'explain' ? 'explain' : 'examine',
    mainTo: unitName(unit, context),
    assignedNo: assignmentNo(view),
    ...(owed?.unit === unit && { overdueDays: String(Math.max(0, daysBetween(owed.dueOn, asOf))) }),
    nudges: String(nudges.length),
    earlierReply: [problems, ...nudges.flatMap(({ action }) => action.reply ?? [])].join('\n'),
    basis: guidance,
    demand: demands,
    workDays: String(countySettings(context.county.settingEntries).on(asOf).measureDays),
    consequence:
      measure === 'explain' ? '逾期不说明或者说明不成立的，将责成书面检查。' : '逾期仍不整改的，将予以通报。',
  };
}

/** 通报: of the unit alone; what happened is written for it by hand, without the petitioner. */
function circularValues(view: MatterView, context: PrintContext): PaperValues {
  const order = openOrder(view, ['circular']);
  if (order === undefined) return { mainTo: undefined };
  const { unit, problems, demands } = order.proposed.action;
  return {
    mainTo: undefined,
    targetUnit: unitName(unit, context),
    problems,
    demands: linesOf(demands),
    dueOn: order.dueOn,
  };
}

const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line.trim() !== '');

function orderValues(view: MatterView, context: PrintContext): PaperValues {
  const order = openOrder(view, [undefined]);
  if (order === undefined) return {};
  const { unit, trigger, problems, guidance, demands } = order.proposed.action;
  const { authorized } = order;
  return {
    mainTo: unitName(unit, context),
    trigger: `${supervisionTriggerLabels[trigger]}。`,
    problems,
    guidance,
    demands: linesOf(demands),
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
