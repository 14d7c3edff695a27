import type {
  ConfidentialBatch,
  ConfidentialEntryRow,
  ConfidentialReads,
  ConfidentialReportRow,
  ConfidentialTx,
} from './confidential-rows.ts';

/** The confidential register without a database; both lists belong to the store that calls this. */
export function memoryConfidential(
  reports: ConfidentialReportRow[],
  entries: ConfidentialEntryRow[],
): ConfidentialReads &
  Omit<ConfidentialTx, 'appendConfidential'> & { readonly add: (batch: ConfidentialBatch) => void } {
  return {
    add: (batch) => {
      reports.push(...batch.reports);
      for (const row of batch.entries) {
        if (row.seq !== entries.length + 1) throw new Error(`confidential sequence broken at ${row.seq}`);
        entries.push(row);
      }
    },
    readConfidentialEnd: () => {
      const numbers = new Map<number, number>();
      for (const { year, n } of reports) numbers.set(year, Math.max(n, numbers.get(year) ?? 0));
      return Promise.resolve({ seq: entries.length, numbers });
    },
    findSealed: (streams) =>
      Promise.resolve(reports.filter(({ source }) => source !== null && streams.includes(source))),
    findSealedStreams: (streams) =>
      Promise.resolve(
        new Set(reports.flatMap(({ source }) => (source !== null && streams.includes(source) ? [source] : []))),
      ),
    findReport: (id) => Promise.resolve(reports.find((row) => row.id === id) ?? null),
    findConfidential: (ids) => Promise.resolve(entries.filter(({ id }) => ids.includes(id))),
    readConfidentialReports: (asked) => Promise.resolve(entries.filter(({ report }) => asked.includes(report))),
    readConfidential: ({ reader, after, limit }) => {
      const open = new Set(
        reports
          .filter(
            ({ units, officers }) =>
              !units.some((unit) => reader.units.includes(unit)) && !officers.includes(reader.officer),
          )
          .map(({ id }) => id),
      );
      return Promise.resolve(entries.filter(({ seq, report }) => seq > after && open.has(report)).slice(0, limit));
    },
    readConfidentialRows: (after, limit) => {
      const rows = entries.slice(after, after + limit);
      const ids = new Set(rows.map(({ report }) => report));
      return Promise.resolve({ reports: reports.filter(({ id }) => ids.has(id)), entries: rows });
    },
  };
}
