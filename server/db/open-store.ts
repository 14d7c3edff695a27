import { join } from 'node:path';
import { sql } from 'kysely';
import { createAnnouncer } from './announce.ts';
import { dumpDatabase, loadDatabase, type DumpSummary } from './dump.ts';
import { lockData } from './data-lock.ts';
import { openJournaledStore } from './journaled-store.ts';
import { migrate } from './migrate.ts';
import { pgliteConnections } from './pglite.ts';
import { listenForChanges, postgresConnections } from './postgres.ts';
import { createSqlStore } from './sql-store.ts';
import type { ServerStore } from './store.ts';

type Context = {
  /** Folder with 0001_….sql. */
  readonly migrations: string;
  readonly now: () => string;
  readonly log: (line: string) => void;
};

/** Single-user PostgreSQL has no autovacuum worker (stack §3.2 d). */
const VACUUM_EVERY_MS = 60 * 60 * 1000;

/** A store over a real database can also be written out as a whole. */
export type DumpableStore = ServerStore & {
  readonly dump: (write: (text: string) => Promise<void>) => Promise<DumpSummary>;
};

/** PostgreSQL: several server processes may share it; commits are announced through LISTEN. */
export async function openPostgresStore(url: string, { migrations, now }: Context): Promise<DumpableStore> {
  const { store, db } = createSqlStore(postgresConnections(url), true);
  try {
    await migrate(db, migrations, now());
  } catch (cause) {
    await store.close();
    throw cause;
  }
  const announcer = createAnnouncer();
  const catchUp = (): void => {
    store.readHead().then(
      ({ seq }) => announcer.announce(seq),
      () => undefined, // the next reconnection tries again
    );
  };
  const listening = listenForChanges(url, announcer.announce, catchUp);
  await listening.ready;
  return {
    ...store,
    kind: 'postgresql',
    dump: (write) => dumpDatabase(db, write),
    watch: announcer.watch,
    close: async () => {
      await listening.close();
      await store.close();
    },
  };
}

/** The embedded database in `folder`: locked, journaled, vacuumed. */
export async function openPgliteStore(folder: string, { migrations, now, log }: Context): Promise<DumpableStore> {
  const unlock = await lockData(folder);
  try {
    const opened = createSqlStore(await pgliteConnections(join(folder, 'pglite')), false);
    await migrate(opened.db, migrations, now());
    const store = await openJournaledStore(opened, join(folder, 'journal.log'), log);
    const vacuum = setInterval(
      () => void sql`vacuum analyze`.execute(opened.db).catch(() => undefined),
      VACUUM_EVERY_MS,
    );
    vacuum.unref();
    return {
      ...store,
      kind: 'pglite',
      dump: (write) => dumpDatabase(opened.db, write),
      close: async () => {
        clearInterval(vacuum);
        await store.close();
        await unlock();
      },
    };
  } catch (cause) {
    await unlock();
    throw cause;
  }
}

/** Loads the lines of a dump into the empty database at `url`; throws `LoadError`. */
export async function loadPostgres(
  url: string,
  lines: AsyncIterable<string>,
  { migrations, now }: Context,
): Promise<DumpSummary> {
  const { db } = createSqlStore(postgresConnections(url), false);
  try {
    return await loadDatabase(db, lines, { migrations, now: now() });
  } finally {
    await db.destroy();
  }
}

/** Loads the lines of a dump into the empty embedded database of `folder` and makes its journal; throws `LoadError`. */
export async function loadPglite(folder: string, lines: AsyncIterable<string>, context: Context): Promise<DumpSummary> {
  const unlock = await lockData(folder);
  let summary: DumpSummary;
  try {
    const { db } = createSqlStore(await pgliteConnections(join(folder, 'pglite')), false);
    try {
      summary = await loadDatabase(db, lines, { migrations: context.migrations, now: context.now() });
    } finally {
      await db.destroy();
    }
  } finally {
    await unlock();
  }
  // Opening writes the journal, which is what the disk is sure of.
  await (await openPgliteStore(folder, context)).close();
  return summary;
}
