import { fromBase64url, toBase64url } from '#shared/lib/base64url.ts';
import type { PublicKey } from '#shared/model/seat.ts';
import { joined, utf8, type Bytes } from './bytes.ts';
import { openSealed, sealTo } from './public-seal.ts';
import { joinShares, splitSecret } from './shamir.ts';

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
  return { publicKey, shares: await Promise.all(parts.map((part) => shareText(publicKey, part))) };
}

/** A share as it was typed: its bytes, or `null` when it is mistyped or of another county's key. */
export async function readShare(publicKey: PublicKey, text: string): Promise<Bytes | null> {
  const bytes = fromBase32(text);
  if (bytes?.length !== 1 + SECRET + CHECK) return null;
  const share = bytes.slice(0, 1 + SECRET);
  const check = await checkOf(publicKey, share);
  return check.every((byte, i) => byte === bytes[1 + SECRET + i]) ? share : null;
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

/** Groups of five without letters that look alike; the last ones are a checksum over share and public key. */
async function shareText(publicKey: PublicKey, share: Bytes): Promise<string> {
  const text = toBase32(joined(share, await checkOf(publicKey, share)));
  return (text.match(/.{1,5}/gu) ?? []).join('-');
}

async function checkOf(publicKey: PublicKey, share: Bytes): Promise<Bytes> {
  const hash = await crypto.subtle.digest('SHA-256', joined(utf8(`jft share ${publicKey} `), share));
  return new Uint8Array(hash).slice(0, CHECK);
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function toBase32(bytes: Bytes): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/gu) ?? [])
    .map((five) => ALPHABET.charAt(Number.parseInt(five.padEnd(5, '0'), 2)))
    .join('');
}

function fromBase32(text: string): Bytes | null {
  const plain = text.toUpperCase().replace(/[\s-]/gu, '').replace(/O/gu, '0').replace(/[IL]/gu, '1');
  const values = [...plain].map((letter) => ALPHABET.indexOf(letter));
  if (values.includes(-1)) return null;
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  return Uint8Array.from({ length: Math.floor(bits.length / 8) }, (_, i) =>
    Number.parseInt(bits.slice(i * 8, i * 8 + 8), 2),
  );
}
