import { join } from 'node:path';
import { sql } from 'kysely';
import { createAnnouncer } from './announce.ts';
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

/** PostgreSQL: several server processes may share it; commits are announced through LISTEN. */
export async function openPostgresStore(url: string, { migrations, now }: Context): Promise<ServerStore> {
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
    watch: announcer.watch,
    close: async () => {
      await listening.close();
      await store.close();
    },
  };
}

/** The embedded database in `folder`: locked, journaled, vacuumed. */
export async function openPgliteStore(folder: string, { migrations, now, log }: Context): Promise<ServerStore> {
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
