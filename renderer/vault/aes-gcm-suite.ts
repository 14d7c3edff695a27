import { randomBytes, type Bytes } from './bytes.ts';
import { ALGORITHMS, type CipherSuite } from './cipher-suite.ts';

const IV = 12;

/** AES-256-GCM by the browser: alg, fresh 96-bit IV, ciphertext with its tag. `key`: 32 bytes. */
export async function aesGcmSuite(key: Bytes): Promise<CipherSuite> {
  const secret = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return {
    alg: ALGORITHMS.A256GCM,
    async seal(plain, about) {
      const iv = randomBytes(IV);
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: about }, secret, plain);
      const whole = new Uint8Array(1 + IV + sealed.byteLength);
      whole[0] = ALGORITHMS.A256GCM;
      whole.set(iv, 1);
      whole.set(new Uint8Array(sealed), 1 + IV);
      return whole;
    },
    async open(sealed, about) {
      const algorithm = { name: 'AES-GCM', iv: sealed.subarray(1, 1 + IV), additionalData: about };
      return new Uint8Array(await crypto.subtle.decrypt(algorithm, secret, sealed.subarray(1 + IV)));
    },
  };
}
