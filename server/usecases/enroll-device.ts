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

/** Gives the next device code of the office, `D1`, `D2` …, and a token; only the token's hash is kept. */
export async function enrollDevice(
  { store, hash, now, newToken }: EnrollDeps,
  county: CountyProfile,
  { office, label }: EnrollRequest,
): Promise<Result<Enrolled, 'unknown-office'>> {
  if (findUnit(county, office) === undefined) return err('unknown-office');
  const token = newToken();
  const at = now();
  const device = await store.transaction(async (tx) => {
    const taken = (await tx.readDevices(office)).map((row) => Number(row.device.slice(1)));
    const next = `D${Math.max(0, ...taken) + 1}`;
    await tx.addDevice({
      office,
      device: next,
      tokenHash: hash(token),
      label: label.replace(/\p{Cc}/gu, ' '),
      enrolledAt: at,
      lastSeenAt: at,
    });
    return next;
  });
  return ok({ device, token });
}
