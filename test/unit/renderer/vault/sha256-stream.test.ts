import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256Stream } from '#renderer/vault/sha256-stream.ts';

const bytes = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => (i * 37 + (i >> 8)) % 256);

test('every length around the ends of blocks, against Node’s own hash', () => {
  for (let length = 0; length <= 200; length += 1) {
    const stream = sha256Stream();
    stream.update(bytes(length));
    expect(stream.digest(), String(length)).toBe(createHash('sha256').update(bytes(length)).digest('hex'));
  }
});

test('the same however it is cut into pieces', () => {
  const whole = bytes(100_003);
  const expected = createHash('sha256').update(whole).digest('hex');
  for (const size of [1, 7, 63, 64, 65, 1000, 65_536]) {
    const stream = sha256Stream();
    for (let at = 0; at < whole.length; at += size) stream.update(whole.subarray(at, at + size));
    expect(stream.digest(), String(size)).toBe(expected);
  }
});
