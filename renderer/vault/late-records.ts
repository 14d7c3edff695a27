import { fromBase64url, toBase64url } from '#shared/lib/base64url.ts';
import { openSealed } from './public-seal.ts';

/**
 * What still arrives for a matter in confidence (CF-16). The county seals it to a key whose private half lies in the
 * identity: it takes two persons to read, and the server forgets it the moment it is sealed.
 */
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** The same words as the county's own (server/usecases/seal-matters.ts). */
const lateAbout = (report: string, op: string): string => `confidential late ${op} ${report}`;

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
  const [secret, bytes] = [fromBase64url(privateKey), fromBase64url(sealed)];
  if (secret === null || bytes === null) return null;
  const key = await crypto.subtle.importKey('pkcs8', secret, CURVE, false, ['deriveBits']).catch(() => null);
  const plain = key === null ? null : await openSealed(key, bytes, lateAbout(report, op));
  return plain === null ? null : new TextDecoder().decode(plain);
}
