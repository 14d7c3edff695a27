import type { Bytes } from './bytes.ts';

/**
 * How records are sealed. The first byte of every ciphertext names its suite, so that a county can change over and old
 * rows stay readable (security §3.5). `open` rejects when the bytes were damaged, moved or sealed with another key.
 */
export type CipherSuite = {
  readonly alg: AlgorithmByte;
  readonly seal: (plain: Bytes, about: Bytes) => Promise<Bytes>;
  readonly open: (sealed: Bytes, about: Bytes) => Promise<Bytes>;
};

/** Registry of `alg`; numbers are never reused. */
export const ALGORITHMS = { A256GCM: 1, 'SM4-CBC+HMAC-SM3': 2 } as const;
export type AlgorithmName = keyof typeof ALGORITHMS;
export type AlgorithmByte = (typeof ALGORITHMS)[AlgorithmName];

/** Sealed by a suite that this program does not have: said as such, because the record is not damaged. */
export class UnknownAlgorithm extends Error {
  override readonly name = 'UnknownAlgorithm';
  constructor(alg: number | undefined) {
    super(`ciphertext of unknown algorithm ${alg ?? 'none'}`);
  }
}
