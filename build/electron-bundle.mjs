import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { definePublisher, readPublisherKey } from './publisher-key.mjs';

const root = resolve(import.meta.dirname, '..');

/**
 * Bundles the shell into `outDir`: main.mjs (ESM) and preload.cjs. A sandboxed preload has no module loader besides
 * `require('electron')`, so it must be one CommonJS file. `write: false` returns the texts only. `publisherKey` is built in.
 */
export async function bundleElectron({
  outDir = join(root, 'dist/electron'),
  write = true,
  publisherKey = readPublisherKey(),
} = {}) {
  const common = {
    absWorkingDir: root,
    bundle: true,
    external: ['electron'],
    platform: 'node',
    target: 'node22',
    charset: 'utf8',
    define: definePublisher(publisherKey),
    legalComments: 'none',
    logLevel: 'warning',
    write,
  };
  const [main, preload] = await Promise.all([
    build({ ...common, entryPoints: ['electron/main.ts'], format: 'esm', outfile: join(outDir, 'main.mjs') }),
    build({ ...common, entryPoints: ['electron/preload.ts'], format: 'cjs', outfile: join(outDir, 'preload.cjs') }),
  ]);
  return { main: main.outputFiles?.[0]?.text, preload: preload.outputFiles?.[0]?.text };
}
