import { join } from 'node:path';
import { createAnnouncer } from './announce.ts';
import { checkLogin } from './check-login.ts';
import type { Connections } from './dialect.ts';
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
  const { store, db, owner } = createSqlStore(postgresConnections(url), true);
  try {
    await checkLogin(owner);
    await migrate(owner, migrations, now());
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
    const connections = await pgliteConnections(join(folder, 'pglite'));
    const opened = createSqlStore(connections, false);
    await migrate(opened.owner, migrations, now());
    const store = await openJournaledStore(opened, join(folder, 'journal.log'), log);
    const vacuum = setInterval(() => void vacuumOf(connections).catch(() => undefined), VACUUM_EVERY_MS);
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

/** It runs in no transaction. */
async function vacuumOf({ acquire }: Connections): Promise<void> {
  const { execute, release } = await acquire();
  await execute('vacuum analyze', []).finally(release);
}

/** Loads the lines of a dump into the empty database at `url`; throws `LoadError`. */
export async function loadPostgres(
  url: string,
  lines: AsyncIterable<string>,
  { migrations, now }: Context,
): Promise<DumpSummary> {
  const { store, owner } = createSqlStore(postgresConnections(url), false);
  try {
    await checkLogin(owner);
    return await loadDatabase(owner, lines, { migrations, now: now() });
  } finally {
    await store.close();
  }
}

/** Loads the lines of a dump into the empty embedded database of `folder` and makes its journal; throws `LoadError`. */
export async function loadPglite(folder: string, lines: AsyncIterable<string>, context: Context): Promise<DumpSummary> {
  const unlock = await lockData(folder);
  let summary: DumpSummary;
  try {
    const { store, owner } = createSqlStore(await pgliteConnections(join(folder, 'pglite')), false);
    try {
      summary = await loadDatabase(owner, lines, { migrations: context.migrations, now: context.now() });
    } finally {
      await store.close();
    }
  } finally {
    await unlock();
  }
  // Opening writes the journal, which is what the disk is sure of.
  await (await openPgliteStore(folder, context)).close();
  return summary;
}
