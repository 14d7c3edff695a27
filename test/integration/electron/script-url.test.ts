/** Our policy stops scripts named by plain text; `scriptUrl` is the one way past it. Shown in a real Chromium. */
import { build } from 'esbuild';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentSecurityPolicy } from '#shared/lib/csp.ts';
import { launchChromium } from '#test/support/chromium.ts';

let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  const bundle = await build({
    entryPoints: ['renderer/platform/script-url.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'platform',
  });
  const files: Record<string, { readonly contentType: string; readonly body: string }> = {
    '/': { contentType: 'text/html', body: '<!doctype html><script src="/page.js"></script>' },
    '/page.js': { contentType: 'text/javascript', body: bundle.outputFiles[0]?.text ?? '' },
    '/worker.js': { contentType: 'text/javascript', body: "postMessage('started')" },
  };
  context = await launchChromium();
  await context.route('**/*', (route) => {
    const file = files[new URL(route.request().url()).pathname];
    const headers = { 'content-security-policy': contentSecurityPolicy({ connect: [] }) };
    return file === undefined ? route.fulfill({ status: 404, headers }) : route.fulfill({ ...file, headers });
  });
  page = await context.newPage();
  await page.goto('http://127.0.0.1:9/');
});
afterAll(() => context.close());

const started = (address: string): Promise<unknown> =>
  page.evaluate(`new Promise((resolve) => {
    try {
      const worker = new Worker(${address});
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = () => resolve('broken');
    } catch (problem) { resolve(problem.name); }
  })`);

test('C9 plain text starts no worker and registers no service worker', async () => {
  expect(await started(`'/worker.js'`)).toBe('TypeError');
  const register = `navigator.serviceWorker.register('/worker.js').then(() => 'registered', (problem) => problem.name)`;
  expect(await page.evaluate(register)).toBe('TypeError');
});

test('C9 a script of ours starts, a foreign one does not', async () => {
  expect(await started(`platform.scriptUrl('/worker.js')`)).toBe('started');
  expect(await started(`platform.scriptUrl('https://evil.test/worker.js')`)).toBe('TypeError');
});
