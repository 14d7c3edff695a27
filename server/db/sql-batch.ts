import { sql, type RawBuilder, type Transaction } from 'kysely';
import * as z from 'zod';
import { CHANGES_CHANNEL } from './postgres.ts';
import { keepInTray } from './county-tray.ts';
import { STEPS, STREAM_KINDS, type Batch, type Known, type StoreTx } from './store.ts';
import type { Tables } from './tables.ts';

/**
 * The two statements of the hot path. A group of pushes costs the database four round trips whatever its size: begin
 * with the lock, one question, one insertion, commit. Lists travel as one text each, an item a line: ids are of a
 * fixed alphabet and JSON texts have no raw line breaks.
 */

/** Text for “no value” in a list; no id, number or JSON text is a lone tilde. */
const NONE = '~';

const list = (items: readonly (string | number | null)[]): RawBuilder<string[]> =>
  sql`string_to_array(${items.map((item) => item ?? NONE).join('\n')}, E'\n', ${sql.lit(NONE)})`;

/** Answers of `readKnown` as the database builds them, rows as short lists. */
const KnownAnswer = z.object({
  head: z.tuple([z.number(), z.string()]).nullable(),
  operations: z.array(z.tuple([z.string(), z.number(), z.string(), z.string()])).nullable(),
  matters: z
    .array(
      z.tuple([
        z.string(),
        z.string(),
        z.number(),
        z.string().nullable(),
        z.string().nullable(),
        z.string(),
        z.string().nullable(),
        z.number(),
        z.array(z.string()),
        z.array(z.string()),
        z.enum(STREAM_KINDS),
      ]),
    )
    .nullable(),
  numbers: z.array(z.tuple([z.string(), z.number(), z.number()])).nullable(),
  claimed: z.array(z.tuple([z.string(), z.number(), z.number()])).nullable(),
  tray: z.array(z.tuple([z.string(), z.string(), z.string()])).nullable(),
});

export async function readKnown(
  tx: Transaction<Tables>,
  { ids, streams, offices }: Parameters<StoreTx['readKnown']>[0],
): Promise<Known> {
  const { rows } = await sql<object>`
    select
      (select json_build_array(seq, chain) from operations order by seq desc limit 1) as head,
      (select json_agg(json_build_array(id, seq, stamp, body)) from operations where id = any(${list(ids)})) as operations,
      (select json_agg(json_build_array(id, office, head, official_no, slip_no, query_code, view, view_version, units, former, kind))
         from matters where id = any(${list(streams)})) as matters,
      (select json_agg(json_build_array(office, year, next)) from numbers where office = any(${list(offices)})) as numbers,
      (select json_agg(json_build_array(c.office, c.year, c.n)) from claimed_numbers c join numbers x using (office, year)
         where c.office = any(${list(offices)}) and c.n >= x.next) as claimed,
      (select json_agg(json_build_array(id, code, body)) from county_tray where id = any(${list(ids)})) as tray`.execute(
    tx,
  );
  const known = KnownAnswer.parse(rows[0]);
  const [seq, chain] = known.head ?? [0, ''];
  return {
    head: { seq, chain },
    operations: (known.operations ?? []).map(([id, at, stamp, body]) => ({ id, seq: at, stamp, body })),
    matters: (known.matters ?? []).map(
      ([id, office, head, officialNo, slipNo, queryCode, view, viewVersion, units, former, kind]) => ({
        id,
        kind,
        office,
        head,
        officialNo,
        slipNo,
        queryCode,
        view,
        viewVersion,
        units,
        former,
      }),
    ),
    numbers: (known.numbers ?? []).map(([office, year, next]) => ({ office, year, next })),
    claimed: (known.claimed ?? []).map(([office, year, n]) => ({ office, year, n })),
    tray: (known.tray ?? []).map(([id, code, body]) => ({ id, code, body })),
  };
}

export async function appendBatch(tx: Transaction<Tables>, batch: Batch, notify: boolean): Promise<void> {
  const { operations, matters, numbers, claimed, feed, tray, redacted } = batch;
  if (tray.length > 0) await keepInTray(tx, tray);
  if (redacted.length > 0) await redact(tx, redacted);
  const last = operations.at(-1);
  if (last === undefined) return;
  const before = last.seq - operations.length;
  await sql`
    with new_operations as (
      insert into operations (seq, id, stream, stream_office, office, device, n, arrived_at, stamp, body, chain)
      select ${String(before)}::bigint + place, id, stream, stream_office, office, device, n, arrived_at, stamp, body, chain
      from unnest(
        ${list(operations.map((o) => o.id))}, ${list(operations.map((o) => o.stream))},
        ${list(operations.map((o) => o.streamOffice))}, ${list(operations.map((o) => o.office))},
        ${list(operations.map((o) => o.device))}, ${list(operations.map((o) => o.n))}::bigint[],
        ${list(operations.map((o) => o.arrivedAt))}, ${list(operations.map((o) => o.stamp))},
        ${list(operations.map((o) => o.body))}, ${list(operations.map((o) => o.chain))}
      ) with ordinality as t(id, stream, stream_office, office, device, n, arrived_at, stamp, body, chain, place)
    ), new_matters as (
      insert into matters (id, kind, office, head, official_no, slip_no, query_code, view, view_version, units, former)
      select id, kind, office, head, official_no, slip_no, query_code, view, view_version,
             string_to_array(units, ','), coalesce(string_to_array(former, ','), '{}')
      from unnest(
        ${list(matters.map((m) => m.id))}, ${list(matters.map((m) => m.kind))}, ${list(matters.map((m) => m.office))},
        ${list(matters.map((m) => m.head))}::bigint[], ${list(matters.map((m) => m.officialNo))},
        ${list(matters.map((m) => m.slipNo))}, ${list(matters.map((m) => m.queryCode))},
        ${list(matters.map((m) => m.view))}, ${list(matters.map((m) => m.viewVersion))}::int[],
        ${list(matters.map((m) => m.units.join(',')))}, ${list(matters.map((m) => m.former.join(',') || null))}
      ) as t(id, kind, office, head, official_no, slip_no, query_code, view, view_version, units, former)
      on conflict (id) do update
        set head = excluded.head, view = excluded.view, view_version = excluded.view_version,
            units = excluded.units, former = excluded.former
    ), new_feed as (
      insert into feed (unit, seq, stream, step)
      select * from unnest(
        ${list(feed.map((f) => f.unit))}, ${list(feed.map((f) => f.seq))}::bigint[],
        ${list(feed.map((f) => f.stream))}, ${list(feed.map((f) => STEPS.indexOf(f.step)))}::smallint[]
      )
    ), new_numbers as (
      insert into numbers (office, year, next)
      select * from unnest(
        ${list(numbers.map((x) => x.office))}, ${list(numbers.map((x) => x.year))}::int[],
        ${list(numbers.map((x) => x.next))}::int[]
      )
      on conflict (office, year) do update set next = excluded.next
    ), new_claimed as (
      insert into claimed_numbers (office, year, n)
      select * from unnest(
        ${list(claimed.map((c) => c.office))}, ${list(claimed.map((c) => c.year))}::int[],
        ${list(claimed.map((c) => c.n))}::int[]
      )
      on conflict do nothing
    )
    select ${notify ? sql`pg_notify(${sql.lit(CHANGES_CHANNEL)}, ${String(last.seq)})` : sql`1`}`.execute(tx);
}

/** CF-14: takes the content out of stored operations and items of the tray; their place and ids stay. */
async function redact(tx: Transaction<Tables>, redacted: Batch['redacted']): Promise<void> {
  const [ids, bodies] = [list(redacted.map(({ id }) => id)), list(redacted.map(({ body }) => body))];
  for (const table of ['operations', 'county_tray'] as const) {
    await sql`update ${sql.table(table)} t set body = r.body from unnest(${ids}, ${bodies}) as r(id, body)
      where t.id = r.id`.execute(tx);
  }
}
