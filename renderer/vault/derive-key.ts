import { argon2id } from 'hash-wasm';
import type { Bytes } from './bytes.ts';
import { isAcceptable, type KdfParams } from './kdf-params.ts';

/** 32 bytes from a passphrase (NFC, so that the same characters typed with another input method are the same). */
export async function deriveKey(passphrase: string, params: KdfParams): Promise<Bytes> {
  if (!isAcceptable(params)) throw new RangeError('key derivation parameters out of bounds');
  return argon(passphrase.normalize('NFC'), params);
}

/** Has the program compiled by working a little on nothing: the first key then comes as quickly as a second one. */
export async function warmUp(): Promise<void> {
  await argon('nothing', { memory: 1024, passes: 2, lanes: 1, salt: new Uint8Array(16) });
}

async function argon(password: string, { memory, passes, lanes, salt }: Omit<KdfParams, 'kdf'>): Promise<Bytes> {
  const hash = await argon2id({
    password,
    salt,
    memorySize: memory,
    iterations: passes,
    parallelism: lanes,
    hashLength: 32,
    outputType: 'binary',
  });
  return new Uint8Array(hash);
}
