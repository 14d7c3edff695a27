import { readersFor, type ReaderProblem } from '#shared/domain/confidential/readers.ts';
import { err, type Result } from '#shared/lib/result.ts';
import type { Concerned, SealReader } from '#shared/model/confidential.ts';
import { readersText } from '#shared/sync/confidential.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { isSignedBy } from '#renderer/vault/signed-call.ts';

export type NoReaders = ReaderProblem | 'no-readers' | 'readers-changed';

/** The seats to seal a report to, from the list this device keeps; a problem when it has none to rely on. */
export function readersOn({ state }: DeviceStore, concerned: Concerned): Result<readonly SealReader[], NoReaders> {
  const { profile, sealReaders, readersDoubted } = state;
  if (readersDoubted) return err('readers-changed');
  if (profile === null || sealReaders === null || sealReaders.length === 0) return err('no-readers');
  return readersFor<SealReader>(sealReaders, concerned, profile);
}

/**
 * CF-18: may the device seal to this list? It is under the county's pinned key, and no seat that was known has another
 * key now: a seat is a device and an officer, and whoever gets new keys gets a new device code with them.
 */
export async function isTrustworthy(
  known: readonly SealReader[] | null,
  { readers, signature }: { readonly readers: readonly SealReader[]; readonly signature: string },
  countyKey: string,
): Promise<boolean> {
  const keys = new Map((known ?? []).map((each) => [seatOf(each), each.seal]));
  const isSame = readers.every((each) => (keys.get(seatOf(each)) ?? each.seal) === each.seal);
  return isSame && isSignedBy(countyKey, signature, readersText(readers));
}

const seatOf = ({ office, device, officer }: SealReader): string => `${office} ${device} ${officer}`;
