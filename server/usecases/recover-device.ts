import { maySitAt } from '#shared/domain/access/administration.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { SeatTicket } from '#shared/sync/enroll.ts';
import { Escrow, RecoveryWrap } from '#shared/sync/recovery.ts';
import type { Hash } from './ledger.ts';
import type { Authenticator, AuthProblem, SignedCall } from './authenticate.ts';
import { areKeys, ticketOf, type EnrollDeps } from './enroll-device.ts';
import { appendEvent } from './join-audit.ts';
import { findCode, issueCode, useCode, type CodeDeps } from './one-time-codes.ts';
import type { Sender } from './parse-push.ts';
import { isSealingKey, verifyingKey } from './signatures.ts';

export type RecoveryDeps = EnrollDeps & CodeDeps & { readonly hash: Hash };

/** The county's recovery key, from now on; every device seals its data key to it at its next sign-in. Audited. */
export async function saveRecoveryKey(
  deps: RecoveryDeps,
  by: { readonly office: string; readonly officer: string },
  key: string,
): Promise<Result<CountyProfile, 'not-found' | 'bad-request'>> {
  if (!(await isSealingKey(key))) return err('bad-request');
  return deps.store.transaction(async (tx) => {
    const county = await tx.readCounty();
    if (county === null) return err('not-found');
    const next = { ...county, version: county.version + 1, recoveryKey: key };
    await tx.saveCounty(next);
    await appendEvent(deps, tx, { kind: 'settings', what: 'recovery-key', ...by, result: 'done' });
    return ok(next);
  });
}

/** Keeps a device's sealed data key beside its record. The same one again changes nothing. */
export async function keepEscrow(
  { store }: Pick<EnrollDeps, 'store'>,
  county: CountyProfile,
  { office, device }: Sender,
  escrow: Escrow,
): Promise<Result<null, 'profile-changed' | 'not-found'>> {
  if (escrow.to !== county.recoveryKey) return err('profile-changed');
  const text = JSON.stringify(escrow);
  return store.transaction(async (tx) => {
    const row = (await tx.readDevices(office)).find((each) => each.device === device);
    if (row === undefined) return err('not-found');
    if (row.escrow !== text) await tx.putDevice({ ...row, escrow: text });
    return ok(null);
  });
}

/** `null`: the device has not sealed its data key to the county yet. */
export async function readEscrow(
  { store }: Pick<EnrollDeps, 'store'>,
  office: string,
  device: string,
): Promise<Result<Escrow | null, 'not-found'>> {
  const row = await store.findDevice(office, device);
  if (row === null) return err('not-found');
  return ok(row.escrow === null ? null : Escrow.parse(JSON.parse(row.escrow)));
}

/** Who is let back in where, and the data key under the one-time passphrase that only they are told. */
export type Recovery = { readonly office: string; readonly device: string; readonly officer: string };

/** Two shares were joined at the county: a code for the named officer. Code and audit entry are written together. */
export async function offerRecovery(
  deps: RecoveryDeps,
  county: CountyProfile,
  by: { readonly officer: string },
  { office, device, officer, wrap }: Recovery & { readonly wrap: RecoveryWrap },
): Promise<Result<{ readonly code: string; readonly expiresAt: Instant }, 'not-found' | 'wrong-office'>> {
  if (!maySitAt(county, office, officer)) return err('wrong-office');
  return deps.store.transaction(async (tx) => {
    const row = (await tx.readDevices(office)).find((each) => each.device === device);
    if (row === undefined || row.revokedAt !== null) return err('not-found');
    const recovery = JSON.stringify({ device, wrap });
    const issued = await issueCode(tx, deps, { officer, office, issuedBy: by.officer, recovery });
    const event = { kind: 'recovery', what: 'key-opened', office, device, officer: by.officer } as const;
    await appendEvent(deps, tx, { ...event, reason: officer, result: 'done' });
    return ok(issued);
  });
}

/** The named officer at the named device: a new seat with new keys, and the wrapped data key, once. */
export async function takeRecovery(
  deps: RecoveryDeps & { readonly auth: Authenticator },
  county: CountyProfile,
  call: SignedCall,
  { code, sign, seal }: { readonly code: string; readonly sign: string; readonly seal: string },
): Promise<
  Result<
    { readonly ticket: SeatTicket; readonly wrap: RecoveryWrap },
    AuthProblem | 'wrong-code' | 'wrong-office' | 'bad-request'
  >
> {
  const { office, device, officer } = call;
  if (!(await areKeys([sign], seal))) return err('bad-request');
  const row = await deps.store.findDevice(office, device);
  const key = row === null ? null : verifyingKey(row.key);
  if (row === null || key === null) return err('unknown-device');
  const checked = await deps.auth.checkWith({ device: key, officer: verifyingKey(sign) }, call);
  if (!checked.ok) return checked;
  if (row.revokedAt !== null) return err('revoked');
  const at = deps.now();
  const taken = await deps.store.transaction<
    Result<{ readonly ticket: SeatTicket; readonly wrap: RecoveryWrap }, 'wrong-code' | 'wrong-office'>
  >(async (tx) => {
    const found = await findCode(tx, code, at, 'recovery');
    if (!found.ok) return found;
    const offered: unknown = JSON.parse(found.value.recovery ?? 'null');
    // Written by `offerRecovery`.
    const { device: meant, wrap } = offered as { readonly device: string; readonly wrap: RecoveryWrap };
    if (found.value.officer !== officer || found.value.office !== office || meant !== device) return err('wrong-code');
    if (!maySitAt(county, office, officer)) return err('wrong-office');
    const seat = { office, device, officer, sign, seal, since: at };
    await tx.putSeat(seat);
    await useCode(tx, found.value, at);
    await appendEvent(deps, tx, { kind: 'recovery', what: 'seat', office, device, officer, result: 'done' });
    return ok({ ticket: ticketOf(deps.countyKey, seat, row.key), wrap });
  });
  deps.auth.forget(office, device);
  return taken;
}
