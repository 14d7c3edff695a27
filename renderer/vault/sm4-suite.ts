import sm3 from 'sm-crypto/src/sm3/index.js';
import sm4 from 'sm-crypto/src/sm4/index.js';
import { joined } from '#shared/lib/joined-bytes.ts';
import { isEqual, randomBytes, type Bytes } from './bytes.ts';
import { ALGORITHMS, type CipherSuite } from './cipher-suite.ts';

const IV = 16;
const TAG = 32;

/**
 * 国密: SM4-CBC, then HMAC-SM3 over associated data and ciphertext: alg, IV, ciphertext, tag. `key`: 16 bytes for SM4
 * and 32 for HMAC-SM3. Written in JavaScript and not a certified module (security §3.5); loaded only where it is chosen.
 */
export function sm4Suite(key: Bytes): CipherSuite {
  const cipherKey = Array.from(key.slice(0, 16));
  const macKey = Array.from(key.slice(16, 48));
  const tagOf = (about: Bytes, body: Bytes): Bytes => {
    // The length of the associated data goes first, or it could trade bytes with what follows.
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, about.length);
    return hexBytes(sm3([...joined(length, about, body)], { mode: 'hmac', key: macKey }));
  };
  return {
    alg: ALGORITHMS['SM4-CBC+HMAC-SM3'],
    seal(plain, about) {
      const iv = randomBytes(IV);
      const text = sm4.encrypt([...plain], cipherKey, { mode: 'cbc', iv: [...iv], padding: 'pkcs#7', output: 'array' });
      const body = joined(Uint8Array.of(ALGORITHMS['SM4-CBC+HMAC-SM3']), iv, new Uint8Array(text));
      return Promise.resolve(joined(body, tagOf(about, body)));
    },
    async open(sealed, about) {
      const body = sealed.slice(0, -TAG);
      if (!isEqual(tagOf(about, body), sealed.slice(-TAG))) throw new Error('HMAC-SM3 does not match');
      const iv = Array.from(body.slice(1, 1 + IV));
      const text = Array.from(body.slice(1 + IV));
      return new Uint8Array(sm4.decrypt(text, cipherKey, { mode: 'cbc', iv, padding: 'pkcs#7', output: 'array' }));
    },
  };
}

const hexBytes = (hex: string): Bytes => Uint8Array.from(hex.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16));
