/** The two parts of sm-crypto used here; the package brings no types. Bytes as plain arrays of numbers. */
declare module 'sm-crypto/src/sm4/index.js' {
  interface Sm4Options {
    readonly mode?: 'cbc';
    readonly iv?: readonly number[];
    readonly padding?: 'pkcs#7' | 'none';
    readonly output: 'array';
  }
  const sm4: {
    readonly encrypt: (data: readonly number[], key: readonly number[], options: Sm4Options) => number[];
    readonly decrypt: (data: readonly number[], key: readonly number[], options: Sm4Options) => number[];
  };
  export default sm4;
}

declare module 'sm-crypto/src/sm3/index.js' {
  const sm3: (data: readonly number[], options?: { readonly mode: 'hmac'; readonly key: readonly number[] }) => string;
  export default sm3;
}
