/** The disk is full while a visitor sits there (issue 2, item 5): clear words, nothing typed is lost, nothing is saved twice. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  enrolledSeat,
  fillQuickly,
  ledgerRows,
  newProfile,
  openLedger,
  openSeat,
  removeProfile,
  sitDown,
  submitByKeyboard,
  type Seat,
} from '#test/support/app.ts';
import { startCounty, type CountyProcess } from '#test/support/county-process.ts';
import { CLERK, complaint, dispute, OFFICE } from '#test/support/market-day.ts';

let county: CountyProcess;
let profileDir: string;
let seat: Seat;

beforeAll(async () => {
  county = await startCounty();
  profileDir = await newProfile();
  seat = await enrolledSeat({ origin: county.origin, profileDir }, OFFICE, CLERK);
});
afterAll(async () => {
  await seat.close();
  await county.remove();
  await removeProfile(profileDir);
});

/**
 * Lets the browser believe that the disk holds so many bytes; without a number it looks for itself again. Chromium looks
 * only when a database needs more than it was last allowed, so a disk must be full before the page is opened.
 */
async function setQuota(page: Page, quotaSize?: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', {
    origin: county.origin,
    ...(quotaSize !== undefined && { quotaSize }),
  });
}

async function openAgain(isFull: boolean): Promise<void> {
  await seat.kill();
  const beforeOpening = (page: Page): Promise<void> => (isFull ? setQuota(page, 1) : Promise.resolve());
  seat = await openSeat({ origin: county.origin, profileDir, beforeOpening });
  await sitDown(seat.page, CLERK);
}

async function saveOnFullDisk(): Promise<void> {
  await seat.page.keyboard.press('F9');
  const notice = seat.page.getByRole('alert').filter({ hasText: '磁盘已满' });
  await notice.waitFor();
  const words = await notice.textContent();
  expect(words).toContain('没有保存成功');
  expect(words).toContain('请删除不用的文件，腾出空间');
}

async function resumeDraft(): Promise<void> {
  await seat.page.keyboard.press('F6');
  await seat.page.getByRole('button', { name: '继续填写' }).click();
  await expect.poll(() => summary().inputValue()).toBe(dispute.summary);
}

const summary = () => seat.page.getByRole('form').getByLabel('登记员归纳');
const draftWords = (words: string) => seat.page.getByRole('status').filter({ hasText: words });

test('a save on a full disk says what to do and keeps the form; with room again it saves once', async () => {
  await openAgain(true);
  await fillQuickly(seat.page, complaint);
  await draftWords('草稿没有存上').waitFor();
  await saveOnFullDisk();
  expect(await summary().inputValue()).toBe(complaint.summary);
  await setQuota(seat.page);
  expect(await submitByKeyboard(seat.page)).toMatch(/-001$/);
  await openLedger(seat.page);
  await expect.poll(() => ledgerRows(seat.page).count()).toBe(1);
});

test('the draft kept before the disk was full outlives a save that failed, and takes the next number', async () => {
  await seat.page.keyboard.press('F2');
  await fillQuickly(seat.page, dispute);
  await draftWords('草稿已存').waitFor();

  await openAgain(true);
  await resumeDraft();
  await saveOnFullDisk();

  await openAgain(false);
  await resumeDraft();
  expect(await submitByKeyboard(seat.page)).toMatch(/-002$/);
  await openLedger(seat.page);
  await expect.poll(() => ledgerRows(seat.page).count()).toBe(2);
});
