import type { CountyProfile } from '#shared/model/county.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { publicProgress, type PublicProgress } from '#shared/domain/workflow/public-progress.ts';
import type { ServerStore } from '#server/db/store.ts';
import { findUnit } from './county.ts';
import { materialise } from './materialise.ts';

/** What the holder of a receipt may learn with its code (R001-49), its units by name; `null` for a code nobody has. */
export async function lookUpProgress(
  store: ServerStore,
  county: CountyProfile,
  queryCode: string,
): Promise<PublicProgress | null> {
  const seen = store.as({ kind: 'receipt', queryCode });
  const matter = await seen.findMatterByQueryCode(queryCode);
  if (matter === null) return null;
  const [text] = await materialise({ readStreams: seen.readStreams, saveViews: store.saveViews }, [matter]);
  if (text === undefined) return null;
  // The text of a view made by `evolve`.
  const progress = publicProgress(JSON.parse(text) as MatterView);
  const nameOf = (code: string): string => findUnit(county, code)?.name ?? '';
  return { ...progress, office: nameOf(progress.office), dutyUnit: nameOf(progress.dutyUnit) };
}
