import { cp, writeFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { dialectOf, type Connections } from '#server/db/dialect.ts';
import { migrate } from '#server/db/migrate.ts';
import { pgliteConnections } from '#server/db/pglite.ts';
import { postgresConnections } from '#server/db/postgres.ts';
import type { Tables } from '#server/db/tables.ts';
import { startPostgres, type TestPostgres } from '#test/support/postgres.ts';
import { MIGRATIONS, temporaryFolder } from '#test/support/server.ts';

let postgres: TestPostgres;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  [postgres, folder] = await Promise.all([startPostgres(), temporaryFolder()]);
});
afterAll(() => Promise.all([postgres.stop(), folder.remove()]));

const NOW = '2026-09-04T00:00:00.000Z';

const databases: readonly (readonly [name: string, open: () => Promise<Connections>])[] = [
  ['PGlite', () => pgliteConnections(null)],
  ['PostgreSQL', async () => postgresConnections(await postgres.newDatabase())],
];

describe.each(databases)('migrations on %s', (name, prepare) => {
  let db: Kysely<Tables>;
  beforeEach(async () => {
    db = new Kysely<Tables>({ dialect: dialectOf(await prepare(), { kind: 'owner' }) });
    return () => db.destroy();
  });

  const tables = async (): Promise<readonly string[]> => {
    const { rows } = await sql<{ table_name: string }>`
      select table_name from information_schema.tables where table_schema = 'public' order by 1`.execute(db);
    return rows.map((row) => row.table_name);
  };

  test('an empty database gets every table, once, however often the server starts', async () => {
    await migrate(db, MIGRATIONS, NOW);
    await migrate(db, MIGRATIONS, '2027-01-01T00:00:00.000Z');
    expect(await tables()).toEqual(expect.arrayContaining(['county', 'devices', 'migrations', 'operations', 'seats']));
    const files = (await readdir(MIGRATIONS)).filter((file) => file.endsWith('.sql')).sort();
    expect(await db.selectFrom('migrations').selectAll().orderBy('id').execute()).toEqual(
      files.map((file, i) => ({ id: i + 1, name: file, applied_at: NOW })),
    );
  });

  test('later files go on from there; one that fails leaves nothing of itself', async () => {
    const later = join(folder.path, name);
    await migrate(db, MIGRATIONS, NOW);
    await cp(MIGRATIONS, later, { recursive: true });
    await writeFile(
      join(later, '9001_remarks.sql'),
      'create table remarks (text text);\ninsert into remarks values (1);',
    );
    await writeFile(join(later, '9002_broken.sql'), 'create table more (text text);\nselect nonsense;');
    await expect(migrate(db, later, NOW)).rejects.toThrow('nonsense');
    expect(await tables()).not.toContain('remarks');
    await writeFile(join(later, '9002_broken.sql'), 'alter table remarks add column by text;');
    await migrate(db, later, NOW);
    expect(await tables()).toContain('remarks');
    // The program of before must not touch what it does not know.
    await expect(migrate(db, MIGRATIONS, NOW)).rejects.toThrow('请升级本程序');
  });
});

test('two servers that start together on PostgreSQL migrate once', async () => {
  const url = await postgres.newDatabase();
  const open = () => new Kysely<Tables>({ dialect: dialectOf(postgresConnections(url), { kind: 'owner' }) });
  const [one, two] = [open(), open()];
  await Promise.all([migrate(one, MIGRATIONS, NOW), migrate(two, MIGRATIONS, NOW)]);
  const files = (await readdir(MIGRATIONS)).filter((file) => file.endsWith('.sql'));
  expect(await one.selectFrom('migrations').selectAll().execute()).toHaveLength(files.length);
  await Promise.all([one.destroy(), two.destroy()]);
});
