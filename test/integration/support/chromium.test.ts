import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BrowserContext } from 'playwright-core';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { launchChromium } from '#test/support/chromium.ts';

let context: BrowserContext;
let server: Server;
let address: string;

beforeAll(async () => {
  server = createServer((_request, response) => response.end('<!doctype html><meta charset="utf-8"><p>来访登记</p>'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  address = `http://127.0.0.1:${bound.port}/`;
  context = await launchChromium();
});
afterAll(async () => {
  await context.close();
  server.close();
});

test('a page has what the product needs: secure context, IndexedDB, locks, WebCrypto', async () => {
  const page = await context.newPage();
  await page.goto(address);
  const found = await page.evaluate(async () => ({
    secure: isSecureContext,
    locks: 'locks' in navigator,
    digest: (await crypto.subtle.digest('SHA-256', new Uint8Array(1))).byteLength,
    database: await new Promise<string>((resolve) => {
      const open = indexedDB.open('probe', 1);
      open.onsuccess = () => resolve(open.result.name);
      open.onerror = () => resolve('failed');
    }),
    language: navigator.language,
  }));
  expect(found).toEqual({ secure: true, locks: true, digest: 32, database: 'probe', language: 'zh-CN' });
});

test('Chinese text takes up room, with or without a Chinese font', async () => {
  const page = await context.newPage();
  await page.goto(address);
  expect(await page.textContent('p')).toBe('来访登记');
  const width = await page.evaluate(() => {
    const range = document.createRange();
    range.selectNodeContents(document.body);
    return range.getBoundingClientRect().width;
  });
  expect(width).toBeGreaterThan(0);
});
