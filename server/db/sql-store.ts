import { Kysely, sql, type Transaction } from 'kysely';
import { CountyProfile } from '#shared/model/county.ts';
import { dialectOf, type Connections } from './dialect.ts';
import type { MatterRow, ServerStore, StoreTx, StreamOperation } from './store.ts';
import { closeTray, readTray, readTrayItem } from './county-tray.ts';
import { auditReadsOf, auditTxOf } from './sql-audit.ts';
import { confidentialReadsOf, confidentialTxOf } from './sql-confidential.ts';
import { appendBatch, readKnown } from './sql-batch.ts';
import { registryReads, registryWrites } from './sql-registry.ts';
import { lines, operationOf } from './sql-rows.ts';
import { feedReads } from './sql-feed.ts';
import type { Tables } from './tables.ts';

export type SqlStore = {
  /** Everything of a store except who announces commits, which differs. */
  readonly store: Omit<ServerStore, 'kind' | 'watch'>;
  readonly db: Kysely<Tables>;
};

/** The store over SQL. With `notify`, each appending transaction announces itself to all processes (PostgreSQL). */
export function createSqlStore(connections: Connections, notify: boolean): SqlStore {
  const db = new Kysely<Tables>({ dialect: dialectOf(connections) });
  const store: SqlStore['store'] = {
    ...auditReadsOf(db),
    ...confidentialReadsOf(db),
    transaction: (work) => db.transaction().execute((tx) => work(txOf(tx, notify))),
    readHead: async () => {
      const row = await db
        .selectFrom('operations')
        .select(['seq', 'chain'])
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? { seq: 0, chain: '' } : { seq: Number(row.seq), chain: row.chain };
    },
    readChain: async (seq) => {
      if (seq === 0) return '';
      const row = await db.selectFrom('operations').select('chain').where('seq', '=', String(seq)).executeTakeFirst();
      return row?.chain ?? null;
    },
    ...feedReads(db),
    readTray: (limit) => readTray(db, limit),
    readOperations: async ({ after, upTo, limit }) => {
      const rows = await db
        .selectFrom('operations')
        .selectAll()
        .where('seq', '>', String(after))
        .where('seq', '<=', String(upTo))
        .orderBy('seq')
        .limit(limit)
        .execute();
      return rows.map(operationOf);
    },
    readStreams: (streams) => readStreams(db, streams),
    readMatters: async ({ after, units, limit }) => {
      const rows = await db
        .selectFrom('matters')
        .selectAll()
        .where('id', '>', after)
        .$if(units !== null, (query) => query.where(hasUnit(units ?? [])))
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(matterOf);
    },
    countMatters: async ({ after, units }) => {
      const row = await db
        .selectFrom('matters')
        .select(sql<string>`count(*)`.as('count'))
        .where('id', '>', after)
        .$if(units !== null, (query) => query.where(hasUnit(units ?? [])))
        .executeTakeFirst();
      return Number(row?.count ?? 0);
    },
    findMatters: async (ids) => {
      const rows = await db
        .selectFrom('matters')
        .selectAll()
        .where('id', '=', sql<string>`any(${lines(ids)})`)
        .execute();
      return rows.map(matterOf);
    },
    findMatterByQueryCode: async (code) => {
      const row = await db
        .selectFrom('matters')
        .selectAll()
        .where('query_code', '=', code)
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : matterOf(row);
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
        .execute();
      return rows.map((row) => row.id);
    },
    readCounty: () => readCounty(db),
    ...registryReads(db),
    close: () => db.destroy(),
  };
  return { store, db };
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
    readTrayItem: (id) => readTrayItem(tx, id),
    closeTray: (id, closing) => closeTray(tx, id, closing),
  };
}

async function readStreams(db: Kysely<Tables>, streams: readonly string[]): Promise<readonly StreamOperation[]> {
  if (streams.length === 0) return [];
  const rows = await db
    .selectFrom('operations')
    .select(['stream', 'seq', 'stamp', 'body'])
    .where('stream', '=', sql<string>`any(${lines(streams)})`)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

async function readCounty(db: Kysely<Tables>): Promise<CountyProfile | null> {
  const row = await db.selectFrom('county').select('profile').executeTakeFirst();
  return row === undefined ? null : CountyProfile.parse(JSON.parse(row.profile));
}

/** Matters that one of the units has. */
const hasUnit = (units: readonly string[]) => sql<boolean>`units && ${lines(units)}`;

const matterOf = (row: Tables['matters']): MatterRow => ({
  id: row.id,
  office: row.office,
  head: Number(row.head),
  officialNo: row.official_no,
  slipNo: row.slip_no,
  queryCode: row.query_code,
  view: row.view,
  viewVersion: row.view_version,
  units: row.units,
  former: row.former,
});
