/** What the steps of 协办 say for their papers (R001-37). */
import { coRequestsOf, crossOf, openCoRequests, type CoRequest } from '#shared/domain/workflow/co-handling.ts';
import { handlingUnit } from '#shared/domain/workflow/facts.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { dateText } from '../date-text.ts';
import { unitName, type PrintContext } from '../print-context.ts';
import { crossLevelLabels, crossSplitLabels } from '../workflow-labels.ts';
import type { PaperValues } from './paper.ts';

const askedUnit = ({ asked }: CoRequest, context: PrintContext): string =>
  asked.action.unit === undefined ? (asked.action.organ ?? '') : unitName(asked.action.unit, context);

/** 协办函 to the unit that was asked last and has not answered. */
export function coLetterValues(view: MatterView, context: PrintContext): PaperValues {
  const request = openCoRequests(view).at(-1);
  const leadUnit = unitName(handlingUnit(view), context);
  if (request === undefined) return { leadUnit, mainTo: undefined };
  const { task, dueOn } = request.asked.action;
  return { leadUnit, mainTo: askedUnit(request, context), task, coDueOn: dueOn };
}

/** 协同办理单 with every unit that was asked. */
export function coSheetValues(view: MatterView, context: PrintContext): PaperValues {
  const cross = crossOf(view)?.action;
  const units = coRequestsOf(view).map((request) => ({
    unit: askedUnit(request, context),
    task: request.asked.action.task,
    due: dateText(request.asked.action.dueOn),
    feedback: request.decision === null ? undefined : request.decision.action.text,
  }));
  return {
    leadUnit: unitName(handlingUnit(view), context),
    ...(cross !== undefined && {
      cross: cross.types.map((type) => crossSplitLabels[type]).join('、'),
      level: crossLevelLabels[cross.level],
      talks: cross.text,
    }),
    ...(units.length > 0 && { units }),
  };
}
