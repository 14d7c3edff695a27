import { err, ok, type Result } from '#shared/lib/result.ts';
import type { PinKeeping } from '#shared/lib/pin-keeper.ts';
import { makePin } from '#renderer/vault/session-pin.ts';
import {
  readSeats,
  rewrap,
  settleUnrecorded,
  unlock,
  type UnlockProblem,
  type VaultDeps,
} from '#renderer/vault/vault.ts';
import { forgetOsPin, keepBeyondRun, type OsStore } from './os-pin.ts';
import type { AuditLog } from './record-audit.ts';

/** `no-keeper`: nothing here outlasts the page, so there is nowhere to keep it. `no-key-store`: nor the program. */
export type PinSetupProblem = UnlockProblem | { readonly code: 'no-keeper' | 'no-key-store' };

/**
 * The officer's own other passphrase: the old one is asked, one row is written, no record (C6). Works without any network.
 * Whoever copied the disk before still opens that copy with the old one. A session PIN of the old one opens nothing more.
 */
export async function changePassphrase(
  { vault, keeper }: { readonly vault: VaultDeps; readonly keeper: PinKeeping },
  officer: string,
  { old, next }: { readonly old: string; readonly next: string },
): Promise<Result<null, UnlockProblem>> {
  const proved = await unlock(vault, officer, old);
  if (!proved.ok) return proved;
  await rewrap(vault, proved.value, next);
  await keeper.drop(officer);
  return ok(null);
}

/** A PIN that opens the next locks of this run, in place of an earlier one; with `os` also those of the next runs (C4). */
export async function setSessionPin(
  { vault, keeper }: { readonly vault: VaultDeps; readonly keeper: PinKeeping },
  officer: string,
  given: { readonly passphrase: string; readonly pin: string; readonly os?: OsStore | undefined },
): Promise<Result<null, PinSetupProblem>> {
  const made = await makePin(vault, officer, given);
  if (!made.ok) return made;
  if (given.os === undefined) await forgetOsPin(vault, officer);
  // Not sealed: nothing is set, and an older one stays as it was.
  else if (!(await keepBeyondRun(vault, given.os, made.value))) return err({ code: 'no-key-store' });
  return (await keeper.keep(made.value)) ? ok(null) : err({ code: 'no-keeper' });
}

/** What happened at the sign-in screen goes into the sealed log as soon as somebody opens it (C18). */
export async function recordAtTheDoor(vault: Pick<VaultDeps, 'db'>, log: AuditLog): Promise<void> {
  for (const { officer, unrecorded } of await readSeats(vault)) {
    if (unrecorded === undefined) continue;
    const { failed, recovered, wiped } = unrecorded;
    const entries = [
      ...(wiped !== undefined ? [{ kind: 'recovery', what: 'keys-wiped', count: wiped } as const] : []),
      ...(failed > 0 ? [{ kind: 'sign-in-failed', count: failed, result: 'failed' } as const] : []),
      ...(recovered === true ? [{ kind: 'recovery', what: 'new-passphrase' } as const] : []),
    ];
    if (entries.length === 0) continue;
    const audit = log.of(officer);
    for (const entry of entries) if (!(await audit.record(entry)).ok) return;
    await settleUnrecorded(vault, officer, unrecorded);
  }
}
