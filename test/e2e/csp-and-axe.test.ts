/**
 * Screens of the built product with something on them, with its real headers: nothing breaks the content security policy (security C9),
 * axe finds nothing critical or serious, and nothing is cut off on a small screen with large text.
 */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { fillQuickly, queueBadge, receipt, submitByKeyboard } from '#test/support/app.ts';
import { BUREAU, BUREAU_CLERK, complaint, dispute } from '#test/support/market-day.ts';
import { oneSeat } from '#test/support/one-seat.ts';
import { flawsOf, hearViolations } from '#test/support/page-checks.ts';

const blocked: string[] = [];
const here = oneSeat(BUREAU, BUREAU_CLERK, {
  beforeOpening: (page) => hearViolations(page, (what) => blocked.push(what)),
});

type Screen = { readonly name: string; readonly open: (page: Page) => Promise<void> };

const byKey =
  (key: string, sign: (page: Page) => { waitFor: () => Promise<void> }) =>
  async (page: Page): Promise<void> => {
    await page.keyboard.press(key);
    await sign(page).waitFor();
  };

/** In this order each one can be reached from the one before. */
const screens: readonly Screen[] = [
  {
    name: 'register, with errors shown',
    open: async (page) => {
      await byKey('F2', () => page.getByRole('form'))(page);
      await fillQuickly(page, { ...complaint, name: '', claim: '' });
      await page.keyboard.press('F9');
      await page.getByRole('alert').first().waitFor();
    },
  },
  {
    name: 'receipt',
    open: async (page) => {
      await fillQuickly(page, complaint);
      await submitByKeyboard(page);
      await receipt(page).waitFor();
    },
  },
  { name: 'ledger', open: byKey('F3', (page) => page.getByRole('grid')) },
  {
    name: 'matter',
    open: async (page) => {
      await page.getByRole('grid').focus();
      await page.keyboard.press('Enter');
      await page.getByRole('tablist').or(page.getByRole('heading')).first().waitFor();
    },
  },
  {
    name: 'drafts, with one draft',
    open: async (page) => {
      await page.keyboard.press('F2');
      await fillQuickly(page, dispute);
      await page.getByRole('status').filter({ hasText: '草稿已存' }).waitFor();
      await page.keyboard.press('F6');
      await page.getByRole('button', { name: '继续填写' }).waitFor();
    },
  },
  { name: 'tray', open: byKey('F7', (page) => page.getByRole('heading', { name: '退回' })) },
  { name: 'day', open: byKey('F1', (page) => page.getByRole('region', { name: '我的一天' }).getByRole('grid')) },
  { name: 'desk', open: byKey('F4', (page) => page.getByRole('heading', { name: '县局工作台' })) },
  {
    name: 'desk, with the panel of the queue',
    open: async (page) => {
      await queueBadge(page).click();
      await page.getByRole('dialog').waitFor();
    },
  },
];

test('the policy bites: a foreign picture is blocked and heard of, markup from text throws', async () => {
  await here.seat.page.evaluate(() => {
    document.createElement('img').src = 'https://elsewhere.invalid/dot.png';
  });
  await expect.poll(() => blocked).toEqual([expect.stringContaining('img-src https://elsewhere.invalid')]);
  const assign = here.seat.page.evaluate(() => void (document.createElement('p').innerHTML = '<b>text</b>'));
  await expect(assign).rejects.toThrow('TrustedHTML');
  await expect.poll(() => blocked.length).toBe(2);
  blocked.length = 0;
});

describe.sequential('every screen', () => {
  test.each(screens)(
    '$name: allowed by the policy, no serious finding, not too wide in any type size',
    async (screen) => {
      const { page } = here.seat;
      await screen.open(page);
      expect(await flawsOf(page, blocked)).toEqual([]);
    },
  );
});
