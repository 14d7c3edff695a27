import type { PackageTools } from '#shared/sync/package.ts';
import { randomBytes, utf8, type Bytes } from './bytes.ts';
import { sealTo } from './public-seal.ts';
import { isSignedBy, sha256 } from './signed-call.ts';

/** The device's side of packages: what server/http/package-tools.ts is at the county. */
export const packageTools: PackageTools = {
  random: randomBytes,
  utf8,
  text: (bytes) => {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return null;
    }
  },
  hash: sha256,
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
  gzip: async (plain) =>
    new Uint8Array(await new Response(through(plain, new CompressionStream('gzip'))).arrayBuffer()),
  gunzip,
  isSignedBy,
};

const gcm = (iv: Bytes, additionalData: Bytes): AesGcmParams => ({ name: 'AES-GCM', iv, additionalData });

const aesKey = (key: Bytes, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', key, 'AES-GCM', false, [use]);

const through = (bytes: Bytes, change: CompressionStream | DecompressionStream): ReadableStream<Bytes> =>
  new Blob([bytes]).stream().pipeThrough(change);

/** Stops as soon as more comes out than may: a small file must not fill the memory. */
async function gunzip(zipped: Bytes, most: number): Promise<Bytes | null> {
  const parts: Bytes[] = [];
  let length = 0;
  try {
    const reader = through(zipped, new DecompressionStream('gzip')).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length;
      if (length > most) {
        await reader.cancel();
        return null;
      }
      parts.push(part.value);
    }
  } catch {
    return null;
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
