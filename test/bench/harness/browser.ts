import { once } from 'node:events';
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { launchChromium } from '#test/support/chromium.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** Bundles a stack's page as a product page is bundled; resolves with its size in bytes. */
export async function bundlePage(entry: string, folder: string, name: string): Promise<number> {
  const result = await build({
    entryPoints: [resolve(ROOT, entry)],
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: 'chrome120',
    outfile: join(folder, `${name}.js`),
    metafile: true,
    logLevel: 'error',
  });
  return Object.values(result.metafile.outputs)[0]?.bytes ?? 0;
}

/** Serves `/<name>`: a page with a table and the bundle of that name. */
export async function servePages(folder: string): Promise<{ readonly origin: string; readonly stop: () => void }> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
    if (name.endsWith('.js')) {
      response.setHeader('content-type', 'text/javascript; charset=utf-8');
      response.end(readFileSync(join(folder, name)));
    } else {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(
        `<!doctype html><meta charset=utf-8><link rel=icon href="data:,"><table id=list></table><script src="/${name}.js"></script>`,
      );
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { origin: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

export type BenchBrowser = {
  readonly page: (url: string) => Promise<Page>;
  readonly close: () => Promise<void>;
};

/** A browser process on a profile. Page and server have different origins here and one in the product: no preflights. */
export async function openBrowser(profileDir: string, env: Record<string, string>): Promise<BenchBrowser> {
  const before = { ...process.env };
  Object.assign(process.env, env);
  try {
    const context = await launchChromium({
      profileDir,
      args: ['--disable-web-security', '--js-flags=--max-old-space-size=4096'],
    });
    return {
      page: async (url) => {
        const page = await context.newPage();
        page.setDefaultTimeout(0);
        page.on('pageerror', (error) => console.error(`[page] ${error.message}`));
        await page.goto(url);
        return page;
      },
      close: () => context.close(),
    };
  } finally {
    for (const name of Object.keys(env)) {
      if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = before[name];
    }
  }
}

/** Calls a function that `drive` put into the page. */
export const ask = <T>(page: Page, what: string, ...args: readonly (string | number)[]): Promise<T> =>
  page.evaluate(
    ([name, given]) => {
      const { bench } = globalThis as unknown as { bench: Record<string, (...args: unknown[]) => unknown> }; // see page.ts
      return bench[name]?.(...given);
    },
    [what, args] as const,
  ) as Promise<T>;
