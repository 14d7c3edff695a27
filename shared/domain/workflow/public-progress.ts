/**
 * What the holder of a receipt may learn of a matter (WF-28, R001-49, R004-50): where it stands, who has it, and the days
 * of the steps that the petitioner is told of anyway. No names, no content. The county's query page and the clerk at the
 * counter tell the same.
 */
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { ActionOf } from '#shared/model/workflow-action.ts';
import { acceptanceOf, firstUnit, handlingUnit, newest, servedOf, stepsOfKind } from './facts.ts';

export type PublicProgress = {
  readonly status: MatterView['status'];
  readonly receivedOn: PlainDate;
  /** When the newest step was recorded. */
  readonly updatedAt: MatterView['updatedAt'];
  /** Who registered it, and who is responsible for it. */
  readonly office: string;
  readonly dutyUnit: string;
  readonly acceptedOn?: PlainDate | undefined;
  readonly answeredOn?: PlainDate | undefined;
  readonly deliveredOn?: PlainDate | undefined;
  readonly closedAs?: ActionOf<'submit-closure'>['closeMode'] | undefined;
};

export function publicProgress(view: MatterView): PublicProgress {
  const acceptance = acceptanceOf(view);
  const signed = stepsOfKind(view, 'sign-opinion')
    .filter(({ action }) => action.approved)
    .at(-1);
  const answeredOn = (signed ?? newest(view, 'answer-suggestion'))?.action.on ?? view.settlement?.informedOn;
  const delivered = servedOf(view, 'opinion') ?? servedOf(view, 'suggestion-reply');
  const deliveredOn = delivered?.action.on ?? view.settlement?.informedOn;
  const ended = view.status === 'closed' || view.status === 'archived';
  const closedAs = ended ? (newest(view, 'submit-closure')?.action.closeMode ?? view.settlement?.closeMode) : undefined;
  return {
    status: view.status,
    receivedOn: view.registration.receivedOn,
    updatedAt: view.updatedAt,
    office: firstUnit(view),
    dutyUnit: handlingUnit(view),
    ...(acceptance !== null && { acceptedOn: acceptance.action.on }),
    ...(answeredOn !== undefined && { answeredOn }),
    ...(deliveredOn !== undefined && { deliveredOn }),
    ...(closedAs !== undefined && { closedAs }),
  };
}
