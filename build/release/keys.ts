import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { err, ok, type Result } from '#shared/lib/result.ts';

export type KeyProblem = 'key-in-tree' | 'key-exists' | 'publisher-exists' | 'short-passphrase';
export type OpenProblem = 'no-key' | 'not-opened' | 'no-publisher' | 'other-publisher';

export type KeyPlaces = {
  /** The folder that nothing secret may be in. */
  readonly root: string;
  /** For the private half, which stays offline. */
  readonly privateFile: string;
  /** For the public half, which is built in. */
  readonly publicFile: string;
};

/** Whoever finds the file has only this before him, and OpenSSL's two thousand rounds. */
const SHORTEST_PASSPHRASE = 16;

/**
 * Makes the publisher's Ed25519 key pair: the private half sealed with the passphrase (PKCS #8, mode 0600 where the disk
 * has modes), the public half for the tree. Answers the public half. Nothing is written over.
 */
export async function makeReleaseKey(places: KeyPlaces, passphrase: string): Promise<Result<string, KeyProblem>> {
  const { root, privateFile, publicFile } = places;
  const way = relative(root, resolve(privateFile));
  // On another drive of Windows there is no way from here to there.
  if (!way.startsWith('..') && !isAbsolute(way)) return err('key-in-tree');
  if (existsSync(privateFile)) return err('key-exists');
  if (existsSync(publicFile)) return err('publisher-exists');
  if ([...passphrase].length < SHORTEST_PASSPHRASE) return err('short-passphrase');
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const sealed = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase });
  await writeFile(privateFile, sealed, { flag: 'wx', mode: 0o600, flush: true });
  const publisher = { format: 'jft-publisher-1', publicKey: pointOf(publicKey) };
  await writeFile(publicFile, `${JSON.stringify(publisher, null, 2)}\n`, { flag: 'wx' });
  return ok(publisher.publicKey);
}

/** A text's Ed25519 signature, base64url. */
export type Sign = (text: string) => string;

/** Opens the private half; only if it belongs to the key that is built in, as no program believes another one. */
export async function openReleaseKey(
  file: string,
  passphrase: string,
  publisherKey: string | null,
): Promise<Result<Sign, OpenProblem>> {
  if (publisherKey === null) return err('no-publisher');
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return err('no-key');
  const key = opened(text, passphrase);
  if (key === null) return err('not-opened');
  if (pointOf(createPublicKey(key)) !== publisherKey) return err('other-publisher');
  return ok((signed) => sign(null, Buffer.from(signed), key).toString('base64url'));
}

function opened(text: string, passphrase: string): KeyObject | null {
  try {
    const key = createPrivateKey({ key: text, passphrase });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

/** The last 32 bytes of the structure are the key. */
const pointOf = (key: KeyObject): string =>
  key.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64url');
