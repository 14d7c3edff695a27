import { fromBase64url, toBase64url } from '#shared/lib/base64url.ts';

const ES256 = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** A key as WebCrypto holds it. */
export type HeldKey = Parameters<typeof crypto.subtle.verify>[1];

/** The key the county signs with (C15). */
export type CountyKey = { readonly publicKey: string; readonly sign: (text: string) => Promise<string> };

/** A public key for checking signatures; `null` when the text is no point of the curve. */
export const verifyingKey = (publicKey: string): Promise<HeldKey | null> => imported(publicKey, 'ECDSA', ['verify']);

/** Can things be sealed to this key? */
export const isSealingKey = async (publicKey: string): Promise<boolean> =>
  (await imported(publicKey, 'ECDH', [])) !== null;

async function imported(publicKey: string, name: string, uses: readonly 'verify'[]): Promise<HeldKey | null> {
  const bytes = fromBase64url(publicKey);
  if (bytes === null) return null;
  try {
    return await crypto.subtle.importKey('raw', bytes, { name, namedCurve: 'P-256' }, true, [...uses]);
  } catch {
    return null;
  }
}

export async function isSignedBy(key: HeldKey, signature: string, text: string): Promise<boolean> {
  const bytes = fromBase64url(signature);
  return bytes !== null && crypto.subtle.verify(ES256, key, bytes, new TextEncoder().encode(text));
}

/** Signs with a private key held by this process. */
export function countyKeyOf(privateKey: HeldKey, publicKey: string): CountyKey {
  return {
    publicKey,
    sign: async (text) =>
      toBase64url(new Uint8Array(await crypto.subtle.sign(ES256, privateKey, new TextEncoder().encode(text)))),
  };
}
