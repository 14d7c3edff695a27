import { createPublicKey, KeyObject, sign, verify } from 'node:crypto';
import { fromBase64url, toBase64url } from '#shared/lib/base64url.ts';

/** A key as WebCrypto holds it. */
export type HeldKey = Parameters<typeof crypto.subtle.verify>[1];

/** A public key for checking signatures, as Node holds it. */
export type VerifyingKey = KeyObject;

type Bytes = Uint8Array<ArrayBuffer>;

/** The key the county signs with (C15), and to which packages are sealed (decision 0011). */
export type CountyKey = {
  readonly publicKey: string;
  readonly sign: (text: string) => string;
  /** Opens what was sealed to the county for this purpose; `null` for anything else. */
  readonly open: (sealed: Bytes, about: string) => Promise<Bytes | null>;
};

const COORDINATE = 32;

/** A public key for checking signatures; `null` when the text is no point of the curve. */
export function verifyingKey(publicKey: string): VerifyingKey | null {
  const bytes = fromBase64url(publicKey);
  if (bytes?.length !== POINT || bytes[0] !== UNCOMPRESSED) return null;
  const [x, y] = [toBase64url(bytes.slice(1, 1 + COORDINATE)), toBase64url(bytes.slice(1 + COORDINATE))];
  try {
    return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  } catch {
    return null;
  }
}

/** Can things be sealed to this key? */
export const isSealingKey = async (publicKey: string): Promise<boolean> => (await sealingKey(publicKey)) !== null;

async function sealingKey(publicKey: string): Promise<HeldKey | null> {
  const bytes = fromBase64url(publicKey);
  if (bytes === null) return null;
  try {
    return await crypto.subtle.importKey('raw', bytes, CURVE, true, []);
  } catch {
    return null;
  }
}

/**
 * Is the signature the key's? At once, not on another thread: a check takes a tenth of a millisecond, and handing it over
 * and back took longer than that whenever many devices came at the same moment.
 */
export function isSignedBy(key: VerifyingKey, signature: string, text: string): boolean {
  const bytes = fromBase64url(signature);
  return bytes !== null && verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, bytes);
}

/**
 * Signs and opens with the two forms of one private key held by this process (`agreeing`: for ECDH; `null` for a server
 * that takes no packages).
 */
export function countyKeyOf(privateKey: HeldKey, publicKey: string, agreeing: HeldKey | null): CountyKey {
  const key = KeyObject.from(privateKey);
  return {
    publicKey,
    open: (sealed, about) => (agreeing === null ? Promise.resolve(null) : openSealed(agreeing, sealed, about)),
    sign: (text) => toBase64url(sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' })),
  };
}

/** Suite of bytes sealed to a public key, the same as in renderer/vault/public-seal.ts: both sides open both's. */
const ECDH_P256_A256GCM = 3;
const POINT = 65;
const UNCOMPRESSED = 4;
const IV = 12;
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** Seals bytes to a seat's public key: alg, ephemeral point, IV, ciphertext; `about` is bound to it. */
export async function sealTo(receiver: string, secret: Bytes, about: string): Promise<Bytes> {
  const far = await sealingKey(receiver);
  if (far === null) throw new TypeError('not a public key');
  const own = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', own.publicKey));
  const key = await agreedKey(own.privateKey, far, point, about);
  const iv = crypto.getRandomValues(new Uint8Array(IV));
  const algorithm = { name: 'AES-GCM', iv, additionalData: utf8(about) };
  const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, key, secret));
  const whole = new Uint8Array(1 + POINT + IV + sealed.length);
  whole.set([ECDH_P256_A256GCM]);
  whole.set(point, 1);
  whole.set(iv, 1 + POINT);
  whole.set(sealed, 1 + POINT + IV);
  return whole;
}

async function openSealed(own: HeldKey, sealed: Bytes, about: string): Promise<Bytes | null> {
  if (sealed[0] !== ECDH_P256_A256GCM) return null;
  const point = sealed.slice(1, 1 + POINT);
  const iv = sealed.slice(1 + POINT, 1 + POINT + IV);
  try {
    const far = await crypto.subtle.importKey('raw', point, CURVE, false, []);
    const key = await agreedKey(own, far, point, about);
    const algorithm = { name: 'AES-GCM', iv, additionalData: utf8(about) };
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, sealed.slice(1 + POINT + IV)));
  } catch {
    return null;
  }
}

async function agreedKey(own: HeldKey, far: HeldKey, point: Bytes, about: string): Promise<HeldKey> {
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: far }, own, 256);
  const base = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: point, info: utf8(`jft sealed ${about}`) };
  return crypto.subtle.deriveKey(hkdf, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

const utf8 = (text: string): Bytes => new TextEncoder().encode(text);
