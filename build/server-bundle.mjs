import { cp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { definePublisher, readPublisherKey } from './publisher-key.mjs';

const root = resolve(import.meta.dirname, '..');

/**
 * Bundles the county server and its commands into `outDir`/{main,tool}.mjs with the migrations beside them; packages stay in
 * node_modules. `publisherKey` is built in.
 */
export async function bundleServer({ outDir = join(root, 'dist/server'), publisherKey = readPublisherKey() } = {}) {
  await build({
    absWorkingDir: root,
    entryPoints: ['server/main.ts', 'server/tool.ts'],
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    charset: 'utf8',
    define: definePublisher(publisherKey),
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
