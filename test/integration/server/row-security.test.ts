import { Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openingOf, type Claims } from '#server/db/claims.ts';
import { dialectOf, type Connections } from '#server/db/dialect.ts';
import { migrate } from '#server/db/migrate.ts';
import { openPostgresStore } from '#server/db/open-store.ts';
import { pgliteConnections } from '#server/db/pglite.ts';
import { postgresConnections } from '#server/db/postgres.ts';
import type { Tables } from '#server/db/tables.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { actingOf } from '#shared/domain/access/acting.ts';
import { deviceScope } from '#shared/domain/access/device-scope.ts';
import { ROLES, type Role } from '#shared/model/county.ts';
import { startPostgres, type TestPostgres } from '#test/support/postgres.ts';
import { MIGRATIONS } from '#test/support/server.ts';

const NOW = '2026-09-04T00:00:00.000Z';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

/** Two matters: 甲溪's own, and one of 乙江; an operation and a place of the feed of each; a row of everything else. */
const FILL = `
  insert into matters (id, office, head, query_code, view_version, units)
    values ('own', 'jiaxi', 1, 'CODEOWN1', 0, '{jiaxi}'), ('other', 'yijiang', 2, 'CODEOTHER', 0, '{yijiang}');
  insert into operations (seq, id, stream, stream_office, office, device, n, arrived_at, stamp, body, chain)
    values (1, 'op1', 'own', 'jiaxi', 'jiaxi', 'D1', 1, 'x', '{}', '{}', 'a'),
           (2, 'op2', 'other', 'yijiang', 'yijiang', 'D1', 1, 'x', '{}', '{}', 'b');
  insert into feed (unit, seq, stream, step) values ('jiaxi', 1, 'own', 1), ('yijiang', 2, 'other', 1);
  insert into county (profile) values ('{}');
  insert into devices (office, device, label, enrolled_at, last_seen_at) values ('jiaxi', 'D1', 'x', 'x', 'x');
  insert into seats (office, device, officer, sign, seal, since) values ('jiaxi', 'D1', 'a', 'x', 'x', 'x');
  insert into codes (selector, hash, officer, office, issued_at, expires_at, failures) values ('x','x','x','x','x','x',0);
  insert into packages (office, device, counter, hash, taken_at) values ('jiaxi', 'D1', 1, 'x', 'x');
  insert into nonces (nonce, until) values ('x', 1);
  insert into second_factors (officer, n, secret, last_step, failures) values ('a', 1, 'x', 0, 0);
  insert into numbers (office, year, next) values ('jiaxi', 2026, 2);
  insert into claimed_numbers (office, year, n) values ('jiaxi', 2026, 7);
  insert into county_tray (id, stream, office, device, n, code, arrived_at, body) values ('t','own','jiaxi','D1',1,'x','x','{}');
  insert into audit (seq, office, device, n, arrived_at, prev, hash, body, chain) values (1,'jiaxi','D1',1,'x','','h','{}','c');
  insert into monthly_reports (month, version, at, officer, figures, seq, chain) values ('2026-08', 1, 'x', 'x', '{}', 1, 'c');
  insert into confidential_reports (id, year, n, units, officers) values ('r', 2026, 1, '{}', '{}');
  insert into confidential_entries (seq, id, report, arrived_at, stamp, body) values (1, 'e', 'r', 'x', '{}', '{}');`;

/** What a device of 甲溪, or of the bureau, gets for an officer of this role: the table of access, not the database. */
function claimsFor(role: Role): Claims {
  const profile = fictionalCounty();
  const officers = profile.officers.map((one, i) => (i === 0 ? { ...one, roles: [role], unit: 'jiaxi' } : one));
  const units = deviceScope(
    [actingOf({ ...profile, officers }, 'jiaxi', officers[0]?.id ?? '')].flatMap((x) => x ?? []),
  );
  return units === null ? { kind: 'county' } : { kind: 'units', units };
}

/** Rows of each table that a claim may read; of tables not named here none. */
const SEEN: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  own: { matters: 1, operations: 1, feed: 1 },
  county: { matters: 2, operations: 2, feed: 2 },
  none: {},
};

const VERBS = ['select', 'insert', 'update', 'delete'] as const;

const databases: readonly (readonly [name: string, open: () => Promise<Connections>])[] = [
  ['PGlite', () => pgliteConnections(null)],
  ['PostgreSQL', async () => postgresConnections(await postgres.newDatabase())],
];

describe.each(databases)('C17 row security on %s', (_, open) => {
  let connections: Connections;
  let tables: readonly string[];

  /** Runs one statement as somebody, and takes it back: its rows, how many it changed, or why it was refused. */
  async function attempt(opening: string, text: string): Promise<{ rows: number; affected: number; refused?: string }> {
    const { execute, release } = await connections.acquire();
    try {
      await execute(opening, []);
      const { rows, affected } = await execute(text, []);
      return { rows: rows.length, affected };
    } catch (cause) {
      return { rows: 0, affected: 0, refused: cause instanceof Error ? cause.message : '' };
    } finally {
      await execute('rollback', []);
      release();
    }
  }

  beforeAll(async () => {
    connections = await open();
    const owner = new Kysely<Tables>({ dialect: dialectOf(connections, { kind: 'owner' }) });
    await migrate(owner, MIGRATIONS, NOW);
    await owner.transaction().execute((tx) => sql.raw(FILL).execute(tx));
    const named = await sql<{
      name: string;
    }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(owner);
    tables = named.rows.map(({ name }) => name).sort();
  });
  afterAll(() => connections.close());

  test('every table forces row security, and only the server speaks for it unless a policy says otherwise', async () => {
    const owner = new Kysely<Tables>({ dialect: dialectOf(connections, { kind: 'owner' }) });
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and not (relrowsecurity and relforcerowsecurity)`.execute(
      owner,
    );
    expect(rows).toEqual([]);
    expect(tables.length).toBeGreaterThanOrEqual(18);
    const { rows: roles } = await sql<object>`
      select rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname = 'jft_app'`.execute(owner);
    expect(roles).toEqual([{ rolsuper: false, rolbypassrls: false, rolcanlogin: false }]);
  });

  test('bites: a table made later without a guard is found, and guarded by the next start', async () => {
    const owner = new Kysely<Tables>({ dialect: dialectOf(connections, { kind: 'owner' }) });
    await sql`create table forgotten (text text)`.execute(owner);
    const unguarded = sql<{
      n: number;
    }>`select count(*)::int as n from pg_class where relname = 'forgotten' and not relforcerowsecurity`;
    expect((await unguarded.execute(owner)).rows).toEqual([{ n: 1 }]);
    await migrate(owner, MIGRATIONS, NOW);
    expect((await unguarded.execute(owner)).rows).toEqual([{ n: 0 }]);
    await sql`drop table forgotten`.execute(owner);
  });

  test('role × table × verb: each role reads what is its own and writes nothing', async () => {
    let cases = 0;
    const wrong: string[] = [];
    for (const role of ROLES) {
      const claims = claimsFor(role);
      const seen =
        SEEN[claims.kind === 'county' ? 'county' : claims.kind === 'units' && claims.units.length > 0 ? 'own' : 'none'];
      for (const table of tables) {
        for (const verb of VERBS) {
          cases += 1;
          const { rows, affected, refused } = await attempt(openingOf(claims), statement(table, verb));
          const isRight =
            verb === 'select'
              ? refused === undefined && rows === (seen?.[table] ?? 0)
              : affected === 0 && (verb !== 'insert' || REFUSED.test(refused ?? ''));
          if (!isRight) wrong.push(`${role} ${verb} ${table}: ${rows} rows, ${affected} changed, ${refused ?? 'done'}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(cases).toBeGreaterThanOrEqual(ROLES.length * 18 * VERBS.length);
  }, 120_000);

  test('the server itself reads every table and adds to it; the holder of a code reads one matter; who says nothing, nothing', async () => {
    const server = openingOf({ kind: 'server' });
    const nobody = 'begin; set local role jft_app';
    const receipt = openingOf({ kind: 'receipt', queryCode: 'CODEOTHER' });
    for (const table of tables) {
      const rows = await attempt(server, statement(table, 'select'));
      expect([table, rows.rows > 0]).toEqual([table, true]);
      expect([table, (await attempt(nobody, statement(table, 'select'))).rows]).toEqual([table, 0]);
      const one = table === 'matters' || table === 'operations' ? 1 : 0;
      expect([table, (await attempt(receipt, statement(table, 'select'))).rows]).toEqual([table, one]);
    }
    expect(await attempt(server, statement('matters', 'update'))).toMatchObject({ affected: 2 });
    expect(await attempt(server, statement('matters', 'delete'))).toMatchObject({ affected: 2 });
    expect(await attempt(server, `insert into numbers (office, year, next) values ('x', 2026, 1)`)).toMatchObject({
      affected: 1,
    });
    for (const table of ['audit', 'monthly_reports']) {
      expect((await attempt(server, statement(table, 'delete'))).refused).toContain('permission denied');
    }
  });

  test('CF-01, CF-10 reports in confidence: nobody but the server reads a row, and not even the server changes one', async () => {
    let cases = 0;
    const server = openingOf({ kind: 'server' });
    for (const table of ['confidential_reports', 'confidential_entries']) {
      for (const role of ROLES) {
        for (const opening of [openingOf(claimsFor(role)), openingOf({ kind: 'county' })]) {
          cases += 1;
          expect([role, table, (await attempt(opening, statement(table, 'select'))).rows]).toEqual([role, table, 0]);
        }
      }
      expect((await attempt(server, statement(table, 'select'))).rows).toBe(1);
      for (const verb of ['update', 'delete'] as const) {
        expect((await attempt(server, statement(table, verb))).refused, `${verb} ${table}`).toContain(
          'permission denied',
        );
      }
    }
    expect(cases).toBe(ROLES.length * 4);
  }, 60_000);

  test('a claim is one value, whatever is written into it, and ends with its transaction', async () => {
    const nasty = openingOf({ kind: 'units', units: ["x'; set local jft.claim = 'server", '\\', 'jiaxi}'] });
    expect(await attempt(nasty, 'select * from matters')).toMatchObject({ rows: 0 });
    await attempt(openingOf({ kind: 'server' }), 'select 1');
    expect(await attempt('begin; set local role jft_app', 'select * from matters')).toMatchObject({ rows: 0 });
  });
});

const INSERTS = `${FILL} insert into migrations (id, name, applied_at) values (999, 'x', 'x')`
  .split(';')
  .map((text) => text.trim());

const REFUSED = /row-level security|permission denied/;

/** One statement that touches every row it may. */
function statement(table: string, verb: (typeof VERBS)[number]): string {
  const key = KEYS[table] ?? 'office';
  switch (verb) {
    case 'select':
      return `select * from ${table}`;
    case 'insert':
      // The row is there already; row security refuses before the key does.
      return INSERTS.find((text) => text.startsWith(`insert into ${table} `)) ?? '';
    case 'update':
      return `update ${table} set ${key} = ${key}`;
    case 'delete':
      return `delete from ${table}`;
  }
}

const KEYS: Readonly<Record<string, string>> = {
  matters: 'id',
  operations: 'id',
  feed: 'unit',
  county: 'profile',
  codes: 'selector',
  nonces: 'nonce',
  second_factors: 'officer',
  county_tray: 'id',
  migrations: 'id',
  monthly_reports: 'month',
  confidential_reports: 'id',
  confidential_entries: 'id',
};

describe('C17 the account of the connection string', () => {
  const context = { migrations: MIGRATIONS, now: () => NOW, log: () => undefined };

  test('a superuser and an account that passes by are refused, and nothing is made', async () => {
    const url = await postgres.newDatabase();
    await expect(openPostgresStore(postgres.asSuperuser(url), context)).rejects.toThrow('可以绕过行级权限');
    const superuser = postgresConnections(postgres.asSuperuser(url));
    const { execute, release } = await superuser.acquire();
    expect((await execute(`select from pg_tables where schemaname = 'public'`, [])).rows).toEqual([]);
    await execute(`create role passes login bypassrls password 'x'; create role plain login password 'x'`, []);
    release();
    await superuser.close();
    const as = (name: string): string => url.replace(/\/\/[^@]+@/, `//${name}:x@`);
    await expect(openPostgresStore(as('passes'), context)).rejects.toThrow('可以绕过行级权限');
    await expect(openPostgresStore(as('plain'), context)).rejects.toThrow('grant jft_app to plain');
  });

  test('an ordinary account that owns its database is taken', async () => {
    const store = await openPostgresStore(await postgres.newDatabase(), context);
    expect(await store.readHead()).toEqual({ seq: 0, chain: '' });
    await store.close();
  });
});
