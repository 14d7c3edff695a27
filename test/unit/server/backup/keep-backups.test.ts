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
    // Before the first night: nothing is due by itself.
    now: () => '2026-09-04T10:40:00.000Z',
    log: () => undefined,
    record: async (outcome) => void told.push(outcome),
  });
  const answer = await askForBackup(folder.path, PATIENCE);
  expect(answer?.ok).toBe(made);
  expect(told).toContain(result);
});
