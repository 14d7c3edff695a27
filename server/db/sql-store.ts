import { Kysely, sql, type Transaction } from 'kysely';
import { CountyProfile } from '#shared/model/county.ts';
import { dialectOf, type Connections } from './dialect.ts';
import type { Claims } from './claims.ts';
import type { ServerStore, StoreTx } from './store.ts';
import { closeTray, readTray, readTrayItem, readTrayOf } from './county-tray.ts';
import { auditReadsOf, auditTxOf } from './sql-audit.ts';
import { confidentialReadsOf, confidentialTxOf } from './sql-confidential.ts';
import { appendBatch, readKnown } from './sql-batch.ts';
import { monthlyReportTxOf, readMonthlyReports } from './sql-monthly-reports.ts';
import { registryReads, registryWrites } from './sql-registry.ts';
import { matterOf, matterReads, readHead, readStreams } from './sql-matters.ts';
import { lines } from './sql-rows.ts';
import type { Tables } from './tables.ts';

export type SqlStore = {
  /** Everything of a store except who announces commits, which differs. */
  readonly store: Omit<ServerStore, 'kind' | 'watch'>;
  /** The server's own work. */
  readonly db: Kysely<Tables>;
  /** Makes and changes the tables. */
  readonly owner: Kysely<Tables>;
};

/** The store over SQL. With `notify`, each appending transaction announces itself to all processes (PostgreSQL). */
export function createSqlStore(connections: Connections, notify: boolean): SqlStore {
  const speakingFor = (claims: Claims) => new Kysely<Tables>({ dialect: dialectOf(once, claims) });
  let closing: Promise<void> | null = null;
  const once: Connections = { ...connections, close: () => (closing ??= connections.close()) };
  const db = speakingFor({ kind: 'server' });
  const store: SqlStore['store'] = {
    ...auditReadsOf(db),
    ...confidentialReadsOf(db),
    transaction: (work) => db.transaction().execute((tx) => work(txOf(tx, notify))),
    readHead: () => readHead(db),
    readChain: async (seq) => {
      if (seq === 0) return '';
      const row = await db.selectFrom('operations').select('chain').where('seq', '=', String(seq)).executeTakeFirst();
      return row?.chain ?? null;
    },
    ...matterReads(db),
    as: (claims) => matterReads(speakingFor(claims)),
    readTray: (limit) => readTray(db, limit),
    findMatters: async (ids) => {
      const rows = await db
        .selectFrom('matters')
        .selectAll()
        .where('id', '=', sql<string>`any(${lines(ids)})`)
        .execute();
      return rows.map(matterOf);
    },
    saveViews: async (matters) => {
      if (matters.length === 0) return;
      // A view text never holds a raw line break, being JSON.
      await sql`
        update matters m set view = v.view, view_version = v.version
        from unnest(${lines(matters.map((m) => m.id))}, ${lines(matters.map((m) => String(m.head)))}::bigint[],
                    ${lines(matters.map((m) => m.view ?? ''))}, ${lines(matters.map((m) => String(m.viewVersion)))}::int[])
          as v(id, head, view, version)
        where m.id = v.id and m.head = v.head`.execute(db);
    },
    findKnownIds: async (ids) => {
      const rows = await db
        .selectFrom('operations')
        .select('id')
        .where('id', '=', sql<string>`any(${lines(ids)})`)
        .unionAll(
          db
            .selectFrom('county_tray')
            .select('id')
            .where('id', '=', sql<string>`any(${lines(ids)})`),
        )
        .unionAll(
          db
            .selectFrom('confidential_entries')
            .select('id')
            .where('id', '=', sql<string>`any(${lines(ids)})`),
        )
        .execute();
      return rows.map((row) => row.id);
    },
    readCounty: () => readCounty(db),
    ...registryReads(db),
    readMonthlyReports: readMonthlyReports(db),
    close: once.close,
  };
  return { store, db, owner: speakingFor({ kind: 'owner' }) };
}

function txOf(tx: Transaction<Tables>, notify: boolean): StoreTx {
  return {
    ...auditTxOf(tx),
    ...confidentialTxOf(tx),
    readKnown: (asked) => readKnown(tx, asked),
    readStreams: (streams) => readStreams(tx, streams),
    append: (batch) => appendBatch(tx, batch, notify),
    readCounty: () => readCounty(tx),
    saveCounty: async (profile) => {
      const text = JSON.stringify(profile);
      await tx
        .insertInto('county')
        .values({ profile: text })
        .onConflict((conflict) => conflict.column('one').doUpdateSet({ profile: text }))
        .execute();
    },
    ...registryWrites(tx),
    ...monthlyReportTxOf(tx),
    readTrayItem: (id) => readTrayItem(tx, id),
    readTrayOf: (streams) => readTrayOf(tx, streams),
    closeTray: (id, closing) => closeTray(tx, id, closing),
  };
}

async function readCounty(db: Kysely<Tables>): Promise<CountyProfile | null> {
  const row = await db.selectFrom('county').select('profile').executeTakeFirst();
  return row === undefined ? null : CountyProfile.parse(JSON.parse(row.profile));
}
