import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Instant } from '#shared/model/plain-date.ts';
import { warmUp } from '#server/usecases/warm-up.ts';

test('the sample is a registration that this server accepts, so that it warms what a laptop will use', async () => {
  const now = Instant.parse('2026-11-22T01:00:00.000Z');
  expect(await warmUp({ hash: (text) => hash('sha256', text), now })).toBe(1000);
});
