/** Random choices that are the same for the same seed. */
export type Random = {
  /** In [0, 1). */
  readonly next: () => number;
  /** Whole number in [0, below). */
  readonly int: (below: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(list: readonly [T, ...T[]]) => T;
  /** One of the list, `undefined` when it is empty. */
  readonly any: <T>(list: readonly T[]) => T | undefined;
  readonly fill: (bytes: Uint8Array<ArrayBuffer>) => void;
};

/** xorshift128 seeded by splitmix32: small, fast, and the same on every machine. Not for anything secret. */
export function seededRandom(seed: number): Random {
  let mix = seed >>> 0;
  const split = (): number => {
    mix = (mix + 0x9e3779b9) >>> 0;
    let z = mix;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  let [a, b, c, d] = [split() | 1, split(), split(), split()];
  const bits = (): number => {
    const t = (a ^ (a << 11)) >>> 0;
    [a, b, c] = [b, c, d];
    d = (d ^ (d >>> 19) ^ t ^ (t >>> 8)) >>> 0;
    return d;
  };
  const next = (): number => bits() / 2 ** 32;
  const int = (below: number): number => Math.floor(next() * below);
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => list[int(list.length)] ?? list[0],
    any: (list) => list[int(list.length)],
    fill: (bytes) => {
      for (let i = 0; i < bytes.length; i += 1) bytes[i] = bits() & 255;
    },
  };
}
