import type { StreamId } from '#shared/model/ids.ts';
import { isBeginning, type ReceptionEntry, type ReceptionOperation } from '#shared/model/reception-stream.ts';
import { mergeStream, type Incoming } from '#shared/sync/merge.ts';
import { headOf, type ReceptionLog } from '../reception-rows.ts';

/**
 * A log with incoming operations below the pending ones (shared/sync/merge.ts); what a log adds up to is its operations
 * themselves. `null` when the stream's beginning is missing here, and everything is to be read anew.
 */
export function mergeLog(
  log: ReceptionLog | undefined,
  stream: StreamId,
  incoming: readonly Incoming<ReceptionOperation>[],
  pending: readonly ReceptionOperation[],
): ReceptionLog | null {
  const first = incoming[0];
  const isNew = log === undefined || log.confirmed.length === 0;
  if (isNew && (first === undefined || !isBeginning(first.op))) return null;
  const merged = mergeStream<readonly ReceptionEntry[], ReceptionOperation>(
    { confirmed: log?.confirmed ?? [], head: headOf(log), pending, incoming },
    (entries, op, stamp) => (stamp === null ? (entries ?? []) : [...(entries ?? []), { op, stamp }]),
  );
  return { id: stream, confirmed: merged.confirmed ?? [], waiting: merged.pending };
}
