import type { SealedMatter } from '#shared/model/confidential.ts';
import type { OperationId } from '#shared/model/ids.ts';
import type { Operation } from '#shared/model/operation.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import type { StoreTx } from '#server/db/store.ts';

/**
 * What a group of operations moves into confidence (CF-13 to CF-16): a matter that becomes a report, or late work on one
 * that did. Collected while the operations are judged, filed in the same transaction once all of them are.
 */
export type Sealing = { readonly op: Operation; readonly body: string; readonly arrivedAt: Instant } & (
  | { readonly kind: 'report'; readonly report: SealedMatter }
  | { readonly kind: 'late' }
);

/** Ids of operations that the confidential register has: the seal of a matter that was sealed already, and late work. */
export async function sealedIds(tx: StoreTx, ids: readonly OperationId[]): Promise<ReadonlySet<string>> {
  return new Set((await tx.findConfidential(ids)).map(({ id }) => id));
}
