import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from '#test/support/postgres.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

test('databases are empty, apart from each other, and durable', async () => {
  const [first, second] = [await postgres.newDatabase(), await postgres.newDatabase()];
  const one = new pg.Client({ connectionString: first });
  const two = new pg.Client({ connectionString: second });
  await one.connect();
  await two.connect();
  await one.query('create table 来访 (id int)');
  expect((await two.query(`select to_regclass('来访') as t`)).rows).toEqual([{ t: null }]);
  expect((await one.query('show fsync')).rows).toEqual([{ fsync: 'on' }]);
  expect((await one.query('show synchronous_commit')).rows).toEqual([{ synchronous_commit: 'on' }]);
  await one.end();
  await two.end();
});
