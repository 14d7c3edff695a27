import type { AuditReads, AuditRow, AuditTx } from './audit-rows.ts';
import type { MatterRow } from './store.ts';

/** The audit log without a database; `rows` belongs to the store that calls this. */
export function memoryAudit(
  rows: AuditRow[],
  matters: () => Iterable<MatterRow>,
): AuditReads & Pick<AuditTx, 'readAuditEnds'> & { readonly add: (added: readonly AuditRow[]) => void } {
  return {
    add: (added) => {
      for (const row of added) {
        const isTwice = rows.some((r) => r.office === row.office && r.device === row.device && r.hash === row.hash);
        if (row.seq !== rows.length + 1 || isTwice) throw new Error(`audit broken at ${row.seq}`);
        rows.push(row);
      }
    },
    readAuditEnds: (office, device, hashes) => {
      const own = rows.filter((row) => row.office === office && row.device === device);
      const [end, tail] = [rows.at(-1), own.at(-1)];
      return Promise.resolve({
        county: { seq: end?.seq ?? 0, chain: end?.chain ?? '' },
        tail: { n: tail?.n ?? 0, hash: tail?.hash ?? '' },
        known: new Map(own.filter((row) => hashes.includes(row.hash)).map((row) => [row.hash, row.seq])),
      });
    },
    readAudit: (filter) => {
      const fits = (row: AuditRow): boolean =>
        (filter.before === null || row.seq < filter.before) &&
        (filter.streams === null || (row.stream !== null && filter.streams.includes(row.stream))) &&
        (filter.from === null || (row.at !== null && row.at >= filter.from)) &&
        (filter.to === null || (row.at !== null && row.at < filter.to)) &&
        (!filter.faulty || row.fault !== null) &&
        (['office', 'device', 'officer', 'kind'] as const).every(
          (key) => filter[key] === null || row[key] === filter[key],
        );
      return Promise.resolve(rows.filter(fits).reverse().slice(0, filter.limit));
    },
    readAuditChain: (after, limit) => Promise.resolve(rows.slice(after, after + limit)),
    findStreams: (number) =>
      Promise.resolve(
        [...matters()]
          .filter((row) => [row.officialNo, row.slipNo, row.queryCode].includes(number))
          .map((row) => row.id),
      ),
    readNumbers: (streams) =>
      Promise.resolve(
        new Map(
          [...matters()]
            .filter((row) => streams.includes(row.id))
            .map((row) => [row.id, row.officialNo ?? row.slipNo ?? '']),
        ),
      ),
  };
}
