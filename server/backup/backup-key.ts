import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { err, ok, type Result } from '#shared/lib/result.ts';

/**
 * 备份密钥: backups are sealed to its public half, which lies on the server; the secret half is printed once, kept in an
 * envelope, and typed in to restore (security C24). A thief of server and backups reads nothing.
 */
export type BackupKey = { readonly publicKey: KeyObject; readonly secretText: string };

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** P-256 private scalar and two bytes that catch a slip of the pen. */
const [SECRET_BYTES, CHECK_BYTES] = [32, 2];

export function newBackupKey(): BackupKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { publicKey, secretText: writeSecret(privateKey) };
}

/** Groups of four for people to copy; no letter that is taken for another one. */
function writeSecret(privateKey: KeyObject): string {
  const secret = Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url');
  const padded = Buffer.concat([Buffer.alloc(SECRET_BYTES - secret.length), secret]);
  const text = toBase32(Buffer.concat([padded, checkOf(padded)]));
  return text.match(/.{1,4}/g)?.join('-') ?? text;
}

/** The secret half as typed: case, spaces and dashes do not matter, nor O for 0 and I or L for 1. */
export function readBackupSecret(typed: string): Result<KeyObject, 'backup-key-mistyped'> {
  const text = typed
    .toUpperCase()
    .replaceAll(/[\s\-—_]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const bytes = fromBase32(text, SECRET_BYTES + CHECK_BYTES);
  if (bytes === null) return err('backup-key-mistyped');
  const secret = bytes.subarray(0, SECRET_BYTES);
  if (!checkOf(secret).equals(bytes.subarray(SECRET_BYTES))) return err('backup-key-mistyped');
  try {
    return ok(privateKeyOf(secret));
  } catch {
    return err('backup-key-mistyped');
  }
}

/** SEC 1 `ECPrivateKey` for P-256 without the public half, which OpenSSL computes. */
const SEC1_HEAD = Buffer.from('30310201010420', 'hex');
const SEC1_TAIL = Buffer.from('a00a06082a8648ce3d030107', 'hex');

function privateKeyOf(secret: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([SEC1_HEAD, secret, SEC1_TAIL]), format: 'der', type: 'sec1' });
}

/** Public half as it is written beside the database (PEM). */
export const publicText = (key: KeyObject): string =>
  publicHalf(key).export({ format: 'pem', type: 'spki' }).toString();

export function readPublicText(text: string): Result<KeyObject, 'backup-key-damaged'> {
  try {
    const key = createPublicKey(text);
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? ok(key) : err('backup-key-damaged');
  } catch {
    return err('backup-key-damaged');
  }
}

/** Eight hex digits to compare a key by. */
export const fingerprintOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(publicHalf(key).export({ format: 'der', type: 'spki' }))
    .digest('hex')
    .slice(0, 8);

const publicHalf = (key: KeyObject): KeyObject => (key.type === 'public' ? key : createPublicKey(key));

const checkOf = (secret: Buffer): Buffer =>
  createHash('sha256').update('jft-backup').update(secret).digest().subarray(0, CHECK_BYTES);

function toBase32(bytes: Buffer): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const length = Math.ceil((bytes.length * 8) / 5);
  bits <<= BigInt(length * 5 - bytes.length * 8);
  return Array.from({ length }, (_, i) => ALPHABET[Number((bits >> BigInt((length - 1 - i) * 5)) & 31n)]).join('');
}

function fromBase32(text: string, size: number): Buffer | null {
  const length = Math.ceil((size * 8) / 5);
  if (text.length !== length) return null;
  let bits = 0n;
  for (const char of text) {
    const value = ALPHABET.indexOf(char);
    if (value < 0) return null;
    bits = (bits << 5n) | BigInt(value);
  }
  bits >>= BigInt(length * 5 - size * 8);
  return Buffer.from(bits.toString(16).padStart(size * 2, '0'), 'hex');
}
