/** What a matter knows of 《责任倒查登记表》 (documents §5.15): its stages, and who had it. The cause and the conclusion are people's. */
import { handlersOf } from '#shared/domain/workflow/facts.ts';
import { stageTimes, type StageTime } from '#shared/domain/workflow/stage-times.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { matterStatusLabels } from '../code-labels.ts';
import { dateText } from '../date-text.ts';
import { officerName, unitName, type PrintContext } from '../print-context.ts';
import type { PaperValues } from './paper.ts';

export function lookBackValues(view: MatterView, context: PrintContext, asOf: PlainDate): PaperValues {
  const names = [...handlersOf(view)].map((id) => officerName(id, context));
  const responsible = [...new Set([view.registration.dutyOfficer ?? [], names].flat())].join('、');
  return {
    stages: stageTimes(view, asOf).map((time) => stageText(time, context)),
    ...(responsible !== '' && { responsible }),
  };
}

function stageText({ stage, unit, from, to, days, by }: StageTime, context: PrintContext): string {
  const until = to === null ? '至今' : `至${dateText(to)}`;
  const who = by.length === 0 ? '' : `，经办：${by.map((id) => officerName(id, context)).join('、')}`;
  return `${matterStatusLabels[stage]}：${unitName(unit, context)}，${dateText(from)}${until}，停留 ${days} 天${who}`;
}
