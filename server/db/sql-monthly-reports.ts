import type { Kysely, Transaction } from 'kysely';
import type { MonthlyReportRow, ServerStore, StoreTx } from './store.ts';
import type { Tables } from './tables.ts';

/** 月报: a few rows a year, only ever added to. */
export const readMonthlyReports =
  (db: Kysely<Tables>): ServerStore['readMonthlyReports'] =>
  async ({ from, to }) => {
    const rows = await db
      .selectFrom('monthly_reports')
      .selectAll()
      .where('month', '>=', from)
      .where('month', '<=', to)
      .orderBy('month', 'desc')
      .orderBy('version', 'desc')
      .execute();
    return rows.map(rowOf);
  };

export function monthlyReportTxOf(tx: Transaction<Tables>): Pick<StoreTx, 'readMonthlyReports' | 'addMonthlyReport'> {
  return {
    readMonthlyReports: readMonthlyReports(tx),
    addMonthlyReport: async (row) => {
      await tx
        .insertInto('monthly_reports')
        .values({ ...row, seq: String(row.seq) })
        .execute();
    },
  };
}

const rowOf = (row: Tables['monthly_reports']): MonthlyReportRow => ({ ...row, seq: Number(row.seq) });
