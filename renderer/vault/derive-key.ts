import sodium from 'libsodium-wrappers-sumo';
import { utf8, type Bytes } from './bytes.ts';
import { isAcceptable, newKdfParams, type KdfParams } from './kdf-params.ts';

const KEY_BYTES = 32;

/** 32 bytes from a passphrase (NFC, so that the same characters typed with another input method are the same). */
export async function deriveKey(passphrase: string, params: KdfParams): Promise<Bytes> {
  if (!isAcceptable(params)) throw new RangeError('key derivation parameters out of bounds');
  return argon(passphrase.normalize('NFC'), params);
}

/**
 * Has the program compiled and the memory of a key taken, by one pass over nothing: the key then comes as quickly as a
 * second one would, while the passphrase is still being typed.
 */
export async function warmUp(): Promise<void> {
  await argon('', { ...newKdfParams(), passes: 1 });
}

/** Version 0x13 with one lane: what libsodium calls ARGON2ID13. */
async function argon(password: string, { memory, passes, salt }: KdfParams): Promise<Bytes> {
  await sodium.ready;
  const kind = sodium.crypto_pwhash_ALG_ARGON2ID13;
  return new Uint8Array(sodium.crypto_pwhash(KEY_BYTES, utf8(password), salt, passes, memory * 1024, kind));
}
