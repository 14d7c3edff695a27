/** `npm run simulate [-- --seeds 2000 --first 1]`: many seeds; a failure prints its seed, its steps and how to replay it. */
import { parseArgs } from 'node:util';
import '#test/support/device.ts';
import { runSeed } from './run-seed.ts';

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '2000' }, first: { type: 'string', default: '1' } },
});
const first = Number(values.first);
const seeds = Number(values.seeds);
const began = performance.now();
const totals = new Map<string, number>();
const failed: number[] = [];

for (let seed = first; seed < first + seeds; seed += 1) {
  try {
    const { counts } = await runSeed(seed);
    for (const [what, n] of counts) totals.set(what, (totals.get(what) ?? 0) + n);
  } catch (cause) {
    failed.push(seed);
    console.error(cause instanceof Error ? cause.message : cause);
    console.error(`again: npm run simulate -- --seeds 1 --first ${seed}\n`);
  }
  const done = seed - first + 1;
  if (done % 250 === 0) console.log(`${done} of ${seeds} seeds, ${Math.round((performance.now() - began) / 1000)} s`);
}

for (const [what, n] of [...totals].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${String(n).padStart(9)}  ${what}`);
const seconds = ((performance.now() - began) / 1000).toFixed(1);
console.log(
  `${seeds} seeds from ${first}, ${failed.length} failed${failed.length > 0 ? ` (${failed.join(', ')})` : ''}, ${seconds} s`,
);
process.exitCode = failed.length > 0 ? 1 : 0;
