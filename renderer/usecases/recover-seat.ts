import { err, ok, type Result } from '#shared/lib/result.ts';
import { ticketText } from '#shared/sync/enroll.ts';
import { RecoverResponse, type RecoveryWrap } from '#shared/sync/recovery.ts';
import { unwrapRecovery } from '#renderer/vault/escrow.ts';
import { generateSeatKeys, signerOf } from '#renderer/vault/seat-keys.ts';
import { isSignedBy, signedCall, type CallProblem } from '#renderer/vault/signed-call.ts';
import { addSeat, type VaultDeps } from '#renderer/vault/vault.ts';
import { renewTerm } from '#renderer/vault/wipe-keys.ts';
import type { VaultSeat } from '#renderer/vault/vault-rows.ts';
import { readWelcome, type GivenSeat } from './enroll-device.ts';
import { posted } from './ask-county.ts';
import type { Doorway } from './doorway.ts';

/** The county's answer to a recovery code; kept in memory until the one-time passphrase and an own one are there. */
export type RecoveredSeat = GivenSeat & {
  readonly wrap: RecoveryWrap;
  /** The county's time, an Instant. */
  readonly at: string;
};

/**
 * Redeems the code that two people at the county gave for this officer. Nobody is signed in, so nothing sealed can say
 * which county is ours: its signature below the old seat does.
 */
export async function askRecovery(
  base: string,
  { device }: Doorway,
  seat: VaultSeat,
  code: string,
): Promise<Result<RecoveredSeat, CallProblem>> {
  const welcome = await readWelcome(base);
  if (!welcome.ok) return welcome;
  const { countyKey } = welcome.value;
  if (!(await isSignedBy(countyKey, seat.ticket.signature, ticketText(seat.ticket))))
    return err({ code: 'bad-answer' });
  const keys = await generateSeatKeys();
  const signer = signerOf({
    office: device.office,
    device: device.device,
    officer: seat.officer,
    deviceKey: device.deviceKey,
    officerKey: keys.sign.privateKey,
  });
  const connection = { base, signer, countyKey, clock: { ahead: 0 }, onRevoked: () => undefined };
  const body = posted({ code, sign: keys.sign.publicKey, seal: keys.seal.publicKey });
  const answer = await signedCall(connection, '/recover', body);
  if (!answer.ok) return answer;
  const parsed = RecoverResponse.safeParse(answer.value);
  if (!parsed.success) return err({ code: 'bad-answer' });
  const { ticket, wrap, serverNow } = parsed.data;
  return ok({ ticket, wrap, keys, at: serverNow });
}

/**
 * The one-time passphrase opens the data key, and an own passphrase seals it at once: the seat never bears the one-time
 * one, and the old wrap is gone with the same writing. `false`: the one-time passphrase is wrong, or of another store.
 */
export async function takeRecoveredSeat(
  vault: VaultDeps,
  { device }: Doorway,
  seat: VaultSeat,
  { wrap, ticket, keys, at }: RecoveredSeat,
  given: { readonly oneTime: string; readonly own: string },
): Promise<boolean> {
  const dataKey = wrap.store === device.store ? await unwrapRecovery(vault.derive, wrap, given.oneTime.trim()) : null;
  if (dataKey === null) return false;
  const unrecorded = { failed: 0, ...seat.unrecorded, recovered: true } as const;
  await addSeat(vault, { device, dataKey }, { ticket, name: seat.name, passphrase: given.own, keys, unrecorded });
  // The county answered: what it gave back is not wiped again for the days before (C16).
  await renewTerm(vault, { at });
  return true;
}
