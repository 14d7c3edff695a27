import { expect, test } from 'vitest';
import { fromBase64url, toBase64url } from '#shared/lib/base64url.ts';

test.each([0, 1, 2, 3, 4, 31, 64, 65, 257])('%i bytes there and back, as Node writes them', (length) => {
  const bytes = Uint8Array.from({ length }, (_, at) => (at * 167 + length * 31) % 256);
  const text = toBase64url(bytes);
  expect(text).toBe(Buffer.from(bytes).toString('base64url'));
  expect(fromBase64url(text)).toEqual(bytes);
});

test.each(['A', 'AB', 'AAB', 'AA==', 'A+A/', 'AAAA ', '中AAA'])('%s is no value', (text) => {
  expect(fromBase64url(text)).toBeNull();
});
