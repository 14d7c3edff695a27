import { sql, type Kysely } from 'kysely';
import { feedReads } from './sql-feed.ts';
import { lines, operationOf } from './sql-rows.ts';
import type { MatterReads, MatterRow, StreamOperation } from './store.ts';
import type { Tables } from './tables.ts';

/** Reading matters and their operations; what is seen of them depends on for whom `db` speaks. */
export const matterReads = (db: Kysely<Tables>): MatterReads => ({
  ...feedReads(db),
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
});

/** Where the county's order ends, and the chain there. */
export async function readHead(db: Kysely<Tables>): Promise<{ readonly seq: number; readonly chain: string }> {
  const row = await db
    .selectFrom('operations')
    .select(['seq', 'chain'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? { seq: 0, chain: '' } : { seq: Number(row.seq), chain: row.chain };
}

export async function readStreams(db: Kysely<Tables>, streams: readonly string[]): Promise<readonly StreamOperation[]> {
  if (streams.length === 0) return [];
  const rows = await db
    .selectFrom('operations')
    .select(['stream', 'seq', 'stamp', 'body'])
    .where('stream', '=', sql<string>`any(${lines(streams)})`)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

/** Matters that one of the units has. */
const hasUnit = (units: readonly string[]) => sql<boolean>`units && ${lines(units)}`;

export const matterOf = (row: Tables['matters']): MatterRow => ({
  id: row.id,
  kind: row.kind === 'reception' ? 'reception' : 'matter',
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
