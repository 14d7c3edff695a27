import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Counts flushes to disk of the programs started with `env`; `null` where there is no C compiler. */
export type FlushCounter = { readonly env: Record<string, string>; readonly read: () => number };

export function countFlushes(folder: string): FlushCounter | null {
  const library = join(folder, 'flushes.so');
  const source = resolve(import.meta.dirname, 'flushes.c');
  const built = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl']);
  if (built.status !== 0) return null;
  const file = join(folder, 'flushes');
  writeFileSync(file, Buffer.alloc(8));
  chmodSync(file, 0o666);
  return {
    env: { LD_PRELOAD: library, BENCH_FLUSHES: file },
    read: () => Number(readFileSync(file).readBigInt64LE(0)),
  };
}
