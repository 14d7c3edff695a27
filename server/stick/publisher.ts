import { createPublicKey, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fromBase64url } from '#shared/lib/base64url.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { Release, releaseText } from '#shared/sync/release.ts';

export type ReleaseProblem = 'no-release' | 'release-damaged' | 'release-forged';

/** The publisher's release.json, believed only under the publisher's signature (C21). */
export async function readRelease(file: string, publisherKey: string): Promise<Result<Release, ReleaseProblem>> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return err('no-release');
  const release = parsed(text);
  if (release === null) return err('release-damaged');
  return isSignedByPublisher(publisherKey, release.signature, releaseText(release))
    ? ok(release)
    : err('release-forged');
}

function parsed(text: string): Release | null {
  try {
    return Release.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** `publicKey`: 32 bytes, base64url. Anything that is no key or no signature has signed nothing. */
export function isSignedByPublisher(publicKey: string, signature: string, text: string): boolean {
  const bytes = fromBase64url(signature);
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    return bytes !== null && verify(null, Buffer.from(text), key, bytes);
  } catch {
    return false;
  }
}
