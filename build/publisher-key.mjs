import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/**
 * The publisher's key as it is built in: 32 bytes, base64url; `null` where whoever releases has not committed the public
 * half (README, “A release”). A file that is there and cannot be read must stop the build: a program without the key asks
 * for no signature.
 */
export function readPublisherKey(file = join(root, 'build/release/publisher.json')) {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause.code === 'ENOENT') return null;
    throw cause;
  }
  const { format, publicKey } = JSON.parse(text);
  if (format !== 'jft-publisher-1' || !/^[A-Za-z0-9_-]{43}$/.test(publicKey)) {
    throw new Error(`${file} 不是发布者的公钥文件`);
  }
  return publicKey;
}

/** What the bundlers put in the place of the name (shared/lib/publisher-key.ts). */
export const definePublisher = (publisherKey) => ({ PUBLISHER_KEY: JSON.stringify(publisherKey) });
