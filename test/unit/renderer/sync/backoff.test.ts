import { expect, test } from 'vitest';
import { backoff } from '#renderer/sync/backoff.ts';

test.each([
  [1, 0.5, 2_000],
  [1, 0, 1_400],
  [2, 0.5, 4_000],
  [3, 0.999_999, 10_400],
  [8, 0.5, 256_000],
  [9, 0.5, 300_000],
  [1000, 0.5, 300_000],
])('S9 failure %i with random %f: %i ms', (failures, random, ms) => {
  expect(backoff(failures, random)).toBe(ms);
});
