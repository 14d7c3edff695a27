import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Tables } from './tables.ts';

const MIGRATION_FILE = /^(\d{4})_[a-z0-9_]+\.sql$/;

/** The database was written by a newer program; going back would lose what the newer one stored. */
export class NewerDatabaseError extends Error {}

/**
 * Brings the tables up to date, forward only, in one transaction and under the writers' lock, so that two processes
 * starting together do it once. `folder` holds `0001_name.sql`, `0002_…`. Stops at `upTo`, for a backup of an older
 * program whose rows are loaded before the rest. Answers the newest number it knows up to there.
 */
export async function migrate(db: Kysely<Tables>, folder: string, now: string, upTo = Infinity): Promise<number> {
  const files = (await readdir(folder)).filter((file) => MIGRATION_FILE.test(file)).sort();
  const numberOf = (file: string): number => Number(file.slice(0, 4));
  if (files.length === 0) throw new Error(`no migrations in ${folder}`);
  await db.transaction().execute(async (tx) => {
    await sql`create table if not exists migrations (id integer primary key, name text not null, applied_at text not null)`.execute(
      tx,
    );
    const applied = new Set((await tx.selectFrom('migrations').select('id').execute()).map((row) => row.id));
    const known = new Map(files.map((file) => [numberOf(file), file]));
    const newer = [...applied].find((id) => !known.has(id));
    if (newer !== undefined) {
      throw new NewerDatabaseError(`数据库由更新版本的接访台写入（第 ${newer} 号结构），请升级本程序后再启动。`);
    }
    for (const [id, name] of known) {
      if (applied.has(id) || id > upTo) continue;
      await sql.raw(await readFile(join(folder, name), 'utf8')).execute(tx);
      await tx.insertInto('migrations').values({ id, name, applied_at: now }).execute();
    }
    await guardTables(tx);
  });
  return Math.max(0, ...files.map(numberOf).filter((id) => id <= upTo));
}

/** A table that a later file makes and nobody guarded is the server's own (C17). */
async function guardTables(tx: Transaction<Tables>): Promise<void> {
  await sql`
    do $$
    begin
      if to_regproc('jft_guard') is null then return; end if;
      perform jft_guard(relname::text) from pg_class
        where relkind = 'r' and relnamespace = current_schema()::regnamespace and not relforcerowsecurity;
    end
    $$`.execute(tx);
}
