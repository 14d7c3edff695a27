import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { memoryContents } from '#server/db/memory-contents.ts';
import { createMemoryStore } from '#server/db/memory-store.ts';
import { warmUp } from '#server/http/warm-up.ts';

test('the samples are registrations that this server accepts, so that they warm what a laptop will use', async () => {
  const made = { store: createMemoryStore(), contents: memoryContents() };
  expect(await warmUp({ ...made, hash: (text) => hash('sha256', text) })).toBe(1000);
});
