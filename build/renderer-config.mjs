import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';

const root = resolve(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));

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
    rolldownOptions: {
      output: {
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
