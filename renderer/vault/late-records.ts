import { fromBase64url, toBase64url } from '#shared/lib/base64url.ts';
import type { Bytes } from './bytes.ts';
import { openSealed } from './public-seal.ts';

/**
 * What still arrives for a matter in confidence (CF-16). The county seals it to a key whose private half lies in the
 * identity: it takes two persons to read, and the server forgets it the moment it is sealed.
 */
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** The same words as the county's own (server/usecases/seal-matters.ts). */
const lateAbout = (report: string, op: string): string => `confidential late ${op} ${report}`;

/** The same words as in server/usecases/sealed-contents.ts. */
const contentAbout = (report: string, n: number): string => `confidential attachment ${n} ${report}`;

/** Both halves as texts: the raw point, and PKCS #8. */
export async function newLateKey(): Promise<{ readonly publicKey: string; readonly privateKey: string }> {
  // An elliptic algorithm gives a pair.
  const pair = (await crypto.subtle.generateKey(CURVE, true, ['deriveBits'])) as CryptoKeyPair;
  const [point, secret] = await Promise.all([
    crypto.subtle.exportKey('raw', pair.publicKey),
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
  ]);
  return { publicKey: toBase64url(new Uint8Array(point)), privateKey: toBase64url(new Uint8Array(secret)) };
}

/** `null`: damaged, or of another report or record. */
export async function openLate(
  privateKey: string,
  { report, op, sealed }: { readonly report: string; readonly op: string; readonly sealed: string },
): Promise<string | null> {
  const [key, bytes] = [await lateKey(privateKey), fromBase64url(sealed)];
  const plain = key === null || bytes === null ? null : await openSealed(key, bytes, lateAbout(report, op));
  return plain === null ? null : new TextDecoder().decode(plain);
}

/** Opens record `n` of a content that went into confidence; `null` where it is damaged, or of another report or place. */
export type OpenRecord = (n: number, sealed: Bytes) => Promise<Bytes | null>;

/** CF-22; `null` when the key is none. */
export async function recordOpener(privateKey: string, report: string): Promise<OpenRecord | null> {
  const key = await lateKey(privateKey);
  return key === null ? null : (n, sealed) => openSealed(key, sealed, contentAbout(report, n));
}

async function lateKey(privateKey: string): Promise<CryptoKey | null> {
  const secret = fromBase64url(privateKey);
  return secret === null
    ? null
    : crypto.subtle.importKey('pkcs8', secret, CURVE, false, ['deriveBits']).catch(() => null);
}
