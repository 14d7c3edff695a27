import { err, ok, type Result } from '#shared/lib/result.ts';
import { ProfileResponse } from '#shared/sync/enroll.ts';
import { IssueCodeResponse } from '#shared/sync/people.ts';
import { EscrowResponse, type Escrow } from '#shared/sync/recovery.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { saveProfile } from '#renderer/data/writes/save-profile.ts';
import { randomBytes, type Bytes } from '#renderer/vault/bytes.ts';
import { escrowOf, noteHeld, openEscrow, wrapForRecovery } from '#renderer/vault/escrow.ts';
import { oneTimePassphrase } from '#renderer/vault/passphrase-rules.ts';
import {
  joinRecoveryKey,
  makeRecoveryKey,
  readShare,
  type NewRecoveryKey,
  type ShareProblem,
  wrongGroupSoFar,
} from '#renderer/vault/recovery-key.ts';
import { fingerprintOf, signedCall, type CallProblem, type Connection } from '#renderer/vault/signed-call.ts';
import { readDevice, type Unlocked, type VaultDeps } from '#renderer/vault/vault.ts';
import { isHeld } from '#renderer/vault/wipe-keys.ts';
import { ask, posted } from './ask-county.ts';
import { giveWayIn, type HandedIn } from './left-work.ts';

/** Sends the data key, sealed to the county's recovery key, wherever there is one; at every sign-in, and cheap. */
export async function sendEscrow(
  vault: Pick<VaultDeps, 'db'>,
  unlocked: Unlocked,
  store: DeviceStore,
  connection: Connection,
): Promise<boolean> {
  const to = store.state.profile?.recoveryKey;
  if (to === undefined) return false;
  const escrow: Escrow = await escrowOf(vault, unlocked, to);
  const { ok: kept } = await signedCall(connection, '/escrow', posted({ escrow }));
  if (kept) await noteHeld(vault, escrow);
  return kept;
}

/** The same where a sign-in without a line, or a change of key, left the county without it: until it says it has it. */
export async function sendMissingEscrow(
  vault: Pick<VaultDeps, 'db'>,
  unlocked: Unlocked,
  store: DeviceStore,
  connection: Connection,
): Promise<void> {
  const device = await readDevice(vault);
  if (device !== null && !isHeld(device)) await sendEscrow(vault, unlocked, store, connection);
}

/** With the number that the sheets bear: sheets of different keys do not go together. */
export type FreshRecoveryKey = NewRecoveryKey & { readonly number: string };

/** A fresh pair; the county hears of it only when the shares are on paper (`publishRecoveryKey`). */
export async function newRecoveryKey(): Promise<FreshRecoveryKey> {
  const key = await makeRecoveryKey();
  return { ...key, number: await fingerprintOf(key.publicKey) };
}

/** The group that is wrong in what was typed of a sheet so far; `null` while all that are whole are right. */
export const wrongGroup = wrongGroupSoFar;

/** The shares are printed: from now on every device seals its data key to this. */
export async function publishRecoveryKey(
  store: DeviceStore,
  connection: Connection,
  key: string,
): Promise<Result<null, CallProblem>> {
  const answer = await ask(connection, '/recovery-key', posted({ key }), ProfileResponse);
  if (!answer.ok) return answer;
  await saveProfile(store, answer.value.profile);
  return ok(null);
}

export type Shares = readonly [first: string, second: string];

/**
 * `share`: what is wrong with the sheet of one of the two; `same-share`: twice the same sheet; `bad-share`: together they
 * give no key; `no-escrow`: that device sealed nothing; `left-damaged`: the file is not what that device wrote.
 */
export type RecoveryProblem =
  | CallProblem
  | { readonly code: 'bad-share' | 'same-share' | 'no-escrow' | 'left-damaged' }
  | { readonly code: 'share'; readonly keeper: 1 | 2; readonly share: ShareProblem };

/** `to`: what was sealed to the key before, by a device that was away since, opens with the sheets of that key. */
async function joined(
  store: DeviceStore,
  texts: Shares,
  to: string | undefined,
): Promise<Result<CryptoKey, RecoveryProblem>> {
  const publicKey = to ?? store.state.profile?.recoveryKey;
  if (publicKey === undefined) return err({ code: 'no-escrow' });
  const [first, second] = await Promise.all([readShare(publicKey, texts[0]), readShare(publicKey, texts[1])]);
  if (!first.ok) return err({ code: 'share', keeper: 1, share: first.error });
  if (!second.ok) return err({ code: 'share', keeper: 2, share: second.error });
  if (first.value[0] === second.value[0]) return err({ code: 'same-share' });
  const key = await joinRecoveryKey(publicKey, [first.value, second.value]);
  return key === null ? err({ code: 'bad-share' }) : ok(key);
}

/** Told once, to the named officer. */
export type GivenRecovery = { readonly code: string; readonly passphrase: string; readonly expiresAt: string };

/** Two people gave their shares: lets one named officer back in at one device (security §3.3). */
export async function recoverFor(
  {
    store,
    connection,
    derive,
  }: {
    readonly store: DeviceStore;
    readonly connection: Connection;
    readonly derive: VaultDeps['derive'];
  },
  at: { readonly office: string; readonly device: string; readonly officer: string },
  shares: Shares,
): Promise<Result<GivenRecovery, RecoveryProblem>> {
  const { office, device, officer } = at;
  const answer = await ask(connection, `/devices/${office}/${device}/escrow`, {}, EscrowResponse);
  if (!answer.ok) return answer;
  const { escrow } = answer.value;
  const key = await joined(store, shares, escrow?.to);
  if (!key.ok) return key;
  const dataKey = escrow === null ? null : await openEscrow(key.value, { office, device }, escrow);
  if (escrow === null || dataKey === null) return err({ code: 'no-escrow' });
  const passphrase = oneTimePassphrase(randomBytes);
  const wrap = await wrapForRecovery(derive, { dataKey, store: escrow.store, passphrase });
  const issued = await ask(connection, '/recoveries', posted({ office, device, officer, wrap }), IssueCodeResponse);
  if (!issued.ok) return issued;
  return ok({ code: issued.value.code, passphrase, expiresAt: issued.value.expiresAt });
}

/** Told once, to the named officer, with the file they restore. */
export type PassedOn = { readonly file: Bytes; readonly passphrase: string };

/** Two people gave their shares: what a revoked computer left behind goes back to its office (C16). */
export async function passOn(
  { store, derive }: { readonly store: DeviceStore; readonly derive: VaultDeps['derive'] },
  handedIn: HandedIn,
  officer: string,
  shares: Shares,
): Promise<Result<PassedOn, RecoveryProblem>> {
  const key = await joined(store, shares, handedIn.escrow.to);
  if (!key.ok) return key;
  const passphrase = oneTimePassphrase(randomBytes);
  const file = await giveWayIn(handedIn, key.value, { derive, officer, passphrase });
  return file === null ? err({ code: 'left-damaged' }) : ok({ file, passphrase });
}
