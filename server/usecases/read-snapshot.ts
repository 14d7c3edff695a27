import { scopeName } from '#shared/domain/access/device-scope.ts';
import type { ServerStore, UnitFilter } from '#server/db/store.ts';
import { claimsOf } from '#server/db/claims.ts';
import { materialise, receptionTexts } from './materialise.ts';

/** A page of whole matters as JSON texts; `next` is where the following page starts, `null` after the last. */
export type SnapshotPage = {
  readonly cursor: number;
  readonly chain: string;
  readonly next: string | null;
  readonly left: number;
  readonly scope: string;
  readonly views: readonly string[];
  readonly receptions: readonly string[];
};

/** Whole matters for a new device (L4). The head is read first: views may be newer than the cursor, never older (L5). */
export async function readSnapshot(
  store: ServerStore,
  units: UnitFilter,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<SnapshotPage> {
  const head = await store.readHead();
  const seen = store.as(claimsOf(units));
  const streams = await seen.readMatters({ after, units, limit });
  const matters = streams.filter(({ kind }) => kind === 'matter');
  const receptions = await receptionTexts(
    seen,
    streams.filter(({ kind }) => kind === 'reception'),
  );
  const views = await materialise({ readStreams: seen.readStreams, saveViews: store.saveViews }, matters);
  const last = streams.at(-1);
  const left = last === undefined || streams.length < limit ? 0 : await seen.countMatters({ after: last.id, units });
  return {
    cursor: head.seq,
    chain: head.chain,
    next: left > 0 && last !== undefined ? last.id : null,
    left,
    scope: scopeName(units),
    views,
    receptions,
  };
}
