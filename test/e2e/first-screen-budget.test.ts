/** Issue 2, item 10: what an old laptop must load before the first screen can be used, on the slowest first visit. */
import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrol, newProfile, openSeat, removeProfile, sitDown, type Seat } from '#test/support/app.ts';
import { startCounty, type CountyProcess } from '#test/support/county-process.ts';
import { CLERK, OFFICE } from '#test/support/market-day.ts';

const MOST_BYTES = 180 * 1024;

let county: CountyProcess;
let profileDir: string;
let seat: Seat;

beforeAll(async () => {
  county = await startCounty();
  profileDir = await newProfile();
});
afterAll(async () => {
  await seat.close();
  await county.remove();
  await removeProfile(profileDir);
});

test('the registration form stands with at most 180 KB of gzipped files', async () => {
  const loaded = new Map<string, Promise<number>>();
  const weigh = async (response: Response): Promise<number> => gzipSync(await response.body(), { level: 9 }).length;
  const count = (page: Page): void => {
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      // What the service worker fetches for later is no request of the page.
      if (!pathname.startsWith('/api/') && !loaded.has(pathname)) loaded.set(pathname, weigh(response));
    });
  };
  seat = await openSeat({ origin: county.origin, profileDir, beforeOpening: (page) => Promise.resolve(count(page)) });
  await enrol(seat.page, OFFICE);
  await sitDown(seat.page, CLERK);
  await seat.page.getByRole('form').getByLabel('姓名', { exact: true }).waitFor();

  const sizes = await Promise.all([...loaded].map(async ([path, size]) => [path, await size] as const));
  expect(sizes.length).toBeGreaterThan(3);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  expect(total, sizes.map(([path, size]) => `${size} ${path}`).join('\n')).toBeLessThanOrEqual(MOST_BYTES);
});
