/**
 * Runs a TypeScript entry under plain Node 20, which strips no types: `node build/run-ts.mjs <file.ts> [arguments]`.
 * Our own files are bundled into .cache/run, packages stay in node_modules. The entry runs in this process, so
 * signals, exit codes and standard streams are its own.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** After bundling, `import.meta` would speak of the bundle; files of ours ask for the folder they are written in. */
const keepImportMeta = {
  name: 'keep-import-meta',
  setup(bundler) {
    bundler.onLoad({ filter: /\.[cm]?tsx?$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source
        .replace(/\bimport\.meta\.url\b/g, () => JSON.stringify(pathToFileURL(path).href))
        .replace(/\bimport\.meta\.dirname\b/g, () => JSON.stringify(dirname(path)))
        .replace(/\bimport\.meta\.filename\b/g, () => JSON.stringify(path));
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' };
    });
  },
};

/** Everything named by a bare package name stays outside; `#shared/…` and relative paths are ours. */
const packagesOutside = {
  name: 'packages-outside',
  setup(bundler) {
    bundler.onResolve({ filter: /^[^./#]/ }, ({ kind, path }) =>
      kind === 'entry-point' ? undefined : { path, external: true },
    );
  },
};

async function bundle(entry) {
  const result = await build({
    entryPoints: [entry],
    absWorkingDir: root,
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
    sourceRoot: pathToFileURL(root).href,
    jsx: 'automatic',
    loader: { '.sql': 'text', '.css': 'empty' },
    plugins: [keepImportMeta, packagesOutside],
    logLevel: 'warning',
  });
  const [output] = result.outputFiles;
  const name = createHash('sha256').update(output.contents).digest('hex').slice(0, 16);
  const file = join(root, '.cache', 'run', `${name}.mjs`);
  // Several of us may start at once: write aside, then rename, so that nobody imports half a file.
  const aside = `${file}.${process.pid}`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(aside, output.contents);
  await rename(aside, file);
  return file;
}

const [, , entry, ...rest] = process.argv;
if (!entry) {
  console.error('usage: node build/run-ts.mjs <file.ts> [arguments]');
  process.exit(2);
}
const file = await bundle(resolve(entry));
process.argv = [process.execPath, resolve(entry), ...rest];
process.setSourceMapsEnabled(true);
await import(pathToFileURL(file).href);
