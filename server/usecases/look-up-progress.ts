import type { CountyProfile } from '#shared/model/county.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { acceptanceOf, newest, servedOf, stepsOfKind } from '#shared/domain/workflow/facts.ts';
import type { ServerStore } from '#server/db/store.ts';
import { findUnit } from './county.ts';
import { materialise } from './materialise.ts';

/** What the holder of a receipt may learn with its code (R001-49): no names, no content. */
export type Progress = {
  readonly status: MatterView['status'];
  readonly receivedOn: string;
  /** When the newest step was recorded. */
  readonly updatedAt: string;
  /** Names of the office that registered it and of the unit responsible for it. */
  readonly office: string;
  readonly dutyUnit: string;
  /** Steps that the petitioner is told of anyway: codes and legal days (R001-49, R004-49, R004-50). */
  readonly acceptedOn?: string;
  readonly answeredOn?: string;
  readonly deliveredOn?: string;
  readonly closedAs?: string;
};

export async function lookUpProgress(
  store: ServerStore,
  county: CountyProfile,
  queryCode: string,
): Promise<Progress | null> {
  const seen = store.as({ kind: 'receipt', queryCode });
  const matter = await seen.findMatterByQueryCode(queryCode);
  if (matter === null) return null;
  const [text] = await materialise({ readStreams: seen.readStreams, saveViews: store.saveViews }, [matter]);
  if (text === undefined) return null;
  // The text of a view made by `evolve`.
  const view = JSON.parse(text) as MatterView;
  const nameOf = (code: string): string => findUnit(county, code)?.name ?? '';
  return {
    status: view.status,
    receivedOn: view.registration.receivedOn,
    updatedAt: view.updatedAt,
    office: nameOf(view.office),
    dutyUnit: nameOf(view.registration.dutyUnit),
    ...publicSteps(view),
  };
}

function publicSteps(view: MatterView): Partial<Progress> {
  const acceptance = acceptanceOf(view);
  const signed = stepsOfKind(view, 'sign-opinion')
    .filter(({ action }) => action.approved)
    .at(-1);
  const answered = signed ?? newest(view, 'answer-suggestion');
  const delivered = servedOf(view, 'opinion') ?? servedOf(view, 'suggestion-reply');
  const closedAs =
    view.status === 'closed' || view.status === 'archived'
      ? (newest(view, 'submit-closure')?.action.closeMode ?? view.settlement?.closeMode)
      : undefined;
  return {
    ...(acceptance !== null && { acceptedOn: acceptance.action.on }),
    ...(answered !== null && { answeredOn: answered.action.on }),
    ...(delivered !== null && { deliveredOn: delivered.action.on }),
    ...(closedAs !== undefined && { closedAs }),
  };
}
