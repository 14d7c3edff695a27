/** The disk is full while a visitor sits there (issue 2, item 5): clear words, nothing typed is lost, nothing is saved twice. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { fillQuickly, ledgerRows, openLedger, sitDown, submitByKeyboard } from '#test/support/app.ts';
import { CLERK, complaint, dispute, OFFICE } from '#test/support/market-day.ts';
import { oneSeat } from '#test/support/one-seat.ts';

const here = oneSeat(OFFICE, CLERK);

/**
 * Lets the browser believe that the disk holds so many bytes; without a number it looks for itself again. Chromium looks
 * only when a database needs more than it was last allowed, so a disk must be full before the page is opened.
 */
async function setQuota(page: Page, quotaSize?: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', {
    origin: here.county.origin,
    ...(quotaSize !== undefined && { quotaSize }),
  });
}

async function openAgain(isFull: boolean): Promise<void> {
  await here.seat.kill();
  const beforeOpening = (page: Page): Promise<void> => (isFull ? setQuota(page, 1) : Promise.resolve());
  await here.open({ beforeOpening });
  await sitDown(here.seat.page, CLERK);
}

async function saveOnFullDisk(): Promise<void> {
  await here.seat.page.keyboard.press('F9');
  const notice = here.seat.page.getByRole('alert').filter({ hasText: '磁盘已满' });
  await notice.waitFor();
  const words = await notice.textContent();
  expect(words).toContain('没有保存成功');
  expect(words).toContain('请删除不用的文件，腾出空间');
}

async function resumeDraft(): Promise<void> {
  await here.seat.page.keyboard.press('F6');
  await here.seat.page.getByRole('button', { name: '继续填写' }).click();
  await expect.poll(() => summary().inputValue()).toBe(dispute.summary);
}

const summary = () => here.seat.page.getByRole('form').getByLabel('登记员归纳');
const draftWords = (words: string) => here.seat.page.getByRole('status').filter({ hasText: words });

test('a save on a full disk says what to do and keeps the form; with room again it saves once', async () => {
  await openAgain(true);
  await fillQuickly(here.seat.page, complaint);
  await draftWords('草稿没有存上').waitFor();
  await saveOnFullDisk();
  expect(await summary().inputValue()).toBe(complaint.summary);
  await setQuota(here.seat.page);
  expect(await submitByKeyboard(here.seat.page)).toMatch(/-001$/);
  await openLedger(here.seat.page);
  await expect.poll(() => ledgerRows(here.seat.page).count()).toBe(1);
});

test('the draft kept before the disk was full outlives a save that failed, and takes the next number', async () => {
  await here.seat.page.keyboard.press('F2');
  await fillQuickly(here.seat.page, dispute);
  await draftWords('草稿已存').waitFor();

  await openAgain(true);
  await resumeDraft();
  await saveOnFullDisk();

  await openAgain(false);
  await resumeDraft();
  expect(await submitByKeyboard(here.seat.page)).toMatch(/-002$/);
  await openLedger(here.seat.page);
  await expect.poll(() => ledgerRows(here.seat.page).count()).toBe(2);
});
