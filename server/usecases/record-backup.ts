import { Instant } from '#shared/model/plain-date.ts';
import type { ServerStore } from '#server/db/store.ts';
import { recordEvent } from './join-audit.ts';
import type { Hash } from './ledger.ts';

/** RX-06: the county's log says that its data were copied or brought back; who sat at the server is not known to it. */
export const recordBackup = async (
  { store, hash, now }: { readonly store: ServerStore; readonly hash: Hash; readonly now: () => string },
  kind: 'backup' | 'restore',
  result: 'done' | 'failed',
): Promise<void> => {
  await recordEvent({ store, hash, now: () => Instant.parse(now()) }, { kind, what: 'county', result });
};
