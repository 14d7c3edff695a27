import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AuditFilter, AuditRow } from '#server/db/audit-rows.ts';
import { openPgliteStore, openPostgresStore } from '#server/db/open-store.ts';
import { pgliteConnections } from '#server/db/pglite.ts';
import { postgresConnections } from '#server/db/postgres.ts';
import type { Connections } from '#server/db/dialect.ts';
import type { ServerStore } from '#server/db/store.ts';
import { checkAudit } from '#server/usecases/read-audit.ts';
import { joinAudit, recordEvent } from '#server/usecases/join-audit.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { DeviceCode, UnitCode } from '#shared/model/ids.ts';
import { startPostgres, type TestPostgres } from '#test/support/postgres.ts';
import { MIGRATIONS, sha256, temporaryFolder } from '#test/support/server.ts';
import { auditChain } from '#test/support/audit-chain.ts';
import { emptyStore, STORES } from './stores.ts';

const now = () => Instant.parse('2026-09-04T10:40:00.000Z');
const jiaxi = { office: UnitCode.parse('jiaxi'), device: DeviceCode.parse('D1') };
const NO_FILTER: AuditFilter = {
  before: null,
  office: null,
  device: null,
  officer: null,
  kind: null,
  streams: null,
  from: null,
  to: null,
  faulty: false,
  limit: 100,
};
const places = (rows: readonly AuditRow[]) => rows.map((row) => row.seq);

describe.each(STORES)('D3 audit store contract: %s', (_kind, start) => {
  const opened = emptyStore(start);
  let store: ServerStore;
  beforeEach(() => {
    store = opened();
  });

  const join = (links: ReturnType<typeof auditChain>, sender = jiaxi) =>
    joinAudit({ store, hash: sha256, now }, sender, { head: links.at(-1) ?? { n: 0, hash: '' }, links });

  test('is empty at first, gives back what was added, and is whole', async () => {
    expect(await store.readAudit(NO_FILTER)).toEqual([]);
    expect(await checkAudit(store, sha256)).toEqual({ county: { count: 0, chain: '', brokenAt: null }, devices: [] });
    const links = auditChain(3);
    expect(await join(links)).toEqual({
      have: { n: 3, hash: links[2]?.hash },
      receipts: [
        ['a', 1],
        ['a', 2],
        ['a', 3],
      ],
    });
    const rows = await store.readAuditChain(0, 10);
    expect(rows.map(({ n, body, hash, prev }) => ({ n, body, hash, prev }))).toEqual(links);
    expect(rows[0]).toMatchObject({ officer: 'jiaxi-clerk', kind: 'view', fault: null, arrivedAt: now() });
    expect(await checkAudit(store, sha256)).toMatchObject({
      county: { count: 3, brokenAt: null },
      devices: [{ office: 'jiaxi', device: 'D1', count: 3, first: null, faults: 0 }],
    });
  });

  test('what is sent again changes nothing', async () => {
    await join(auditChain(3));
    const again = await join(auditChain(5));
    expect(again.receipts).toEqual([
      ['d', 1],
      ['d', 2],
      ['d', 3],
      ['a', 4],
      ['a', 5],
    ]);
    expect(places(await store.readAuditChain(0, 10))).toEqual([1, 2, 3, 4, 5]);
  });

  test('devices, the county and each office have chains of their own in one order', async () => {
    const yijiang = { office: UnitCode.parse('yijiang'), device: DeviceCode.parse('D1') };
    await join(auditChain(2));
    await recordEvent({ store, hash: sha256, now }, { kind: 'backup', result: 'done' });
    await join(auditChain(2, yijiang), yijiang);
    await recordEvent({ store, hash: sha256, now }, { kind: 'backup', result: 'failed' });
    expect((await store.readAuditChain(0, 10)).map((row) => [row.office, row.device, row.n])).toEqual([
      ['jiaxi', 'D1', 1],
      ['jiaxi', 'D1', 2],
      ['', '', 1],
      ['yijiang', 'D1', 1],
      ['yijiang', 'D1', 2],
      ['', '', 2],
    ]);
    expect((await checkAudit(store, sha256)).county).toMatchObject({ count: 6, brokenAt: null });
  });

  test('is found by who, what, where, when and which matter, newest first and page by page', async () => {
    await join(auditChain(6));
    const read = async (part: Partial<AuditFilter>) => places(await store.readAudit({ ...NO_FILTER, ...part }));
    expect(await read({})).toEqual([6, 5, 4, 3, 2, 1]);
    expect(await read({ before: 4, limit: 2 })).toEqual([3, 2]);
    expect(await read({ kind: 'print' })).toEqual([6, 3]);
    expect(await read({ officer: 'nobody' })).toEqual([]);
    expect(await read({ office: 'jiaxi', device: 'D1', officer: 'jiaxi-clerk' })).toHaveLength(6);
    expect(await read({ device: 'D2' })).toEqual([]);
    expect(await read({ streams: [] })).toEqual([]);
    expect(await read({ streams: ['matter-0000000000000002'] })).toEqual([2]);
    expect(await read({ from: '2026-09-04T01:02:00.000Z', to: '2026-09-04T01:04:00.000Z' })).toEqual([3, 2]);
    expect(await read({ faulty: true })).toEqual([]);
  });

  test('a transaction that fails leaves no entry', async () => {
    const failing = store.transaction(async (tx) => {
      const { county } = await tx.readAuditEnds('jiaxi', 'D1', []);
      expect(county).toEqual({ seq: 0, chain: '' });
      await recordEvent(
        { store: { ...store, transaction: (work) => work(tx) }, hash: sha256, now },
        { kind: 'backup', result: 'done' },
      );
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await store.readAuditChain(0, 10)).toEqual([]);
  });
});

/** What somebody with the database open could try; the row stays as it was. */
const ATTEMPTS = [
  "update audit set officer = 'chief' where seq = 2",
  'update audit set fault = null',
  'delete from audit where seq = 2',
  "delete from audit where arrived_at < '2026-01-01'",
  'truncate audit',
];

describe('D3 the databases themselves refuse to change or remove entries', () => {
  let postgres: TestPostgres;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeAll(async () => {
    postgres = await startPostgres();
    folder = await temporaryFolder();
  });
  afterAll(async () => {
    await postgres.stop();
    await folder.remove();
  });
  const context = { migrations: MIGRATIONS, now, log: () => undefined };

  async function expectRefused(store: ServerStore, connect: () => Promise<Connections>): Promise<void> {
    await joinAudit({ store, hash: sha256, now }, jiaxi, { head: { n: 0, hash: '' }, links: auditChain(3) });
    const before = await store.readAuditChain(0, 10);
    await store.close();
    const connections = await connect();
    const { execute, release } = await connections.acquire();
    let refused = 0;
    for (const attempt of ATTEMPTS) {
      await execute(attempt, []).catch(() => (refused += 1));
    }
    const { rows } = await execute('select seq, officer, fault from audit order by seq', []);
    release();
    await connections.close();
    // The one statement that touches no row is allowed to touch none.
    expect(refused).toBe(ATTEMPTS.length - 1);
    expect(rows).toHaveLength(before.length);
    expect(rows).toMatchObject([{ officer: 'jiaxi-clerk' }, { officer: 'jiaxi-clerk' }, { officer: 'jiaxi-clerk' }]);
  }

  test('PGlite', async () => {
    const path = `${folder.path}/county`;
    await expectRefused(await openPgliteStore(path, context), () => pgliteConnections(`${path}/pglite`));
  });
  test('PostgreSQL', async () => {
    const url = await postgres.newDatabase();
    await expectRefused(await openPostgresStore(url, context), () =>
      Promise.resolve(postgresConnections(postgres.asSuperuser(url))),
    );
  });

  test('D7 a database that lost its newest entries gets them back from the journal', async () => {
    const path = `${folder.path}/power-cut`;
    const first = await openPgliteStore(path, context);
    await joinAudit({ store: first, hash: sha256, now }, jiaxi, { head: { n: 0, hash: '' }, links: auditChain(4) });
    const before = await first.readAuditChain(0, 10);
    await first.close();
    const connections = await pgliteConnections(`${path}/pglite`);
    const { execute, release } = await connections.acquire();
    await execute(
      'alter table audit disable trigger all; delete from audit where seq > 1; alter table audit enable trigger all',
      [],
    );
    release();
    await connections.close();
    const again = await openPgliteStore(path, context);
    expect(await again.readAuditChain(0, 10)).toEqual(before);
    await again.close();
  });

  test('D6 who switches the guard off is found by the check', async () => {
    const attempts: readonly (readonly [string, number])[] = [
      ["update audit set officer = 'chief' where seq = 3", 3],
      ["update audit set body = replace(body, 'print', 'view') where seq = 3", 3],
      ["update audit set fault = 'edited' where seq = 2", 2],
      ["update audit set arrived_at = '2026-01-01T00:00:00.000Z' where seq = 4", 4],
      ['delete from audit where seq = 2', 2],
      ['delete from audit where seq = 1', 1],
      [
        'update audit set seq = seq + 100 where seq = 5; update audit set seq = 5 where seq = 6; update audit set seq = 6 where seq = 105',
        5,
      ],
    ];
    for (const [attempt, place] of attempts) {
      const url = await postgres.newDatabase();
      const store = await openPostgresStore(url, context);
      await joinAudit({ store, hash: sha256, now }, jiaxi, { head: { n: 0, hash: '' }, links: auditChain(6) });
      const connections = postgresConnections(postgres.asSuperuser(url));
      const { execute, release } = await connections.acquire();
      await execute(`alter table audit disable trigger all; ${attempt}`, []);
      release();
      await connections.close();
      expect([attempt, (await checkAudit(store, sha256)).county.brokenAt]).toEqual([attempt, place]);
      await store.close();
    }
  });
});
