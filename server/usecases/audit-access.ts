import { actingOf } from '#shared/domain/access/acting.ts';
import { factsOf } from '#shared/domain/access/matter-facts.ts';
import { may } from '#shared/domain/access/matrix.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { ServerStore } from '#server/db/store.ts';
import { foldStreams } from './materialise.ts';

/** The officer at a device, as a request says; `''` when it names nobody. */
export type Asker = { readonly office: string; readonly officer: string };

/** 审计员 alone reads the log (C17). */
export const mayReadLog = (county: CountyProfile, { office, officer }: Asker): boolean =>
  may(actingOf(county, office, officer), 'audit-read', null).ok;

/** “谁看过” on one matter, for those who answer for it (RX-06). A matter that is not there is nobody's. */
export async function mayReadLooks(
  store: Pick<ServerStore, 'readStreams'>,
  county: CountyProfile,
  { office, officer }: Asker,
  stream: string,
): Promise<boolean> {
  const view = foldStreams(await store.readStreams([stream])).get(stream);
  return view !== undefined && may(actingOf(county, office, officer), 'audit-of-matter', factsOf(view)).ok;
}
