import type { Bytes } from './bytes.ts';
import { aesGcmSuite } from './aes-gcm-suite.ts';
import { ALGORITHMS, UnknownAlgorithm, type AlgorithmName, type CipherSuite } from './cipher-suite.ts';
import { deriveFrom, type DataKey } from './key-encryption.ts';

/** Seals with the suite the county chose and opens what any known suite has sealed. */
export type RecordCipher = Pick<CipherSuite, 'seal' | 'open'>;

const AES_KEY = 32;
const SM_KEY = 48;

/** `chosen`: the county's setting for what is written from now on. */
export async function recordCipher(key: DataKey, chosen: AlgorithmName = 'A256GCM'): Promise<RecordCipher> {
  const aes = await aesGcmSuite(await deriveFrom(key, 'record', AES_KEY));
  let sm: Promise<CipherSuite> | null = null;
  // Further bytes of the same derivation, so that neither key follows from the other.
  const sm4 = (): Promise<CipherSuite> =>
    (sm ??= Promise.all([import('./sm4-suite.ts'), deriveFrom(key, 'record', AES_KEY + SM_KEY)]).then(
      ([{ sm4Suite }, bytes]) => sm4Suite(bytes.slice(AES_KEY)),
    ));
  return {
    seal: async (plain, about) => (chosen === 'A256GCM' ? aes : await sm4()).seal(plain, about),
    open: async (sealed: Bytes, about: Bytes) => {
      if (sealed[0] === ALGORITHMS.A256GCM) return aes.open(sealed, about);
      if (sealed[0] === ALGORITHMS['SM4-CBC+HMAC-SM3']) return (await sm4()).open(sealed, about);
      throw new UnknownAlgorithm(sealed[0]);
    },
  };
}
