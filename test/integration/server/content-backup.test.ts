import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newBackupKey, readBackupSecret } from '#server/backup/backup-key.ts';
import { backUpContents, restoreContents } from '#server/backup/content-backup.ts';
import { contentFiles } from '#server/db/content-files.ts';
import { temporaryFolder } from '#test/support/server.ts';

const STREAM = 'stream-0000000000000001';
const CONTENT = new Uint8Array(2_500_000).map((_, i) => (i * 7) % 251);
const HASH = createHash('sha256').update(CONTENT).digest('hex');
const NIGHT = '2026-09-04T18:30:00.000Z';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const key = newBackupKey();
const secretOf = (text: string) => {
  const secret = readBackupSecret(text);
  if (!secret.ok) throw new Error(secret.error);
  return secret.value;
};

beforeEach(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder.path, 'data/attachments', STREAM), { recursive: true });
  await writeFile(join(folder.path, 'data/attachments', STREAM, HASH), CONTENT);
  await writeFile(join(folder.path, 'data/attachments', STREAM, `${HASH}.part`), 'half');
});
afterEach(() => folder.remove());

const backUp = (): Promise<number> =>
  backUpContents({
    dataFolder: join(folder.path, 'data'),
    folder: join(folder.path, 'backups'),
    recipient: key.publicKey,
    madeAt: NIGHT,
  });
const restore = (text = key.secretText) =>
  restoreContents({
    folder: join(folder.path, 'backups'),
    dataFolder: join(folder.path, 'empty'),
    secret: secretOf(text),
  });
const sealed = (): string => join(folder.path, 'backups/attachments', STREAM, `${HASH}.jftbackup`);

test('C24 a content is backed up once, sealed, and comes back on an empty machine as it was', async () => {
  expect(await backUp()).toBe(1);
  expect(await backUp()).toBe(0);
  const bytes = await readFile(sealed());
  expect(bytes.includes(Buffer.from(CONTENT.subarray(1000, 1064)))).toBe(false);
  expect(await restore()).toEqual({ restored: 1, damaged: [] });
  const back = contentFiles(join(folder.path, 'empty'));
  expect(await back.has({ stream: STREAM, hash: HASH })).toBe(true);
  expect(await back.read({ stream: STREAM, hash: HASH }, 2_499_990, 100)).toEqual(CONTENT.slice(-10));
  expect(await restore()).toEqual({ restored: 0, damaged: [] });
});

test('CF-21 what went into confidence is backed up as it lies there, and comes back', async () => {
  const [report, id] = ['report-0000000000000001', 'A'.repeat(22)];
  await mkdir(join(folder.path, 'data/attachments-sealed', report), { recursive: true });
  await writeFile(join(folder.path, 'data/attachments-sealed', report, id), 'ciphertext');
  await writeFile(join(folder.path, 'data/attachments', STREAM, `${HASH}.sealed`), 'on its way');
  expect(await backUp()).toBe(2);
  expect(await backUp()).toBe(0);
  expect(await restore()).toEqual({ restored: 2, damaged: [] });
  expect(await readFile(join(folder.path, 'empty/attachments-sealed', report, id), 'utf8')).toBe('ciphertext');
});

test.each([
  ['a byte changed', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -20), Buffer.from([1]), bytes.subarray(-19)])],
  ['the end missing', (bytes: Buffer) => bytes.subarray(0, -100)],
  ['something else', () => Buffer.from('not a backup')],
])('C24 %s: the content is named as damaged and nothing half comes back', async (_, change) => {
  await backUp();
  await writeFile(sealed(), change(await readFile(sealed())));
  expect(await restore()).toEqual({ restored: 0, damaged: [`${STREAM}/${HASH}`] });
  expect(await readdir(join(folder.path, 'empty/attachments', STREAM))).toEqual([]);
});

test('C24 another key opens nothing', async () => {
  await backUp();
  expect(await restore(newBackupKey().secretText)).toEqual({ restored: 0, damaged: [`${STREAM}/${HASH}`] });
});

test('a sound backup under a wrong name is not that content', async () => {
  await backUp();
  const other = 'b'.repeat(64);
  await writeFile(join(folder.path, 'backups/attachments', STREAM, `${other}.jftbackup`), await readFile(sealed()));
  expect(await restore()).toEqual({ restored: 1, damaged: [`${STREAM}/${other}`] });
});

test('a county without attachments has none to back up', async () => {
  const about = {
    dataFolder: join(folder.path, 'nothing'),
    folder: folder.path,
    recipient: key.publicKey,
    madeAt: NIGHT,
  };
  expect(await backUpContents(about)).toBe(0);
});
