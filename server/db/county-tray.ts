import { sql, type Kysely, type Transaction } from 'kysely';
import type { TrayClosing, TrayRow } from './store.ts';
import { lines } from './sql-rows.ts';
import type { Tables } from './tables.ts';

/** Keeps operations for a person at the county; one that is there already stays as it is. */
export async function keepInTray(tx: Transaction<Tables>, rows: readonly TrayRow[]): Promise<void> {
  await tx
    .insertInto('county_tray')
    .values(
      rows.map(({ n, arrivedAt, closed, ...row }) => ({
        ...row,
        n: String(n),
        arrived_at: arrivedAt,
        closed_at: closed?.at ?? null,
        closed_by: closed?.by ?? null,
        outcome: closed?.outcome ?? null,
        note: closed?.note ?? null,
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Open items, the oldest first. */
export async function readTray(db: Kysely<Tables>, limit: number): Promise<readonly TrayRow[]> {
  const rows = await db
    .selectFrom('county_tray')
    .selectAll()
    .where('closed_at', 'is', null)
    .orderBy('arrived_at')
    .orderBy(sql`id collate "C"`)
    .limit(limit)
    .execute();
  return rows.map(trayOf);
}

export async function readTrayItem(tx: Transaction<Tables>, id: string): Promise<TrayRow | null> {
  const row = await tx.selectFrom('county_tray').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : trayOf(row);
}

/** Every item, for the journal. */
export async function readWholeTray(db: Kysely<Tables>): Promise<readonly TrayRow[]> {
  return (await db.selectFrom('county_tray').selectAll().execute()).map(trayOf);
}

export async function readTrayOf(tx: Transaction<Tables>, streams: readonly string[]): Promise<readonly TrayRow[]> {
  if (streams.length === 0) return [];
  const rows = await tx
    .selectFrom('county_tray')
    .selectAll()
    .where('stream', '=', sql<string>`any(${lines(streams)})`)
    .execute();
  return rows.map(trayOf);
}

export async function closeTray(tx: Transaction<Tables>, id: string, closing: TrayClosing): Promise<boolean> {
  const { at, by, outcome, note } = closing;
  const closed = await tx
    .updateTable('county_tray')
    .set({ closed_at: at, closed_by: by, outcome, note })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return closed.numUpdatedRows > 0n;
}

const trayOf = (row: Tables['county_tray']): TrayRow => ({
  id: row.id,
  stream: row.stream,
  office: row.office,
  device: row.device,
  n: Number(row.n),
  code: row.code,
  arrivedAt: row.arrived_at,
  body: row.body,
  closed:
    row.closed_at === null
      ? null
      : {
          at: row.closed_at,
          by: row.closed_by ?? '',
          outcome: row.outcome === 're-applied' ? 're-applied' : 'not-needed',
          note: row.note ?? '',
        },
});
