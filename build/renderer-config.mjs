import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';

const root = resolve(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));

/**
 * What the first screen needs goes into one file: shared modules in files of their own, as the bundler would split them,
 * compress worse, and the first screen has a weight to keep (test/e2e/first-screen-budget).
 */
function firstScreen() {
  const main = resolve(root, 'renderer/main.tsx');
  let first = null;
  return (id, bundle) => {
    first ??= reachedFrom(main, (each) => bundle.getModuleInfo(each)?.importedIds ?? []);
    return first.has(id) ? 'first' : null;
  };
}

/** Everything imported from there, and from what is imported there, but what is fetched later. */
function reachedFrom(start, importsOf) {
  const reached = new Set([start]);
  for (const id of reached) for (const next of importsOf(id)) reached.add(next);
  return reached;
}

/** The renderer, for Electron and for the browser host alike. Oldest browser: stack.md §4.3. */
export const rendererConfig = {
  configFile: false,
  root: resolve(root, 'renderer'),
  base: '/',
  publicDir: resolve(root, 'renderer/public'),
  plugins: [react(), { name: 'version', transformIndexHtml: (html) => html.replace('%JFT_VERSION%', version) }],
  build: {
    outDir: resolve(root, 'dist/renderer'),
    emptyOutDir: true,
    target: 'chrome109',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // The first screen is one file on purpose; its weight is tested.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ debugName: 'first', name: firstScreen() }] },
        // Named after what it holds: it is fetched when the desk is idle, and the budget of the first screen says so.
        chunkFileNames: ({ moduleIds }) =>
          moduleIds.some((id) => id.includes('/pinyin-pro/'))
            ? 'assets/pinyin-pro-[hash].js'
            : 'assets/[name]-[hash].js',
      },
    },
  },
  worker: { format: 'es' },
};
