import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Bytes } from '#renderer/vault/bytes.ts';
import { openEscrow } from '#renderer/vault/escrow.ts';
import { newKdfParams } from '#renderer/vault/kdf-params.ts';
import { kekOf, wrapDataKey } from '#renderer/vault/key-encryption.ts';
import type { KeptWork, LeftBehind } from '#renderer/vault/left-db.ts';
import type { VaultDeps } from '#renderer/vault/vault.ts';
import { readBackupPart, writeBackupPart, type BackupFileProblem, type BackupPart } from './device-backup-file.ts';

/**
 * The file that a revoked computer's office hands in (C16): a backup into which no officer has a way, only the county's
 * recovery key. `null` where nothing was kept.
 */
export async function leftFileOf({ office, device, at, kept }: LeftBehind): Promise<Bytes | null> {
  if (kept === undefined) return null;
  return writeBackupPart({ office, device, madeAt: at, part: 1, of: 1, seats: [], ...kept });
}

/** Such a file as it was handed in. Who and when is readable, the work is not. */
export type HandedIn = BackupPart & Pick<KeptWork, 'escrow'>;

/** `not-left`: it is a backup, but not of a revoked computer; its officers have the passphrase themselves. */
export async function readHandedIn(file: Bytes): Promise<Result<HandedIn, BackupFileProblem | 'not-left'>> {
  const part = await readBackupPart(file);
  if (!part.ok) return part;
  const { escrow } = part.value;
  return escrow === undefined ? err('not-left') : ok({ ...part.value, escrow });
}

/**
 * The same rows with a way in for one officer of that office, under a passphrase told to them alone: a backup that they
 * restore on a computer of their office (decision 0012). Nobody at the county sees what is in it (ACC-02). `key` is the
 * county's recovery key; `null`: it does not open this file, or the file bears another name than it was sealed for.
 */
export async function giveWayIn(
  { escrow, ...part }: HandedIn,
  key: CryptoKey,
  {
    derive,
    officer,
    passphrase,
  }: Pick<VaultDeps, 'derive'> & { readonly officer: string; readonly passphrase: string },
): Promise<Bytes | null> {
  const dataKey = await openEscrow(key, part, escrow);
  if (dataKey === null) return null;
  const params = newKdfParams();
  const wrapped = await wrapDataKey(dataKey, await kekOf(await derive(passphrase, params)));
  return writeBackupPart({ ...part, seats: [{ officer, params, wrapped }] });
}
