import { randomBytes, type Bytes } from './bytes.ts';

/**
 * Shamir's secret sharing over GF(2⁸) with AES's polynomial x⁸+x⁴+x³+x+1: any `need` shares give the secret, fewer give
 * nothing at all. A share is its number (1…255) and then one byte for each byte of the secret.
 */
export function splitSecret(
  secret: Bytes,
  { shares, need, random = randomBytes }: { shares: number; need: number; random?: (count: number) => Bytes },
): readonly Bytes[] {
  if (need < 2 || shares < need || shares > 255) throw new RangeError(`cannot share ${need} of ${shares}`);
  const parts = Array.from({ length: shares }, (_, i) => new Uint8Array([i + 1, ...secret]));
  // One polynomial for each byte; its constant term is that byte.
  for (let byte = 0; byte < secret.length; byte += 1) {
    const rest = random(need - 1);
    for (const part of parts) {
      const x = part[0] ?? 0;
      let power = 1;
      let value = secret[byte] ?? 0;
      for (const coefficient of rest) {
        power = multiply(power, x);
        value ^= multiply(coefficient, power);
      }
      part[byte + 1] = value;
    }
  }
  return parts;
}

/** The secret, from at least as many shares as were said to be needed. Too few, or foreign ones, give another one. */
export function joinShares(shares: readonly Bytes[]): Bytes {
  const numbers = shares.map((share) => share[0] ?? 0);
  const length = shares[0]?.length ?? 0;
  if (new Set(numbers).size !== shares.length || numbers.includes(0) || length < 2) throw new RangeError('not shares');
  if (shares.some((share) => share.length !== length)) throw new RangeError('shares of different secrets');
  // Lagrange at zero; subtraction is addition here.
  const weights = numbers.map((x) =>
    numbers.reduce((product, other) => (other === x ? product : multiply(product, divide(other, other ^ x))), 1),
  );
  return Uint8Array.from({ length: length - 1 }, (_, byte) =>
    shares.reduce((sum, share, i) => sum ^ multiply(share[byte + 1] ?? 0, weights[i] ?? 0), 0),
  );
}

/** Powers of the generator 3, and their logarithms. */
const { EXP, LOG } = tables();

function tables(): { readonly EXP: Uint8Array; readonly LOG: Uint8Array } {
  const EXP = new Uint8Array(510);
  const LOG = new Uint8Array(256);
  let value = 1;
  for (let i = 0; i < 255; i += 1) {
    EXP[i] = value;
    EXP[i + 255] = value;
    LOG[value] = i;
    value ^= (value << 1) ^ (value & 0x80 ? 0x11b : 0);
  }
  return { EXP, LOG };
}

const multiply = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : (EXP[(LOG[a] ?? 0) + (LOG[b] ?? 0)] ?? 0));
const divide = (a: number, b: number): number => (a === 0 ? 0 : (EXP[(LOG[a] ?? 0) + 255 - (LOG[b] ?? 0)] ?? 0));
