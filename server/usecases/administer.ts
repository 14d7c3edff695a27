import { areSeparate, hasSecurityAdmin } from '#shared/domain/access/administration.ts';
import type { CountyProfile, Officer } from '#shared/model/county.ts';
import { isSafeReason } from '#shared/model/audit.ts';
import type { OfficerId } from '#shared/model/ids.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { findUnit } from './county.ts';
import { appendEvent, type AuditDeps } from './join-audit.ts';
import type { Sender } from './parse-push.ts';

/**
 * C16: from its next request on the device is told `revoked` and erases itself. A second revocation changes nothing,
 * not even the reason.
 */
export async function revokeDevice(
  deps: AuditDeps,
  {
    office,
    device,
    reason,
    by,
  }: { readonly office: string; readonly device: string; readonly reason: string; readonly by: OfficerId },
): Promise<Result<null, 'not-found'>> {
  const at = deps.now();
  return deps.store.transaction(async (tx) => {
    const known = (await tx.readDevices(office)).find((each) => each.device === device);
    if (known === undefined) return err('not-found');
    if (known.revokedAt === null) {
      await tx.putDevice({ ...known, revokedAt: at, revokedFor: reason });
      const told = isSafeReason(reason) ? { reason: reason.slice(0, 200) } : {};
      await appendEvent(deps, tx, {
        kind: 'revoke',
        what: 'device',
        office,
        device,
        officer: by,
        ...told,
        result: 'done',
      });
    }
    return ok(null);
  });
}

/**
 * C13: a person at the county compared the fingerprint of this key with what the computer shows. `not-found`: no such
 * device, or it has another key by now. The first comparison stays.
 */
export async function confirmDevice(
  deps: AuditDeps,
  {
    office,
    device,
    key,
    by,
  }: { readonly office: string; readonly device: string; readonly key: string; readonly by: OfficerId },
): Promise<Result<null, 'not-found'>> {
  const at = deps.now();
  return deps.store.transaction(async (tx) => {
    const known = (await tx.readDevices(office)).find((each) => each.device === device);
    if (known === undefined || known.key !== key || known.revokedAt !== null) return err('not-found');
    if (known.confirmedAt === null) {
      await tx.putDevice({ ...known, confirmedAt: at, confirmedBy: by });
      await appendEvent(deps, tx, { kind: 'confirm', what: 'device', office, device, officer: by, result: 'done' });
    }
    return ok(null);
  });
}

/** Adds an officer, or replaces the one with the same id; the profile's version grows, so every device reads it again. */
export async function savePerson(
  deps: AuditDeps,
  officer: Officer,
  by: Sender & { readonly officer: OfficerId },
): Promise<Result<CountyProfile, 'not-found' | 'separate-duties' | 'last-admin' | 'unit-closed' | 'bad-request'>> {
  if (!areSeparate(officer.roles)) return err('separate-duties');
  return deps.store.transaction(async (tx) => {
    const county = await tx.readCounty();
    const unit = county === null ? undefined : findUnit(county, officer.unit);
    if (county === null || unit === undefined) return err('not-found');
    if (unit.closed === true && officer.left !== true) return err('unit-closed');
    const at = county.officers.findIndex(({ id }) => id === officer.id);
    const officers = at < 0 ? [...county.officers, officer] : county.officers.with(at, officer);
    if (officers.length > MOST_OFFICERS) return err('bad-request');
    if (!hasSecurityAdmin({ officers })) return err('last-admin');
    const next = { ...county, version: county.version + 1, officers };
    await tx.saveCounty(next);
    const what = changeOf(county.officers[at], officer);
    await appendEvent(deps, tx, {
      kind: 'role-change',
      what,
      ...by,
      subject: officer.id,
      roles: officer.roles,
      result: 'done',
    });
    return ok(next);
  });
}

/** The log says what changed of a person's rights; their name is in the profile. */
function changeOf(before: Officer | undefined, after: Officer): 'added' | 'left' | 'roles-changed' | 'changed' {
  if (before === undefined) return 'added';
  if (after.left === true && before.left !== true) return 'left';
  const same = before.roles.length === after.roles.length && before.roles.every((role) => after.roles.includes(role));
  return same && before.unit === after.unit && before.left === after.left ? 'changed' : 'roles-changed';
}

/** As the schema of the profile has it. */
const MOST_OFFICERS = 4000;
