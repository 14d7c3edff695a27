import { cp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '..');

/** Bundles the county server and its commands into `outDir`/{main,tool}.mjs with the migrations beside them; packages stay in node_modules. */
export async function bundleServer({ outDir = join(root, 'dist/server') } = {}) {
  await build({
    absWorkingDir: root,
    entryPoints: ['server/main.ts', 'server/tool.ts'],
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    charset: 'utf8',
    legalComments: 'none',
    sourcemap: true,
    outdir: outDir,
    outExtension: { '.js': '.mjs' },
    logLevel: 'warning',
  });
  // What an older build left there would be run as well.
  await rm(join(outDir, 'migrations'), { recursive: true, force: true });
  await cp(join(root, 'server/db/migrations'), join(outDir, 'migrations'), { recursive: true });
}
