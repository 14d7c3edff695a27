/** Our server for the shared benchmark: records come from its generator, whose place `BENCH_GENERATOR` tells. */
import { resolve } from 'node:path';
import pg from 'pg';
import { host } from '../harness/server-process.ts';
import { randomFrom, startCountyServer, type CountyServer } from '../product/county-server.ts';
import { registerOf, stamped } from '../product/operations.ts';
import { toSet, toSheet, type PeerRecord } from './to-sheet.ts';
import { Instant } from '#shared/model/plain-date.ts';

type Generator = {
  readonly record: (i: number) => PeerRecord;
  readonly edited: (i: number, round: number) => PeerRecord;
  readonly editSet: (n: number, k: number, round: number) => readonly number[];
};

const generator = (await import(process.env['BENCH_GENERATOR'] ?? '')) as Generator; // the benchmark's lib/gen.mjs
const EDITED = ['status', 'handlerName', 'opinion', 'remark', 'version'];

let server: CountyServer;
let own = 0;

/**
 * The shared benchmark hands out the superuser, as whom our server refuses to work because row security would not hold:
 * an ordinary account gets the database, as in a county.
 */
async function asOrdinaryAccount(pgUrl: string): Promise<string> {
  const url = new URL(pgUrl);
  const client = new pg.Client({ connectionString: pgUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query(`select from pg_roles where rolname = 'county'`);
    if (rowCount === 0) await client.query(`create role county login createrole password 'county'`);
    await client.query(`alter database ${client.escapeIdentifier(url.pathname.slice(1))} owner to county`);
  } finally {
    await client.end();
  }
  [url.username, url.password] = ['county', 'county'];
  return url.href;
}

host({
  async start({ pgUrl }) {
    server = await startCountyServer(
      await asOrdinaryAccount(pgUrl),
      resolve(import.meta.dirname, '../../../server/db/migrations'),
    );
    return { port: server.port };
  },
  async seed(n) {
    for (let from = 0; from < n; from += 2000) {
      const sheets = Array.from({ length: Math.min(2000, n - from) }, (_, i) => toSheet(generator.record(from + i)));
      await server.accept(
        sheets.map(({ id, recordedAt, ...sheet }) =>
          stamped({
            device: 2,
            n: (own += 1),
            stream: id,
            recordedAt,
            base: 0,
            action: registerOf({ id, recordedAt, ...sheet }),
            random: randomFrom,
          }),
        ),
      );
    }
    await server.warm();
  },
  async mutate(asked) {
    // The shared benchmark names the number of edits `k`.
    const { n, k, round } = asked as unknown as { n: number; k: number; round: number };
    const records = generator.editSet(n, k, round).map((i) => generator.edited(i, round));
    const heads = await server.heads(records.map((record) => record.id));
    await server.accept(
      records.map((record) =>
        stamped({
          device: 2,
          n: (own += 1),
          stream: record.id,
          recordedAt: Instant.parse(record['updatedAt']),
          base: heads.get(record.id) ?? 0,
          action: { kind: 'amend', set: toSet(Object.fromEntries(EDITED.map((name) => [name, record[name]]))) },
          random: randomFrom,
        }),
      ),
    );
  },
  count: () => server.count(),
});
