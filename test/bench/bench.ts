/**
 * `npm run bench [-- --quick --phases=local,first,large,devices --runs=3 --out=results.md]`: our own floor (floor/) and
 * the product through its real data layer and real server (product/), interleaved, as ratios on one machine in one run.
 */
import { mkdtemp, rm, chmod, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { launchChromium } from '#test/support/chromium.ts';
import { startPostgres } from '#test/support/postgres.ts';
import { bundlePage, servePages } from './harness/browser.ts';
import { countFlushes } from './harness/flushes.ts';
import { table } from './harness/report.ts';
import {
  devices,
  first,
  large,
  local,
  median,
  type Bench,
  type Figures,
  type Sizes,
  type Stack,
} from './harness/workloads.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    phases: { type: 'string', default: 'local,first,large,devices' },
    runs: { type: 'string' },
    out: { type: 'string' },
  },
});
const sizes: Sizes = values.quick
  ? { write: 200, first: 2000, large: 5000, devices: [20], each: 50, coldOpens: 2, edits: 100 }
  : { write: 1000, first: 10_000, large: 50_000, devices: [50, 200], each: 50, coldOpens: 5, edits: 100 };
const runs = Number(values.runs ?? (values.quick ? 1 : 3));
const PHASES = { local: [local, runs], first: [first, runs], large: [large, 1], devices: [devices, runs] } as const;
const chosen = (Object.keys(PHASES) as (keyof typeof PHASES)[]).filter((name) =>
  values.phases.split(',').includes(name),
); // its own keys

const STACKS: readonly Stack[] = ['floor', 'product'].map((id) => ({
  id,
  server: `test/bench/${id}/server.ts`,
  w7: `test/bench/${id}/w7.ts`,
}));

async function main(folder: string): Promise<string> {
  await mkdir(join(folder, 'pages'));
  const postgres = await startPostgres();
  const pages = await servePages(join(folder, 'pages'));
  const bench: Bench = { folder, origin: pages.origin, postgres, flushes: countFlushes(folder), sizes };
  if (bench.flushes === null) console.log('no C compiler (cc): flushes to disk are not counted');
  try {
    const weights: Figures[] = [];
    for (const { id } of STACKS) {
      weights.push({
        'page script, kB': (await bundlePage(`test/bench/${id}/page.ts`, join(folder, 'pages'), id)) / 1000,
      });
    }
    const figures = STACKS.map((_, i): Figures => ({ ...weights[i] }));
    for (const name of chosen) {
      const [phase, times] = PHASES[name];
      const found = STACKS.map((): Figures[] => []);
      // Interleaved, so that a slow minute of the machine does not hit only one of them.
      for (let i = 0; i < times; i += 1) {
        for (const [s, stack] of STACKS.entries()) {
          const one = await phase(bench, stack);
          found[s]?.push(one);
          console.log(
            stack.id,
            JSON.stringify(one, (_, x: unknown) => (typeof x === 'number' ? Number(x.toPrecision(4)) : x)),
          );
        }
      }
      found.forEach((list, s) => Object.assign(figures[s] ?? {}, medians(list)));
    }
    return `${await title(postgres.url('postgres'))}\n\n${table(figures[0] ?? {}, figures[1] ?? {})}\n`;
  } finally {
    pages.stop();
    await postgres.stop();
  }
}

const medians = (list: readonly Figures[]): Figures =>
  Object.fromEntries(Object.keys(list[0] ?? {}).map((name) => [name, median(list.map((one) => one[name] ?? 0))]));

async function title(pgUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: pgUrl });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  await client.end();
  const context = await launchChromium();
  const chromium = context.browser()?.version() ?? 'unknown';
  await context.close();
  const counts = `${sizes.write} writes, first sync of ${sizes.first}, ${sizes.large} for W4–W6, ${sizes.devices.join(' and ')} devices × ${sizes.each}`;
  return `Chromium ${chromium}, Node ${process.version}, PostgreSQL ${rows[0]?.server_version}; median of ${runs} interleaved runs; ${counts}.`;
}

const folder = await mkdtemp(join(tmpdir(), 'jiefangtai-bench-'));
await chmod(folder, 0o755);
try {
  const result = await main(folder);
  console.log(`\n${result}`);
  if (values.out !== undefined) await writeFile(values.out, result);
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
process.exit(0);
