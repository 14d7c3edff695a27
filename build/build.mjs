/** Builds everything into dist/: the renderer with its workers, the county server, and the Electron shell. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as esbuild } from 'esbuild';
import { build as vite } from 'vite';
import { bundleElectron } from './electron-bundle.mjs';
import { keptFiles } from './kept-files.mjs';
import { rendererConfig } from './renderer-config.mjs';
import { bundleServer } from './server-bundle.mjs';

const root = resolve(import.meta.dirname, '..');
const renderer = join(root, 'dist/renderer');

/** The service worker names every built file and a hash over their contents: a new build is a new cache. */
async function buildServiceWorker() {
  const addresses = await keptFiles(renderer);
  const hash = createHash('sha256');
  for (const address of addresses) hash.update(address).update(await readFile(join(renderer, address)));
  const paths = addresses.filter((address) => address !== '/index.html');
  await esbuild({
    entryPoints: [join(root, 'renderer/service-worker/sw.ts')],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'chrome109',
    outfile: join(renderer, 'sw.js'),
    define: {
      BUILT_FILES: JSON.stringify(['/', ...paths]),
      BUILD_ID: JSON.stringify(hash.digest('hex').slice(0, 16)),
    },
    logLevel: 'warning',
  });
}

/**
 * Scripts that are one file under a fixed name: the worker that derives keys, because both hosts send its own policy with
 * it, the one that takes files from outside apart, and the query page, which is no part of the program.
 */
const SINGLE_FILES = {
  'kdf-worker.js': 'renderer/vault/kdf-worker.ts',
  'sheet-worker.js': 'renderer/sheets/sheet-worker.ts',
  'query.js': 'renderer/query/main.ts',
};

async function buildSingleFiles() {
  for (const [name, source] of Object.entries(SINGLE_FILES)) {
    await esbuild({
      entryPoints: [join(root, source)],
      bundle: true,
      minify: true,
      format: 'iife',
      target: 'chrome109',
      outfile: join(renderer, name),
      logLevel: 'warning',
    });
  }
}

/** Builds all three parts; resolves when dist/ is complete. */
export async function buildAll() {
  await Promise.all([
    vite({ ...rendererConfig, logLevel: 'warn' })
      .then(buildSingleFiles)
      .then(buildServiceWorker),
    bundleServer(),
    bundleElectron(),
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll();
