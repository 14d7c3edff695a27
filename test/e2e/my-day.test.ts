/** Issue 4, line 5 in the built product: the day of a head of an office, by keyboard alone and without the network. */
import { expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { fillQuickly, nextVisitor, submitByKeyboard } from '#test/support/app.ts';
import { complaint, dispute, inquiry, MARKET_DAY, OFFICE } from '#test/support/market-day.ts';
import { oneSeat } from '#test/support/one-seat.ts';

const HEAD = '何某戊';
const here = oneSeat(OFFICE, HEAD, { at: MARKET_DAY.enrolled });

const day = (page: Page): Locator => page.getByRole('region', { name: '我的一天' });
const chosen = (page: Page): Locator => day(page).locator('tr[aria-selected=true]');
const tab = (page: Page, name: string): Locator => day(page).getByRole('tab', { name: new RegExp(`^${name}`) });

test('MD-03 to MD-07: the day opens first, leads to a matter and back to its row, and follows what was done', async () => {
  const { page } = here.seat;
  // MD-07: whoever answers for an office begins with the day.
  await day(page).waitFor();
  await expect.poll(() => day(page).textContent()).toContain('没有等我办的事项');
  await here.county.stop();

  await page.keyboard.press('F2');
  for (const visit of [inquiry, complaint, dispute]) {
    const plain = { name: visit.name, statement: visit.statement, summary: visit.summary, claim: visit.claim };
    await fillQuickly(page, { ...plain, purpose: 'appeal-resolve', category: '人民调解' });
    await submitByKeyboard(page);
    await nextVisitor(page);
  }
  // The menu says how many wait, on every page.
  await page.getByRole('link', { name: /我的一天 3/ }).waitFor();

  await page.keyboard.press('F1');
  await chosen(page).waitFor();
  await expect.poll(() => tab(page, '等我办').textContent()).toBe('等我办3');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => chosen(page).textContent()).toContain('受理告知');
  const words = await chosen(page).textContent();
  expect(words).toContain('09-19 剩 15 天');

  await page.keyboard.press('Enter');
  const step = page.getByRole('button', { name: '受理告知', exact: true });
  await step.waitFor();
  await page.keyboard.press('Escape');
  await chosen(page).waitFor();
  await expect.poll(() => chosen(page).textContent()).toBe(words);

  // Decided, it waits for the notice now; still the unit's own, and its two limits run side by side.
  await page.keyboard.press('Enter');
  await step.click();
  const dialog = page.getByRole('dialog', { name: '受理告知' });
  await dialog.getByLabel('决定', { exact: true }).selectOption({ label: '受理' });
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'hidden' });
  await page.keyboard.press('Escape');
  await expect.poll(() => chosen(page).textContent()).toContain('告知送达');
  await expect.poll(() => tab(page, '等我办').textContent()).toBe('等我办3');
  await expect.poll(() => tab(page, '等别人办').textContent()).toBe('等别人办0');

  await page.keyboard.press('ArrowRight');
  await expect.poll(() => day(page).textContent()).toContain('没有今天到期的事项');
});
