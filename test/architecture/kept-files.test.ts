/** Nothing of the built program may be missing without the network: the service worker keeps every file of it. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keptFiles } from '#build/kept-files.mjs';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jft-kept-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('every built file is kept but the worker itself, also one whose hash ends in the worker’s name', async () => {
  const kept = ['assets/app-sw.js', 'assets/session-words-pxgMDnsw.js', 'assets/sw.js', 'index.html', 'kdf-worker.js'];
  for (const file of [...kept, 'sw.js']) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), '');
  }
  expect(await keptFiles(folder)).toEqual(kept.map((file) => `/${file}`));
});
