import { joined } from '#shared/lib/joined-bytes.ts';
import { randomBytes, utf8, type Bytes } from './bytes.ts';

/**
 * What an officer's passphrase opens: one key that wraps the store's data key, another that seals the private keys of
 * the seat. Neither can be read out again.
 */
export type Kek = { readonly wrap: CryptoKey; readonly seal: CryptoKey };

/** An AES-KW wrap of a 256-bit data key: 40 bytes. */
export type WrappedKey = Bytes;

const hkdf = (info: string): HkdfParams => ({
  name: 'HKDF',
  hash: 'SHA-256',
  salt: new Uint8Array(0),
  info: utf8(info),
});

/** The key-encryption keys of 32 bytes of Argon2id; the bytes are wiped. */
export async function kekOf(derived: Bytes): Promise<Kek> {
  const base = await crypto.subtle.importKey('raw', derived, 'HKDF', false, ['deriveKey']);
  derived.fill(0);
  const key = (info: string, name: string, uses: KeyUsage[]): Promise<CryptoKey> =>
    crypto.subtle.deriveKey(hkdf(info), base, { name, length: 256 }, false, uses);
  const [wrap, seal] = await Promise.all([
    key('jft kek', 'AES-KW', ['wrapKey', 'unwrapKey']),
    key('jft seat', 'AES-GCM', ['encrypt', 'decrypt']),
  ]);
  return { wrap, seal };
}

/**
 * The store's data key. It can be read out, because it is wrapped again for each further officer; everything else in
 * memory is derived from it and cannot.
 */
export type DataKey = CryptoKey;

const DATA_KEY = { name: 'HMAC', hash: 'SHA-256', length: 256 } as const;

export const importDataKey = (raw: Bytes): Promise<DataKey> =>
  crypto.subtle.importKey('raw', raw, DATA_KEY, true, ['sign']);

export const newDataKey = (): Promise<DataKey> => importDataKey(randomBytes(32));

export const exportDataKey = async (key: DataKey): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.exportKey('raw', key));

export const wrapDataKey = async (key: DataKey, kek: Kek): Promise<WrappedKey> =>
  new Uint8Array(await crypto.subtle.wrapKey('raw', key, kek.wrap, 'AES-KW'));

/** `null`: another passphrase, another device secret, or a damaged wrap. AES-KW notices each. */
export async function unwrapDataKey(wrapped: WrappedKey, kek: Kek): Promise<DataKey | null> {
  try {
    return await crypto.subtle.unwrapKey('raw', wrapped, kek.wrap, 'AES-KW', DATA_KEY, true, ['sign']);
  } catch {
    return null;
  }
}

/** Bytes for one use of the data key (HKDF): the records. Another use would never give the same. */
export async function deriveFrom(key: DataKey, use: 'record', bytes: number): Promise<Bytes> {
  const raw = await exportDataKey(key);
  const base = await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveBits']);
  raw.fill(0);
  return new Uint8Array(await crypto.subtle.deriveBits(hkdf(`jft ${use}`), base, bytes * 8));
}

/** Small secrets under an officer's key: IV, then AES-256-GCM with `about` as associated data. */
export async function sealSecret(secret: Bytes, kek: Kek, about: string): Promise<Bytes> {
  const iv = randomBytes(12);
  const algorithm = { name: 'AES-GCM', iv, additionalData: utf8(about) };
  return joined(iv, new Uint8Array(await crypto.subtle.encrypt(algorithm, kek.seal, secret)));
}

/** `null` when the key or `about` is another one, or the bytes are damaged. */
export async function openSecret(sealed: Bytes, kek: Kek, about: string): Promise<Bytes | null> {
  const algorithm = { name: 'AES-GCM', iv: sealed.slice(0, 12), additionalData: utf8(about) };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, kek.seal, sealed.slice(12)));
  } catch {
    return null;
  }
}
