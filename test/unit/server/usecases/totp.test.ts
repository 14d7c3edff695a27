/** RFC 6238 appendix B and RFC 4648 §10: the published values, and what the window takes. */
import { expect, test } from 'vitest';
import { base32, codeOf, matchingStep } from '#server/usecases/totp.ts';

const SECRET = new TextEncoder().encode('12345678901234567890');

test.each([
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
])('RFC 6238 at %i s: %s', async (seconds, digits) => {
  expect(await codeOf(SECRET, Math.floor(seconds / 30), 8)).toBe(digits);
  // What a telephone shows are the last six.
  expect(await codeOf(SECRET, Math.floor(seconds / 30))).toBe(digits.slice(2));
});

test.each([
  [0, '755224'],
  [1, '287082'],
  [2, '359152'],
  [3, '969429'],
  [4, '338314'],
  [5, '254676'],
  [6, '287922'],
  [7, '162583'],
  [8, '399871'],
  [9, '520489'],
])('RFC 4226 counter %i: %s', async (step, digits) => {
  expect(await codeOf(SECRET, step)).toBe(digits);
});

test.each([
  ['the present step', 100, 0, 100],
  ['a telephone half a minute behind', 99, 0, 99],
  ['a telephone half a minute ahead', 101, 0, 101],
  ['a minute behind', 98, 0, null],
  ['a minute ahead', 102, 0, null],
  ['a code that was used', 100, 100, null],
  ['a code older than the one that was used', 99, 100, null],
  ['the next one after the one that was used', 101, 100, 101],
] as const)('C22 the window: %s', async (_name, shown, after, step) => {
  const code = await codeOf(SECRET, shown);
  expect(await matchingStep(SECRET, code, 100 * 30_000 + 15_000, after)).toBe(step);
});

test.each([
  ['', ''],
  ['fooba', 'MZXW6YTB'],
  ['foobafooba', 'MZXW6YTBMZXW6YTB'],
  ['12345678901234567890', 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'],
])('RFC 4648 base32 of %j', (text, written) => {
  expect(base32(new TextEncoder().encode(text))).toBe(written);
});
