import { gzipSync } from 'node:zlib';
import * as z from 'zod';

/** Bad bodies made from good ones. The same seed gives the same bodies. */
export type Random = () => number;

/** mulberry32: small, seeded, good enough to vary tests. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const below = (random: Random, most: number): number => Math.floor(random() * most);

const STRANGE: readonly unknown[] = [
  null,
  true,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '~',
  '\n',
  "'; drop table operations; --",
  '𠮷'.repeat(5000),
  -1,
  0,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 1,
  -0,
  [],
  {},
  [[[[[[[[[[]]]]]]]]]],
  { __proto__: null, constructor: { prototype: 1 } },
  '9999-99-99T99:99:99.999Z',
  '0000-01-01',
];

/** A JSON text nested so deep that a recursive reader would not come back. */
const abyss = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

/** Changes one place somewhere in a value: replaced, removed, added, doubled or renamed. */
function mutateValue(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random() < 0.03) {
    return STRANGE[below(random, STRANGE.length)];
  }
  if (Array.isArray(value)) {
    const copy = z.array(z.unknown()).parse(value);
    const place = below(random, copy.length + 1);
    const choice = random();
    if (choice < 0.6 && place < copy.length) copy[place] = mutateValue(copy[place], random);
    else if (choice < 0.8) copy.splice(place, 1);
    else copy.splice(place, 0, copy[below(random, copy.length)]);
    return copy;
  }
  const entries = Object.entries(value);
  const [key, inner] = heavy(entries, random) ?? ['', undefined];
  const choice = random();
  if (entries.length === 0 || choice < 0.06) {
    return {
      ...value,
      [['__proto__', 'constructor', 'extra', '信'][below(random, 4)] ?? '']: mutateValue(null, random),
    };
  }
  if (choice < 0.12) return Object.fromEntries(entries.filter(([name]) => name !== key));
  return { ...value, [key]: mutateValue(inner, random) };
}

/** An entry, larger ones more often, so that most changes happen deep inside. */
function heavy(entries: [string, unknown][], random: Random): [string, unknown] | undefined {
  const weights = entries.map(([, value]) => (JSON.stringify(value) ?? '').length + 4);
  let rest = random() * weights.reduce((sum, weight) => sum + weight, 0);
  return entries.find((_, index) => (rest -= weights[index] ?? 0) <= 0);
}

/** A value changed in one to three places; rarely still a good one. */
export function badValue(valid: unknown, random: Random): unknown {
  let value = valid;
  for (let times = 1 + below(random, 3); times > 0; times -= 1) value = mutateValue(value, random);
  return value;
}

export type BadBody = { readonly bytes: Uint8Array<ArrayBuffer>; readonly encoding: 'gzip' | null };

/** One bad (or, rarely, harmlessly changed) body. */
export function badBody(valid: unknown, random: Random): BadBody {
  const choice = random();
  if (choice < 0.08) return { bytes: noise(random), encoding: random() < 0.5 ? 'gzip' : null };
  if (choice < 0.1) return { bytes: new TextEncoder().encode(abyss(below(random, 20_000))), encoding: null };
  const text = new TextEncoder().encode(JSON.stringify(badValue(valid, random)) ?? '');
  if (choice < 0.2) return { bytes: damaged(text, random), encoding: null };
  if (choice < 0.3) return { bytes: damaged(new Uint8Array(gzipSync(text, { level: 1 })), random), encoding: 'gzip' };
  if (choice < 0.4) return { bytes: new Uint8Array(gzipSync(text, { level: 1 })), encoding: 'gzip' };
  return { bytes: text, encoding: null };
}

const noise = (random: Random): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: below(random, 300) }, () => below(random, 256));

/** Some bytes changed, and perhaps the end cut off. */
function damaged(bytes: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes.subarray(0, random() < 0.5 ? bytes.length : below(random, bytes.length)));
  for (let times = below(random, 4); times > 0 && copy.length > 0; times -= 1) {
    copy[below(random, copy.length)] = below(random, 256);
  }
  return copy;
}
