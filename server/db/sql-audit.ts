import { sql, type Kysely, type Transaction } from 'kysely';
import type { AuditReads, AuditRow, AuditTx } from './audit-rows.ts';
import type { Tables } from './tables.ts';

/** The audit log over SQL. Lists travel as one text, an item a line; a body is JSON and holds no raw line break. */
const lines = (items: readonly string[]) => sql<string[]>`string_to_array(${items.join('\n')}, E'\n')`;

export function auditTxOf(tx: Transaction<Tables>): AuditTx {
  return {
    readAuditEnds: async (office, device, hashes) => {
      const end = await tx
        .selectFrom('audit')
        .select(['seq', 'chain'])
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      const own = tx.selectFrom('audit').where('office', '=', office).where('device', '=', device);
      const tail = await own.select(['n', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
      const known =
        hashes.length === 0
          ? []
          : await own
              .select(['seq', 'hash'])
              .where('hash', '=', sql<string>`any(${lines(hashes)})`)
              .execute();
      return {
        county: end === undefined ? { seq: 0, chain: '' } : { seq: Number(end.seq), chain: end.chain },
        tail: tail === undefined ? { n: 0, hash: '' } : { n: Number(tail.n), hash: tail.hash },
        known: new Map(known.map((row) => [row.hash, Number(row.seq)])),
      };
    },
    appendAudit: async (rows) => {
      if (rows.length === 0) return;
      await tx
        .insertInto('audit')
        .values(
          rows.map(({ seq, n, arrivedAt, ...row }) => ({
            ...row,
            seq: String(seq),
            n: String(n),
            arrived_at: arrivedAt,
          })),
        )
        .execute();
    },
  };
}

export function auditReadsOf(db: Kysely<Tables>): AuditReads {
  return {
    readAudit: async (filter) => {
      let query = db.selectFrom('audit').selectAll();
      if (filter.before !== null) query = query.where('seq', '<', String(filter.before));
      if (filter.streams !== null) query = query.where('stream', '=', sql<string>`any(${lines(filter.streams)})`);
      if (filter.from !== null) query = query.where('at', '>=', filter.from);
      if (filter.to !== null) query = query.where('at', '<', filter.to);
      if (filter.faulty) query = query.where('fault', 'is not', null);
      for (const column of ['office', 'device', 'officer', 'kind'] as const) {
        const wanted = filter[column];
        if (wanted !== null) query = query.where(column, '=', wanted);
      }
      return (await query.orderBy('seq', 'desc').limit(filter.limit).execute()).map(rowOf);
    },
    readAuditChain: async (after, limit) => {
      const rows = db.selectFrom('audit').selectAll().where('seq', '>', String(after)).orderBy('seq').limit(limit);
      return (await rows.execute()).map(rowOf);
    },
    findStreams: async (number) => {
      const rows = await db
        .selectFrom('matters')
        .select('id')
        .where((is) =>
          is.or([is('official_no', '=', number), is('slip_no', '=', number), is('query_code', '=', number)]),
        )
        .execute();
      return rows.map((row) => row.id);
    },
    readNumbers: async (streams) => {
      if (streams.length === 0) return new Map();
      const rows = await db
        .selectFrom('matters')
        .select(['id', 'official_no', 'slip_no'])
        .where('id', '=', sql<string>`any(${lines(streams)})`)
        .execute();
      return new Map(rows.map((row) => [row.id, row.official_no ?? row.slip_no ?? '']));
    },
  };
}

const rowOf = ({ arrived_at: arrivedAt, ...row }: Tables['audit']): AuditRow => ({
  ...row,
  seq: Number(row.seq),
  n: Number(row.n),
  arrivedAt,
});
