import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ConfidentialBatch } from '#server/db/confidential-rows.ts';
import { openPgliteStore, openPostgresStore } from '#server/db/open-store.ts';
import { pgliteConnections } from '#server/db/pglite.ts';
import { postgresConnections } from '#server/db/postgres.ts';
import type { ServerStore } from '#server/db/store.ts';
import { startPostgres, type TestPostgres } from '#test/support/postgres.ts';
import { MIGRATIONS, temporaryFolder } from '#test/support/server.ts';
import { emptyStore, STORES } from './stores.ts';

const report = (n: number, units: readonly string[] = [], officers: readonly string[] = []): ConfidentialBatch => ({
  reports: [{ id: `report-${n}`, year: 2026, n, units, officers, source: null, lateKey: null }],
  entries: [
    {
      seq: n,
      id: `entry-${n}`,
      report: `report-${n}`,
      arrivedAt: '2026-09-15T02:00:00.000Z',
      stamp: JSON.stringify({ seq: n }),
      body: JSON.stringify({ text: '引号"、换行\n' }),
    },
  ],
});

const READER = { units: ['qinglan', 'legal-affairs'], officer: 'confidential-a' };

describe.each(STORES)('CF-10 confidential store contract: %s', (_kind, start) => {
  const opened = emptyStore(start);
  let store: ServerStore;
  beforeEach(() => {
    store = opened();
  });

  const add = (batch: ConfidentialBatch): Promise<void> => store.transaction((tx) => tx.appendConfidential(batch));
  const seen = async (reader = READER, after = 0): Promise<readonly number[]> =>
    (await store.readConfidential({ reader, after, limit: 10 })).map(({ seq }) => seq);

  test('gives back what was added, in order and in pages', async () => {
    for (const n of [1, 2, 3]) await add(report(n));
    expect(await store.readConfidential({ reader: READER, after: 0, limit: 2 })).toEqual(
      [1, 2].flatMap((n) => report(n).entries),
    );
    expect(await seen(READER, 2)).toEqual([3]);
    expect(await store.readConfidentialRows(1, 10)).toEqual({
      reports: [2, 3].flatMap((n) => report(n).reports),
      entries: [2, 3].flatMap((n) => report(n).entries),
    });
    await store.transaction(async (tx) => {
      expect(await tx.readConfidentialEnd()).toEqual({ seq: 3, numbers: new Map([[2026, 3]]) });
      expect((await tx.findConfidential(['entry-2', 'entry-9'])).map(({ seq }) => seq)).toEqual([2]);
      expect((await tx.readConfidentialReports(['report-3'])).map(({ seq }) => seq)).toEqual([3]);
    });
  });

  test('CF-04 a report about a unit or an officer is not there for them', async () => {
    await add(report(1, ['bingling']));
    await add(report(2, ['legal-affairs'], ['chief']));
    await add(report(3, [], ['confidential-a', 'chief']));
    expect(await seen()).toEqual([1]);
    expect(await seen({ units: ['qinglan'], officer: 'chief' })).toEqual([1]);
    expect(await seen({ units: ['qinglan'], officer: 'deputy-a' })).toEqual([1, 2, 3]);
    expect(await seen({ units: ['bingling'], officer: 'x' })).toEqual([2, 3]);
  });

  test('a transaction that fails leaves nothing', async () => {
    const failing = store.transaction(async (tx) => {
      await tx.appendConfidential(report(1));
      throw new Error('power');
    });
    await expect(failing).rejects.toThrow('power');
    expect(await seen()).toEqual([]);
  });
});

describe('CF-10 power cuts and hands', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let postgres: TestPostgres;
  beforeAll(async () => {
    folder = await temporaryFolder();
    postgres = await startPostgres();
  });
  afterAll(async () => {
    await folder.remove();
    await postgres.stop();
  });
  const context = { migrations: MIGRATIONS, now: () => '2026-09-15T00:00:00.000Z', log: () => undefined };

  test('the register is rebuilt from the journal, and the journal from the register', async () => {
    const path = `${folder.path}/a`;
    const whole = {
      reports: [1, 2].flatMap((n) => report(n, ['bingling']).reports),
      entries: [1, 2].flatMap((n) => report(n).entries),
    };
    const first = await openPgliteStore(path, context);
    for (const n of [1, 2]) await first.transaction((tx) => tx.appendConfidential(report(n, ['bingling'])));
    await first.close();
    for (const lost of ['pglite', 'journal.log', 'pglite']) {
      await rm(join(path, lost), { recursive: true });
      const again = await openPgliteStore(path, context);
      expect(await again.readConfidentialRows(0, 5)).toEqual(whole);
      await again.close();
    }
  });

  test.each(['pglite', 'postgresql'] as const)('%s refuses to change or remove a row', async (kind) => {
    const path = `${folder.path}/b`;
    const url = await postgres.newDatabase();
    const store = await (kind === 'pglite' ? openPgliteStore(path, context) : openPostgresStore(url, context));
    await store.transaction((tx) => tx.appendConfidential(report(1, ['bingling'])));
    await store.close();
    const connections =
      kind === 'pglite' ? await pgliteConnections(`${path}/pglite`) : postgresConnections(postgres.asSuperuser(url));
    const { execute, release } = await connections.acquire();
    const attempts = [
      "update confidential_reports set units = '{}'",
      'delete from confidential_reports',
      "update confidential_entries set body = ''",
      'delete from confidential_entries',
    ];
    for (const attempt of attempts) await expect(execute(attempt, []), attempt).rejects.toThrow();
    release();
    await connections.close();
  });
});
