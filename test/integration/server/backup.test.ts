/**
 * C24: a backup of one machine restored on an empty other one, PGlite and PostgreSQL in every combination, and devices
 * that go on with the restored county.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backUp, makeBackupKey, restore } from '#server/backup/commands.ts';
import { newBackupKey } from '#server/backup/backup-key.ts';
import { contentFiles } from '#server/db/content-files.ts';
import { readCountyKey } from '#server/config/county-key-file.ts';
import type { DumpableStore } from '#server/db/open-store.ts';
import { startPostgres, type TestPostgres } from '#test/support/postgres.ts';
import { temporaryFolder } from '#test/support/server.ts';
import { A_REPORT, fillStore } from './fill-store.ts';
import { MADE_AT, newMachine } from './machines.ts';

/** An attachment's content, of whichever matter. */
const STREAM = 'stream-0000000000000001';
const CONTENT = new TextEncoder().encode('%PDF-1.7 土地承包合同');
const HASH = createHash('sha256').update(CONTENT).digest('hex');

let postgres: TestPostgres;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let places = 0;
beforeAll(async () => {
  [postgres, folder] = await Promise.all([startPostgres(), temporaryFolder()]);
});
afterAll(() => Promise.all([postgres.stop(), folder.remove()]));

const machineOf = (kind: 'PGlite' | 'PostgreSQL') => newMachine(kind, folder.path, postgres);

/** A machine with a county, a key in its folder, and the envelope. */
async function backedUp(kind: 'PGlite' | 'PostgreSQL', fill: (store: DumpableStore) => Promise<unknown> = fillStore) {
  const dataFolder = join(folder.path, `data-${(places += 1)}`);
  await mkdir(dataFolder, { recursive: true });
  await mkdir(join(dataFolder, 'restored'), { recursive: true });
  const { publicKey } = await readCountyKey(dataFolder);
  const key = await makeBackupKey(dataFolder);
  if (!key.ok) throw new Error(key.error);
  const machine = await machineOf(kind);
  const store = await machine.open();
  const filled = await fill(store);
  const about = { dataFolder, folder: join(dataFolder, 'backups'), now: MADE_AT, keep: 3 };
  await mkdir(join(dataFolder, 'attachments', STREAM), { recursive: true });
  await writeFile(join(dataFolder, 'attachments', STREAM, HASH), CONTENT);
  const backup = await backUp(store.dump, about);
  if (!backup.ok) throw new Error(backup.error);
  const head = await store.readHead();
  return { store, about, head, filled, ...backup.value, secretText: key.value.secretText, publicKey };
}

/** The restore of what was made, on a machine with a folder of its own. */
const bring = (
  made: { readonly file: string; readonly secretText: string; readonly about: { readonly dataFolder: string } },
  changes: { readonly file?: string; readonly secretText?: string } = {},
) => ({
  file: made.file,
  secretText: made.secretText,
  dataFolder: join(made.about.dataFolder, 'restored'),
  ...changes,
});

describe.each(['PGlite', 'PostgreSQL'] as const)('a backup made on %s', (from) => {
  let made: Awaited<ReturnType<typeof backedUp>>;
  beforeAll(async () => {
    made = await backedUp(from);
  });
  afterAll(() => made.store.close());

  test.each(['PGlite', 'PostgreSQL'] as const)('restores into an empty %s: same chain, same rows', async (to) => {
    const machine = await machineOf(to);
    const restored = await restore(machine.load, bring(made));
    expect(restored).toEqual({
      ok: true,
      value: {
        madeAt: MADE_AT,
        summary: made.summary,
        contents: { restored: expect.any(Number) as number, damaged: [] },
      },
    });
    const content = { stream: STREAM, hash: HASH };
    expect(await contentFiles(bring(made).dataFolder).read(content, 0, 100)).toEqual(CONTENT);
    expect(made.summary.tables).toMatchObject({ operations: made.filled, matters: expect.any(Number) as number });
    // The devices have pinned the county's key: it comes back too, and is nobody else's to read.
    expect((await readCountyKey(bring(made).dataFolder)).publicKey).toBe(made.publicKey);
    const store = await machine.open();
    // C24: from its first night on it makes backups of its own, which the same envelope opens.
    const { dataFolder } = bring(made);
    const next = await backUp(store.dump, { dataFolder, folder: join(dataFolder, 'backups'), now: MADE_AT, keep: 3 });
    if (!next.ok) throw new Error(next.error);
    const third = await machineOf('PGlite');
    expect(await restore(third.load, bring(made, { file: next.value.file }))).toMatchObject({ ok: true });
    expect(await store.readHead()).toEqual(made.head);
    expect(await store.readCounty()).toEqual(await made.store.readCounty());
    expect(await store.readMonthlyReports({ from: '2026-08', to: '2026-08' })).toEqual([A_REPORT]);
    expect(await store.readAllFactors()).toEqual(await made.store.readAllFactors());
    const all = { after: 0, upTo: made.head.seq, office: null, limit: 1000 };
    expect(await store.readOperations(all)).toEqual(await made.store.readOperations(all));
    await store.close();
  });

  test('is not put over a county that is there', async () => {
    const machine = await machineOf(from);
    const store = await machine.open();
    await fillStore(store);
    const head = await store.readHead();
    await store.close();
    expect(await restore(machine.load, bring(made))).toEqual({
      ok: false,
      error: 'not-empty',
    });
    const again = await machine.open();
    expect(await again.readHead()).toEqual(head);
    await again.close();
  });

  test('holds no name in clear, and another envelope does not open it', async () => {
    const bytes = await readFile(made.file);
    for (const canary of ['赵某甲', '青岚', 'operations']) expect(bytes.includes(Buffer.from(canary))).toBe(false);
    const machine = await machineOf(from);
    const other = newBackupKey().secretText;
    expect(await restore(machine.load, bring(made, { secretText: other }))).toMatchObject({ error: 'wrong-key' });
    expect(await restore(machine.load, bring(made, { secretText: '0000' }))).toMatchObject({
      error: 'backup-key-mistyped',
    });
    expect(await restore(machine.load, bring(made, { file: `${made.file}x` }))).toMatchObject({
      error: 'no-such-file',
    });
  });
});

describe('a backup', () => {
  test('damaged or cut off anywhere, it leaves the machine empty', async () => {
    const made = await backedUp('PostgreSQL');
    const whole = await readFile(made.file);
    const outcomes: unknown[] = [];
    for (const share of [0.2, 0.5, 0.9]) {
      const bad = join(made.about.folder, `bad-${share}`);
      const altered = Buffer.from(whole);
      const at = Math.floor(whole.length * share);
      altered[at] = (altered[at] ?? 0) ^ 8;
      await writeFile(bad, altered);
      const machine = await machineOf('PostgreSQL');
      outcomes.push(await restore(machine.load, bring(made, { file: bad })));
      await writeFile(bad, whole);
      await truncate(bad, at);
      outcomes.push(await restore(machine.load, bring(made, { file: bad })));
      const store = await machine.open();
      expect(await store.readCounty()).toBeNull();
      await store.close();
    }
    for (const outcome of outcomes) expect(outcome).toMatchObject({ ok: false });
    await made.store.close();
  });
});

test.each(['PGlite', 'PostgreSQL'] as const)(
  'a county that was never set up is not restored twice into one %s either, and says why',
  async (kind) => {
    const made = await backedUp(kind, async (store) => {
      const code = { selector: 's', hash: 'h', officer: 'jiaxi-clerk', office: 'jiaxi', issuedBy: null };
      const times = { issuedAt: MADE_AT, expiresAt: MADE_AT, usedAt: null, failures: 0, recovery: null };
      await store.transaction((tx) => tx.putCode({ ...code, ...times }));
    });
    const machine = await machineOf(kind);
    expect(await restore(machine.load, bring(made))).toMatchObject({ ok: true });
    expect(await restore(machine.load, bring(made))).toEqual({ ok: false, error: 'not-empty' });
    await made.store.close();
  },
);

describe('the folder of backups', () => {
  test('keeps the newest and touches nothing else', async () => {
    const made = await backedUp('PostgreSQL');
    await writeFile(join(made.about.folder, '说明.txt'), '');
    for (const day of ['05', '06', '07']) {
      await backUp(made.store.dump, { ...made.about, now: `2026-09-${day}T18:30:00.000Z` });
    }
    expect((await readdir(made.about.folder)).sort()).toEqual([
      'attachments',
      'county-20260905-183000.jftbackup',
      'county-20260906-183000.jftbackup',
      'county-20260907-183000.jftbackup',
      '说明.txt',
    ]);
    await made.store.close();
  });

  test('without a key nothing is written, and a second key does not replace the first', async () => {
    const made = await backedUp('PostgreSQL');
    expect(await makeBackupKey(made.about.dataFolder)).toEqual({ ok: false, error: 'backup-key-exists' });
    const bare = { ...made.about, dataFolder: join(folder.path, 'no-such-folder') };
    expect(await backUp(made.store.dump, bare)).toEqual({ ok: false, error: 'no-backup-key' });
    await made.store.close();
  });
});
