/** device.ts for a plain Node: bundled beside the project's packages, then handed on. */
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../../..');
const outfile = resolve(root, `.cache/run/contender-device-${process.pid}.mjs`);

await mkdir(dirname(outfile), { recursive: true });
await build({
  entryPoints: [resolve(here, 'device.ts')],
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  external: ['zod'],
  outfile,
  logLevel: 'error',
});

export const { prepare, push } = await import(pathToFileURL(outfile).href);
