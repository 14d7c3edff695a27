import { sql, type Kysely } from 'kysely';
import { lines, operationOf } from './sql-rows.ts';
import { STEPS, type FeedPlace, type FeedRow, type MatterReads } from './store.ts';
import type { Tables } from './tables.ts';

type Row = { readonly feed_seq: string; readonly feed_stream: string; readonly low: number; readonly high: number };
type Joined = Row & (Tables['operations'] | { readonly [K in keyof Tables['operations']]: null });

/**
 * Reading by scope (PROTOCOL W1). A unit's part of the feed is one stretch of the key (unit, seq); several units of one
 * device are put together by sequence number. Operations come by their own key, and only where the matter is theirs.
 */
export const feedReads = (db: Kysely<Tables>): Pick<MatterReads, 'readFeed' | 'countFeed' | 'readHistories'> => ({
  readFeed: async ({ units, after, upTo, limit }) => {
    const { rows } = await sql<Joined>`
      select f.seq as feed_seq, f.stream as feed_stream, f.low, f.high, o.*
      from (
        select seq, stream, min(step) as low, max(step) as high from feed
        where unit = any(${lines(units)}) and seq > ${String(after)}::bigint and seq <= ${String(upTo)}::bigint
        group by seq, stream order by seq limit ${limit}
      ) f
      left join matters m on m.id = f.stream and m.units && ${lines(units)}
      left join operations o on o.seq = f.seq and m.id is not null
      order by f.seq`.execute(db);
    return rows.map(placeOf);
  },
  countFeed: async ({ units, after, upTo }) => {
    const { rows } = await sql<{ count: string }>`
      select count(distinct seq) as count from feed
      where unit = any(${lines(units)}) and seq > ${String(after)}::bigint and seq <= ${String(upTo)}::bigint`.execute(
      db,
    );
    return Number(rows[0]?.count ?? 0);
  },
  readHistories: async ({ units, streams, upTo }) => {
    if (streams.length === 0) return [];
    const { rows } = await sql<Tables['operations']>`
      select o.* from operations o join matters m on m.id = o.stream and m.units && ${lines(units)}
      where o.stream = any(${lines(streams)}) and o.seq <= ${String(upTo)}::bigint order by o.seq`.execute(db);
    return rows.map(operationOf);
  },
});

/** The feed's own rows with `after < seq <= upTo`, for the journal. */
export async function readFeedRows(db: Kysely<Tables>, after: number, upTo: number): Promise<readonly FeedRow[]> {
  const rows = await db
    .selectFrom('feed')
    .selectAll()
    .where('seq', '>', String(after))
    .where('seq', '<=', String(upTo))
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({ ...row, seq: Number(row.seq), step: STEPS[row.step] ?? 'op' }));
}

/** A matter that leaves one unit of a device for another of the same device goes on there. */
function placeOf(row: Joined): FeedPlace {
  const step = row.low === row.high ? (STEPS[row.low] ?? 'op') : 'op';
  return { seq: Number(row.feed_seq), stream: row.feed_stream, step, op: row.seq === null ? null : operationOf(row) };
}
