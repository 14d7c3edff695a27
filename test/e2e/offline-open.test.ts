/** The county server is away and the browser starts anew: the page opens from this computer. One window at a time uses the data. */
import { resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { keptFiles } from '#build/kept-files.mjs';
import { queueBadge, registerByKeyboard, sitDown } from '#test/support/app.ts';
import { CLERK, complaint, OFFICE } from '#test/support/market-day.ts';
import { oneSeat } from '#test/support/one-seat.ts';

const here = oneSeat(OFFICE, CLERK);
beforeAll(async () => {
  await here.seat.close();
  await here.county.stop();
  await here.open();
});

test('every built file lies on this computer, not only what was opened so far', async () => {
  const built = await keptFiles(resolve(import.meta.dirname, '../../dist/renderer'));
  const kept = await here.seat.page.evaluate(async () => {
    const [name = ''] = await caches.keys();
    const requests = await (await caches.open(name)).keys();
    return requests.map(({ url }) => new URL(url).pathname);
  });
  expect(kept.toSorted()).toEqual(built.map((address) => address.replace(/^\/index\.html$/, '/')).toSorted());
  expect(kept.length).toBeGreaterThan(100);
});

test('a fresh start without the server opens the form, says so, and registers', async () => {
  await sitDown(here.seat.page, CLERK);
  await expect.poll(() => queueBadge(here.seat.page).textContent()).toContain('断网');
  expect(await registerByKeyboard(here.seat.page, complaint)).toMatch(/^甲溪-D1-\d{8}-001$/);
});

test('a second window says that the first has the data, and takes over when asked', async () => {
  const second = await here.seat.context.newPage();
  await second.goto(here.county.origin);
  await second.getByText('另一个窗口正在使用').waitFor();
  await second.getByRole('button', { name: '在这个窗口使用' }).click();
  await sitDown(second, CLERK);
  await here.seat.page.getByText('另一个窗口正在使用').waitFor();
  await second.keyboard.press('F3');
  const name = second.getByRole('gridcell', { name: complaint.name, exact: true });
  await expect.poll(() => name.count()).toBe(1);
});
