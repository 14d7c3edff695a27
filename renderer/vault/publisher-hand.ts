import { fromBase64url } from '#shared/lib/base64url.ts';

const ED25519 = { name: 'Ed25519' } as const;

/** Did the publisher sign this text (C21)? Asked in the shell alone, whose Chromium knows Ed25519. */
export async function isSignedByPublisher(publicKey: string, signature: string, text: string): Promise<boolean> {
  const [point, bytes] = [fromBase64url(publicKey), fromBase64url(signature)];
  if (point === null || bytes === null) return false;
  try {
    const key = await crypto.subtle.importKey('raw', point, ED25519, false, ['verify']);
    return await crypto.subtle.verify(ED25519, key, bytes, new TextEncoder().encode(text));
  } catch {
    return false;
  }
}
