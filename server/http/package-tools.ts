import { randomBytes, hash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Bytes, PackageTools } from '#shared/sync/package.ts';
import { isSignedBy, sealTo, verifyingKey } from '#server/usecases/signatures.ts';

const [gzipAsync, gunzipAsync] = [promisify(gzip), promisify(gunzip)];

/** The county's side of packages: what renderer/vault/package-tools.ts is in the browser. */
export const packageTools: PackageTools = {
  random: (count) => new Uint8Array(randomBytes(count)),
  utf8: (text) => new TextEncoder().encode(text),
  text: (bytes) => {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return null;
    }
  },
  hash: (bytes) => Promise.resolve(hash('sha256', bytes)),
  encrypt: async (key, iv, plain, about) =>
    new Uint8Array(await crypto.subtle.encrypt(gcm(iv, about), await aesKey(key, 'encrypt'), plain)),
  decrypt: async (key, iv, sealed, about) => {
    try {
      return new Uint8Array(await crypto.subtle.decrypt(gcm(iv, about), await aesKey(key, 'decrypt'), sealed));
    } catch {
      return null;
    }
  },
  sealTo,
  gzip: async (plain) => new Uint8Array(await gzipAsync(plain)),
  gunzip: async (zipped, most) => {
    try {
      return new Uint8Array(await gunzipAsync(zipped, { maxOutputLength: most }));
    } catch {
      return null;
    }
  },
  isSignedBy: (publicKey, signature, text) => {
    const key = verifyingKey(publicKey);
    return Promise.resolve(key !== null && isSignedBy(key, signature, text));
  },
};

const gcm = (iv: Bytes, additionalData: Bytes) => ({ name: 'AES-GCM', iv, additionalData });

const aesKey = (key: Bytes, use: 'encrypt' | 'decrypt') =>
  crypto.subtle.importKey('raw', key, { name: 'AES-GCM' }, false, [use]);
