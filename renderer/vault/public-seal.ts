import { fromBase64url } from '#shared/lib/base64url.ts';
import type { PublicKey } from '#shared/model/seat.ts';
import { joined } from '#shared/lib/joined-bytes.ts';
import { randomBytes, utf8, type Bytes } from './bytes.ts';

/** Suite of the sealed bytes: ephemeral P-256 ECDH, HKDF-SHA-256, AES-256-GCM. Its number is never reused. */
const ECDH_P256_A256GCM = 3;
const POINT = 65;
const IV = 12;
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** Seals bytes to a person's or the county's public key: alg, ephemeral point, IV, ciphertext. `about` is bound to it. */
export async function sealTo(receiver: PublicKey, secret: Bytes, about: string): Promise<Bytes> {
  const raw = fromBase64url(receiver);
  if (raw === null) throw new TypeError('not a public key');
  const far = await crypto.subtle.importKey('raw', raw, CURVE, false, []);
  // An elliptic algorithm gives a pair.
  const own = (await crypto.subtle.generateKey(CURVE, true, ['deriveBits'])) as CryptoKeyPair;
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', own.publicKey));
  const key = await agreedKey(own.privateKey, far, point, about);
  const iv = randomBytes(IV);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(about) }, key, secret);
  return joined(Uint8Array.of(ECDH_P256_A256GCM), point, iv, new Uint8Array(sealed));
}

/** `null` when it was sealed to another key, for another purpose, by an unknown suite, or is damaged. */
export async function openSealed(receiver: CryptoKey, sealed: Bytes, about: string): Promise<Bytes | null> {
  if (sealed[0] !== ECDH_P256_A256GCM) return null;
  const point = sealed.slice(1, 1 + POINT);
  const iv = sealed.slice(1 + POINT, 1 + POINT + IV);
  try {
    const far = await crypto.subtle.importKey('raw', point, CURVE, false, []);
    const key = await agreedKey(receiver, far, point, about);
    const algorithm = { name: 'AES-GCM', iv, additionalData: utf8(about) };
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, sealed.slice(1 + POINT + IV)));
  } catch {
    return null;
  }
}

async function agreedKey(own: CryptoKey, far: CryptoKey, point: Bytes, about: string): Promise<CryptoKey> {
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: far }, own, 256);
  const base = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: point, info: utf8(`jft sealed ${about}`) };
  return crypto.subtle.deriveKey(hkdf, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
