import type { CountyProfile } from '#shared/model/county.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import type { EnrollRequest } from '#shared/sync/enroll.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { ServerStore } from '#server/db/store.ts';
import { findUnit } from './county.ts';
import type { Hash } from './ledger.ts';

export type EnrollDeps = {
  readonly store: ServerStore;
  readonly hash: Hash;
  readonly now: () => Instant;
  /** At least 128 random bits as text. */
  readonly newToken: () => string;
};

export type Enrolled = { readonly device: string; readonly token: string };

/**
 * Gives the next device code of the office, `D1`, `D2` …, and a token; only the token's hash is kept. A device that shows
 * its previous name and token keeps both, unless somebody else bears the name now.
 */
export async function enrollDevice(
  { store, hash, now, newToken }: EnrollDeps,
  county: CountyProfile,
  { office, label, previous }: EnrollRequest,
): Promise<Result<Enrolled, 'unknown-office' | 'unknown-device'>> {
  if (findUnit(county, office) === undefined) return err('unknown-office');
  const at = now();
  const row = { office, label: label.replace(/\p{Cc}/gu, ' '), enrolledAt: at, lastSeenAt: at };
  return store.transaction(async (tx) => {
    const devices = await tx.readDevices(office);
    if (previous !== undefined) {
      const known = devices.find(({ device }) => device === previous.device);
      if (known !== undefined && known.tokenHash !== hash(previous.token)) return err('unknown-device');
      if (known === undefined) await tx.addDevice({ ...row, device: previous.device, tokenHash: hash(previous.token) });
      return ok(previous);
    }
    const token = newToken();
    const device = `D${Math.max(0, ...devices.map((other) => Number(other.device.slice(1)))) + 1}`;
    await tx.addDevice({ ...row, device, tokenHash: hash(token) });
    return ok({ device, token });
  });
}
