import { fromBase64url, toBase64url } from '#shared/lib/base64url.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { PublicKey } from '#shared/model/seat.ts';
import { joined } from '#shared/lib/joined-bytes.ts';
import { utf8, type Bytes } from './bytes.ts';
import { openSealed, sealTo } from './public-seal.ts';
import { joinShares, splitSecret } from './shamir.ts';
import { readShareText, shareText, wrongGroup, type ShareTypo } from './share-text.ts';

/** Three people, any two of whom open (security §3.3). */
const SHARES = { shares: 3, need: 2 } as const;
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
const SECRET = 32;
const CHECK = 4;

/** The county's recovery key: the public half to publish, the private half in shares to print. It exists nowhere else. */
export type NewRecoveryKey = { readonly publicKey: PublicKey; readonly shares: readonly string[] };

export async function makeRecoveryKey(): Promise<NewRecoveryKey> {
  // An elliptic algorithm gives a pair.
  const pair = (await crypto.subtle.generateKey(CURVE, true, ['deriveBits'])) as CryptoKeyPair;
  const publicKey = toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  const { d } = await crypto.subtle.exportKey('jwk', pair.privateKey);
  const secret = fromBase64url(d ?? '');
  if (secret?.length !== SECRET) throw new Error('a P-256 key has 32 bytes');
  const parts = splitSecret(secret, SHARES);
  secret.fill(0);
  const texts = parts.map(async (part) => shareText(joined(part, await checkOf(publicKey, part))));
  return { publicKey, shares: await Promise.all(texts) };
}

/** What is wrong with a share as it was typed: one of its groups, or it is whole and of another key. */
export type ShareProblem = ShareTypo | { readonly kind: 'other-key' };

const SHARE = 1 + SECRET + CHECK;

/** The group that is wrong in what somebody has typed so far; `null` while all that are whole are right. */
export const wrongGroupSoFar = (text: string): number | null => wrongGroup(text, SHARE);

/** A share as it was typed. */
export async function readShare(publicKey: PublicKey, text: string): Promise<Result<Bytes, ShareProblem>> {
  const bytes = readShareText(text, SHARE);
  if (!bytes.ok) return bytes;
  const share = bytes.value.slice(0, 1 + SECRET);
  const check = await checkOf(publicKey, share);
  const isOurs = check.every((byte, i) => byte === bytes.value[1 + SECRET + i]);
  return isOurs ? ok(share) : err({ kind: 'other-key' });
}

/** The private half again, from two different shares; `null` when they do not give it. */
export async function joinRecoveryKey(publicKey: PublicKey, shares: readonly Bytes[]): Promise<CryptoKey | null> {
  const point = fromBase64url(publicKey);
  if (point === null || new Set(shares.map((share) => share[0])).size < SHARES.need) return null;
  const secret = joinShares(shares);
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: toBase64url(point.slice(1, 33)),
    y: toBase64url(point.slice(33)),
    d: toBase64url(secret),
  };
  secret.fill(0);
  try {
    const key = await crypto.subtle.importKey('jwk', jwk, CURVE, false, ['deriveBits']);
    const probe = await openSealed(key, await sealTo(publicKey, utf8('probe'), 'probe'), 'probe');
    return probe === null ? null : key;
  } catch {
    return null;
  }
}

/** The last bytes of a share: a checksum over it and the public key. */
async function checkOf(publicKey: PublicKey, share: Bytes): Promise<Bytes> {
  const hash = await crypto.subtle.digest('SHA-256', joined(utf8(`jft share ${publicKey} `), share));
  return new Uint8Array(hash).slice(0, CHECK);
}
