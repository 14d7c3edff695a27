import { argon2id } from 'hash-wasm';
import type { Bytes } from './bytes.ts';
import { isAcceptable, type KdfParams } from './kdf-params.ts';

/** 32 bytes from a passphrase (NFC, so that the same characters typed with another input method are the same). */
export async function deriveKey(passphrase: string, params: KdfParams): Promise<Bytes> {
  if (!isAcceptable(params)) throw new RangeError('key derivation parameters out of bounds');
  const hash = await argon2id({
    password: passphrase.normalize('NFC'),
    salt: params.salt,
    memorySize: params.memory,
    iterations: params.passes,
    parallelism: params.lanes,
    hashLength: 32,
    outputType: 'binary',
  });
  return new Uint8Array(hash);
}
