import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeBackupKey } from '#server/backup/commands.ts';
import { askForBackup, keepBackups } from '#server/backup/keep-backups.ts';
import { temporaryFolder } from '#test/support/server.ts';

/** C18: every backup that the running server makes, or fails to make, is told to its log. */

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let stop = (): void => undefined;
beforeEach(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder.path, 'backups'));
});
afterEach(async () => {
  stop();
  await folder.remove();
});

const PATIENCE = 30_000;

test.each([
  ['done', true, () => Promise.resolve({ tables: {}, head: { seq: 0, chain: '' } })],
  ['failed', false, () => Promise.reject(new Error('disk full'))],
] as const)('%s', async (result, made, dump) => {
  await makeBackupKey(folder.path);
  const told: string[] = [];
  stop = keepBackups({
    dump,
    dataFolder: folder.path,
    folder: join(folder.path, 'backups'),
    now: () => '2026-09-04T10:40:00.000Z',
    log: () => undefined,
    record: async (outcome) => void told.push(outcome),
  });
  const answer = await askForBackup(folder.path, PATIENCE);
  expect(answer?.ok).toBe(made);
  expect(told).toContain(result);
});

test('what fails at night is tried again an hour later, not with every look: a full disk floods no log', async () => {
  await makeBackupKey(folder.path);
  const clock = { now: '2026-09-04T18:31:00.000Z' };
  const told: string[] = [];
  let looks = 0;
  stop = keepBackups({
    dump: () => Promise.reject(new Error('disk full')),
    dataFolder: folder.path,
    folder: join(folder.path, 'backups'),
    now: () => ((looks += 1), clock.now),
    log: () => undefined,
    record: async (outcome) => void told.push(outcome),
  });
  await expect.poll(() => told, { timeout: PATIENCE }).toEqual(['failed']);
  const seen = looks;
  await expect.poll(() => looks, { timeout: PATIENCE }).toBeGreaterThan(seen + 2);
  expect(told).toEqual(['failed']);
  clock.now = '2026-09-04T19:32:00.000Z';
  await expect.poll(() => told, { timeout: PATIENCE }).toEqual(['failed', 'failed']);
});
