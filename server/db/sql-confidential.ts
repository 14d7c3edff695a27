import { sql, type Kysely, type Transaction } from 'kysely';
import type {
  ConfidentialEntryRow,
  ConfidentialReads,
  ConfidentialReportRow,
  ConfidentialTx,
} from './confidential-rows.ts';
import type { Tables } from './tables.ts';

/** Lists travel as one text, an item a line; none of them holds a line break. */
const lines = (items: readonly string[]) => sql<string[]>`string_to_array(${items.join('\n')}, E'\n')`;

export function confidentialTxOf(tx: Transaction<Tables>): ConfidentialTx {
  return {
    readConfidentialEnd: async () => {
      const end = await tx
        .selectFrom('confidential_entries')
        .select(sql<string>`coalesce(max(seq), 0)`.as('seq'))
        .executeTakeFirst();
      const years = await tx
        .selectFrom('confidential_reports')
        .select(['year', sql<number>`max(n)`.as('n')])
        .groupBy('year')
        .execute();
      return { seq: Number(end?.seq ?? 0), numbers: new Map(years.map(({ year, n }) => [year, Number(n)])) };
    },
    findConfidential: (ids) => readWhere(tx, 'id', ids),
    readConfidentialReports: (reports) => readWhere(tx, 'report', reports),
    findSealed: async (streams) => {
      if (streams.length === 0) return [];
      const rows = await tx
        .selectFrom('confidential_reports')
        .selectAll()
        .where('source', '=', sql<string>`any(${lines(streams)})`)
        .orderBy('year')
        .orderBy('n')
        .execute();
      return rows.map(reportOf);
    },
    appendConfidential: async ({ reports, entries }) => {
      for (const { units, officers, lateKey, ...row } of reports) {
        await tx
          .insertInto('confidential_reports')
          .values({ ...row, late_key: lateKey, units: lines(units), officers: lines(officers) })
          .execute();
      }
      if (entries.length === 0) return;
      await tx
        .insertInto('confidential_entries')
        .values(entries.map(({ seq, arrivedAt, ...row }) => ({ ...row, seq: String(seq), arrived_at: arrivedAt })))
        .execute();
    },
  };
}

async function readWhere(
  db: Kysely<Tables>,
  column: 'id' | 'report',
  values: readonly string[],
): Promise<readonly ConfidentialEntryRow[]> {
  if (values.length === 0) return [];
  const rows = await db
    .selectFrom('confidential_entries')
    .selectAll()
    .where(column, '=', sql<string>`any(${lines(values)})`)
    .orderBy('seq')
    .execute();
  return rows.map(entryOf);
}

export function confidentialReadsOf(db: Kysely<Tables>): ConfidentialReads {
  return {
    findSealedStreams: async (streams) => {
      if (streams.length === 0) return new Set();
      const rows = await db
        .selectFrom('confidential_reports')
        .select('source')
        .where('source', '=', sql<string>`any(${lines(streams)})`)
        .execute();
      return new Set(rows.flatMap(({ source }) => source ?? []));
    },
    findReport: async (id) => {
      const row = await db.selectFrom('confidential_reports').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : reportOf(row);
    },
    readConfidential: async ({ reader, after, limit }) => {
      const { rows } = await sql<Tables['confidential_entries']>`
        select e.* from confidential_entries e join confidential_reports r on r.id = e.report
        where e.seq > ${String(after)}::bigint
          and not r.units && ${lines(reader.units)} and not r.officers && ${lines([reader.officer])}
        order by e.seq limit ${limit}`.execute(db);
      return rows.map(entryOf);
    },
    readConfidentialRows: async (after, limit) => {
      const rows = await db
        .selectFrom('confidential_entries')
        .selectAll()
        .where('seq', '>', String(after))
        .orderBy('seq')
        .limit(limit)
        .execute();
      const ids = [...new Set(rows.map(({ report }) => report))];
      const reports =
        ids.length === 0
          ? []
          : await db
              .selectFrom('confidential_reports')
              .selectAll()
              .where('id', '=', sql<string>`any(${lines(ids)})`)
              .execute();
      return { reports: reports.map(reportOf), entries: rows.map(entryOf) };
    },
  };
}

const reportOf = ({ late_key: lateKey, ...row }: Tables['confidential_reports']): ConfidentialReportRow => ({
  ...row,
  lateKey,
});

const entryOf = ({ seq, arrived_at: arrivedAt, ...row }: Tables['confidential_entries']): ConfidentialEntryRow => ({
  ...row,
  seq: Number(seq),
  arrivedAt,
});
