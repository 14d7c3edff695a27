import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '..');

/** Bundles the county server into `outDir`/main.mjs with its migrations beside it; packages stay in node_modules. */
export async function bundleServer({ outDir = join(root, 'dist/server') } = {}) {
  await build({
    absWorkingDir: root,
    entryPoints: ['server/main.ts'],
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    charset: 'utf8',
    legalComments: 'none',
    sourcemap: true,
    outfile: join(outDir, 'main.mjs'),
    logLevel: 'warning',
  });
  await cp(join(root, 'server/db/migrations'), join(outDir, 'migrations'), { recursive: true });
}
