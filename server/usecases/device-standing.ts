import { err, ok, type Result } from '#shared/lib/result.ts';
import { signedText } from '#shared/sync/signed-request.ts';
import type { ServerStore } from '#server/db/store.ts';
import type { SignedCall } from './authenticate.ts';
import { isSignedBy, verifyingKey } from './signatures.ts';

export type Standing = {
  readonly office: string;
  readonly device: string;
  readonly deviceKey: string;
  readonly revoked: boolean;
};

/**
 * What a computer at which nobody is signed in may know: whether it was revoked (PROTOCOL A13). It signs as a device,
 * without an officer; the answer says nothing else, and whoever replays the question learns nothing new.
 */
export async function deviceStanding(
  store: ServerStore,
  call: SignedCall,
): Promise<Result<Standing, 'unknown-device' | 'bad-signature'>> {
  const { office, device } = call;
  const row = await store.findDevice(office, device);
  const key = row === null ? null : verifyingKey(row.key);
  if (row === null || key === null) return err('unknown-device');
  if (!isSignedBy(key, call.signature, signedText(call))) return err('bad-signature');
  return ok({ office, device, deviceKey: row.key, revoked: row.revokedAt !== null });
}

/** The revoked devices of an office, so that its others keep them out of a room without asking the county (QU-16). */
export async function revokedAt(store: ServerStore, office: string): Promise<readonly string[]> {
  const rows = await store.readAllDevices();
  return rows
    .filter((row) => row.office === office && row.revokedAt !== null)
    .map(({ device }) => device)
    .sort();
}
