import { appendFile, mkdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockData } from '#server/db/data-lock.ts';
import { journalOf, openJournal } from '#server/db/journal.ts';
import { journaled } from '#server/db/journaled-store.ts';
import { createMemoryStore } from '#server/db/memory-store.ts';
import { openPgliteStore } from '#server/db/open-store.ts';
import type { ServerStore } from '#server/db/store.ts';
import { posted, setUpFactor, wrongCode } from '#test/support/authenticator.ts';
import { enrolTestDevice, MIGRATIONS, setupServer, setUpFictional, temporaryFolder } from '#test/support/server.ts';
import { A_REPORT } from './fill-store.ts';
import { authorOf } from './sample-operations.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

describe('journal file', () => {
  const readAll = async (file: string) => {
    const records: unknown[] = [];
    const opened = await openJournal(file, (record) => Promise.resolve(void records.push(record)));
    return { ...opened, records };
  };

  test('gives back what was appended, in order, after it was opened again', async () => {
    const file = join(folder.path, 'journal.log');
    const { journal } = await readAll(file);
    await journal.append([{ n: 1, text: '换\n行' }, { n: 2 }]);
    await journal.append([]);
    await journal.append([{ n: 3, big: '大'.repeat(3_000_000) }]);
    await journal.close();
    const { records, cutBytes, journal: again } = await readAll(file);
    expect(records.map((record) => JSON.stringify(record).slice(0, 20))).toEqual(
      ['{"n":1,"text":"换\\n行"}', '{"n":2}', '{"n":3,"big":"大大大大大大大'].map((text) => text.slice(0, 20)),
    );
    expect(cutBytes).toBe(0);
    await again.close();
  });

  test.each([1, 5, 20, 30])('a torn end of %i bytes less was never acknowledged and is cut', async (lost) => {
    const file = join(folder.path, 'journal.log');
    const { journal } = await readAll(file);
    await journal.append([{ n: 1 }]);
    await journal.append([{ n: 2, text: '最后一条' }]);
    await journal.close();
    await truncate(file, (await stat(file)).size - lost);
    const { records, cutBytes, journal: again } = await readAll(file);
    expect(records).toEqual([{ n: 1 }]);
    expect(cutBytes).toBeGreaterThan(0);
    await again.append([{ n: 3 }]);
    await again.close();
    const last = await readAll(file);
    expect(last.records).toEqual([{ n: 1 }, { n: 3 }]);
    await last.journal.close();
  });

  test('rubbish at the end is cut; a damaged record before a good one is reported, not skipped', async () => {
    const file = join(folder.path, 'journal.log');
    const { journal } = await readAll(file);
    await journal.append([{ n: 1 }, { n: 2 }]);
    await journal.close();
    const whole = await readFile(file);
    await appendFile(file, '0123456789abcdef {"n":9}\n\0\0\0\0');
    const cut = await readAll(file);
    expect(cut.records).toEqual([{ n: 1 }, { n: 2 }]);
    await cut.journal.close();
    whole[20] = 0x40;
    await writeFile(file, whole);
    await expect(readAll(file)).rejects.toThrow('日志文件在第 0 字节处损坏');
  });

  test('what a full disk refused is written before the next records', async () => {
    let content = Buffer.alloc(0);
    let isFull = true;
    const journal = journalOf(
      {
        appendFile: (bytes) => {
          const whole = Buffer.from(bytes as Uint8Array);
          content = Buffer.concat([content, isFull ? whole.subarray(0, 9) : whole]);
          return isFull ? Promise.reject(new Error('ENOSPC')) : Promise.resolve();
        },
        datasync: () => Promise.resolve(),
        truncate: (size) => Promise.resolve(void (content = content.subarray(0, size ?? 0))),
        close: () => Promise.resolve(),
      },
      0,
    );
    await expect(journal.append([{ n: 1 }])).rejects.toThrow('ENOSPC');
    expect(content).toHaveLength(0);
    isFull = false;
    await journal.append([{ n: 2 }]);
    const file = join(folder.path, 'journal.log');
    await writeFile(file, content);
    const { records, journal: again } = await readAll(file);
    expect(records).toEqual([{ n: 1 }, { n: 2 }]);
    await again.close();
  });

  test('nothing is acknowledged while an earlier record waits for the disk, not even a duplicate', async () => {
    const written: unknown[] = [];
    let isFull = false;
    const store = journaled(createMemoryStore(), {
      append: (records) => {
        written.push(...records);
        return isFull ? Promise.reject(new Error('ENOSPC')) : Promise.resolve();
      },
      rewrite: () => Promise.resolve(),
      close: () => Promise.resolve(),
    });
    const server = setupServer({ store: { ...store, kind: 'pglite' } });
    await setUpFictional(server.send);
    const device = await enrolTestDevice(server.send, 'jiaxi');
    const op = authorOf('jiaxi', 'D1').register(1);
    const before = written.length;
    isFull = true;
    await expect(device.push([op])).rejects.toThrow('storage-failed');
    await expect(device.push([op])).rejects.toThrow('storage-failed');
    isFull = false;
    expect(await device.push([op])).toEqual([['d', 1, '青司信甲溪〔2026〕1号']]);
    expect(written).toHaveLength(before + 1);
  });
});

describe('data lock', () => {
  test('a second holder is refused in words that help; after release it may', async () => {
    const release = await lockData(folder.path);
    await expect(lockData(folder.path)).rejects.toThrow(/正被另一个接访台服务程序使用（进程 \d+）/);
    await release();
    await (
      await lockData(folder.path)
    )();
  });

  test.each([
    ['of a process that is gone', '4194305 -\n'],
    ['whose number belongs to another program now', `${process.pid} another-boot:1\n`],
    ['that is no lock of ours', 'x'],
  ])('a lock %s is taken over', async (_name, content) => {
    const file = join(folder.path, 'server.lock');
    await writeFile(file, content);
    const release = await lockData(folder.path);
    expect(await readFile(file, 'utf8')).toMatch(new RegExp(`^${process.pid} `));
    await release();
  });

  test('of many that find a stale lock at once, one gets it', async () => {
    await writeFile(join(folder.path, 'server.lock'), '4194305 -\n');
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => lockData(folder.path)));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });
});

describe('PGlite with its journal', () => {
  const said: string[] = [];
  const open = (): Promise<ServerStore> =>
    openPgliteStore(folder.path, {
      migrations: MIGRATIONS,
      now: () => '2026-09-04T00:00:00.000Z',
      log: (line) => said.push(line),
    });
  const everything = async (store: ServerStore) => ({
    operations: await store.readOperations({ after: 0, upTo: 1000, limit: 1000 }),
    matters: (await store.readMatters({ after: '', units: null, limit: 1000 })).map(({ head, officialNo, slipNo }) => ({
      head,
      officialNo,
      slipNo,
    })),
    county: await store.readCounty(),
    reports: await store.readMonthlyReports({ from: '2026-08', to: '2026-08' }),
    factors: await store.readAllFactors(),
    devices: await store.transaction((tx) => tx.readDevices('jiaxi')),
    known: await store.transaction((tx) => tx.readKnown({ ids: [], streams: [], offices: ['jiaxi'] })),
  });

  /** A county with two pushes; the second goes on with matters of the first and uses a claim. */
  async function fill(store: ServerStore): Promise<void> {
    const server = setupServer({ store });
    await setUpFictional(server.send);
    const device = await enrolTestDevice(server.send, 'jiaxi');
    const security = await enrolTestDevice(server.send, 'qinglan', { officer: 'security-a' });
    const phone = await setUpFactor(server, security);
    await posted(security, '/second-factor', { code: wrongCode(phone, server.clock.now) });
    const author = authorOf('jiaxi', 'D1');
    const [first, second] = [author.register(1), author.register(2)];
    await device.push([first, second]);
    await store.transaction((tx) => tx.addMonthlyReport(A_REPORT));
    const third = author.register(3);
    const claims = { [third.id]: '青司信甲溪〔2026〕9号' };
    await device.push([author.act(first.stream, { kind: 'add-note', text: '补记' }), third], { claims });
  }

  test('the whole database can be rebuilt from the journal, with the same order, chain and numbers', async () => {
    let store = await open();
    await fill(store);
    const before = await everything(store);
    await store.close();
    await rm(join(folder.path, 'pglite'), { recursive: true });
    store = await open();
    expect(await everything(store)).toEqual(before);
    expect(said.join()).toContain('已由日志补回');
    const server = setupServer({ store });
    const again = await enrolTestDevice(server.send, 'jiaxi');
    expect(again.device).toBe('D2');
    expect(await again.push([authorOf('jiaxi', 'D2').register(1)])).toEqual([['a', 5, '青司信甲溪〔2026〕3号']]);
    await store.close();
  });

  test('CAL-13 a county profile that has changed since is rebuilt as it was last, and written once', async () => {
    let store = await open();
    await fill(store);
    const county = await store.readCounty();
    if (county === null) throw new Error('no county');
    const newer = { ...county, version: county.version + 1, name: '改名后的县' };
    await store.transaction((tx) => tx.saveCounty(newer));
    await store.close();
    await rm(join(folder.path, 'pglite'), { recursive: true });
    store = await open();
    expect(await store.readCounty()).toEqual(newer);
    await store.close();
    store = await open();
    expect(await store.readCounty()).toEqual(newer);
    await store.close();
  });

  test('a torn last batch is a batch that never was; its device sends it again', async () => {
    let store = await open();
    await fill(store);
    await store.close();
    const file = join(folder.path, 'journal.log');
    await truncate(file, (await stat(file)).size - 10);
    await rm(join(folder.path, 'pglite'), { recursive: true });
    store = await open();
    expect(await store.readHead()).toMatchObject({ seq: 2 });
    await store.close();
  });

  test('what the database has beyond the journal is written to the journal', async () => {
    let store = await open();
    await fill(store);
    const before = await everything(store);
    await store.close();
    await rm(join(folder.path, 'journal.log'));
    store = await open();
    await store.close();
    await rm(join(folder.path, 'pglite'), { recursive: true });
    store = await open();
    expect(await everything(store)).toEqual(before);
    await store.close();
  });

  test('database and journal of different histories are not mixed', async () => {
    const store = await open();
    await fill(store);
    await store.close();
    const other = join(folder.path, 'other');
    await mkdir(other);
    const stranger = await openPgliteStore(other, { migrations: MIGRATIONS, now: () => 'x', log: () => undefined });
    const server = setupServer({ store: stranger });
    await setUpFictional(server.send);
    const device = await enrolTestDevice(server.send, 'yijiang');
    const author = authorOf('yijiang', 'D1');
    await device.push([1, 2, 3, 4].map((n) => author.register(n)));
    await stranger.close();
    await writeFile(join(folder.path, 'journal.log'), await readFile(join(other, 'journal.log')));
    await expect(open()).rejects.toThrow('与数据库的内容不一致');
  });
});
