/**
 * C21 in the built product: a township hands a registered matter over into confidence, the confidential officer reads it,
 * asks, the chief agrees, the identity opens for a minute. By three people at three computers.
 */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attachmentText } from '#renderer/text/attachment-words.ts';
import { confidentialWords, transferWords } from '#renderer/text/confidential-words.ts';
import { materialWords } from '#renderer/text/material-words.ts';
import {
  enrolledSeat,
  fillQuickly,
  newProfile,
  pictureIn,
  queueBadge,
  receipt,
  removeProfile,
  submitByKeyboard,
  type Seat,
} from '#test/support/app.ts';
import { scanFolder } from '#test/support/canary-scan.ts';
import { startCounty, type CountyProcess } from '#test/support/county-process.ts';
import { BUREAU, CLERK, complaint, OFFICE } from '#test/support/market-day.ts';
import { axeFindings } from '#test/support/page-checks.ts';

/** With a folder in JFT_PICTURES the screens are kept as pictures. */
const picture = pictureIn(process.env['JFT_PICTURES']);

const CANARY = '举报信金丝雀';

let county: CountyProcess;
const profiles: string[] = [];
const seats: Seat[] = [];

beforeAll(async () => {
  county = await startCounty();
});
afterAll(async () => {
  for (const seat of seats) await seat.close().catch(() => undefined);
  await county.remove();
  for (const profile of profiles) await removeProfile(profile);
});

async function seatOf(office: string, officer: string): Promise<Page> {
  const profileDir = await newProfile();
  profiles.push(profileDir);
  const seat = await enrolledSeat({ origin: county.origin, profileDir }, office, officer);
  await seat.page.setViewportSize({ width: 1366, height: 768 });
  seats.push(seat);
  return seat.page;
}

test('C21 from the township to the two-person opening', async () => {
  const clerk = await seatOf('青岚县司法局法规股（信访办）', '尤某丙');
  const chief = await seatOf(BUREAU, '周某甲');
  const township = await seatOf(OFFICE, CLERK);
  await fillQuickly(township, complaint);
  await township.locator('input[type=file]').setInputFiles({
    name: '举报信.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(`%PDF-1.7\n${CANARY}${'白'.repeat(400_000)}`),
  });
  const details = township.getByRole('dialog', { name: attachmentText.words.heading });
  await details.waitFor();
  await township.keyboard.press('Control+Enter');
  await details.waitFor({ state: 'detached' });
  await submitByKeyboard(township);
  await receipt(township).waitFor();
  await township.keyboard.press('F3');
  await township.getByRole('grid').waitFor();
  await township.getByText(complaint.name).first().dblclick();
  await township.locator('.matter-head').waitFor();
  await expect
    .poll(async () => (await scanFolder(county.dataFolder, [CANARY])).hits, { timeout: 30_000 })
    .not.toEqual([]);
  await township.locator('.matter-more > summary').click();
  await township.getByRole('button', { name: transferWords.title }).click();
  await township.getByRole('dialog').waitFor();
  expect(await axeFindings(township, ['critical', 'serious'])).toEqual([]);
  await township.keyboard.press('Control+Enter');
  await township.getByRole('heading', { name: transferWords.stubTitle }).waitFor();
  expect(await township.locator('body').textContent()).not.toContain(complaint.name);
  await expect.poll(() => queueBadge(township).textContent()).toContain('已全部收妥');
  expect(await axeFindings(township, ['critical', 'serious'])).toEqual([]);

  // CF-21: nothing of the letter lies open at the county.
  await expect.poll(async () => (await scanFolder(county.dataFolder, [CANARY])).hits, { timeout: 30_000 }).toEqual([]);

  await clerk.keyboard.press('Alt+7');
  await clerk.getByRole('heading', { name: confidentialWords.title }).waitFor();
  await clerk.keyboard.press('F5');
  await clerk
    .getByText(/青司信密〔\d{4}〕1号/u)
    .first()
    .waitFor();
  expect(await axeFindings(clerk, ['critical', 'serious'])).toEqual([]);
  await clerk.getByLabel(confidentialWords.reason).fill('核对线索，约本人谈话');
  await clerk.getByRole('button', { name: confidentialWords.ask }).click();
  await clerk.getByText('等待同意').first().waitFor();

  await chief.keyboard.press('Alt+7');
  await chief.getByRole('button', { name: confidentialWords.approve, exact: true }).waitFor();
  expect(await axeFindings(chief, ['critical', 'serious'])).toEqual([]);
  await chief.getByRole('button', { name: confidentialWords.approve, exact: true }).click();
  await chief.getByText('已同意').first().waitFor();

  await clerk.keyboard.press('F5');
  await clerk.getByRole('button', { name: confidentialWords.open }).click();
  await clerk.getByRole('timer').waitFor();
  await clerk.getByRole('button', { name: confidentialWords.show, exact: true }).first().click();
  await clerk.getByText(complaint.name).first().waitFor();
  await clerk.getByRole('button', { name: confidentialWords.showRecord }).click();
  await clerk.getByRole('heading', { name: confidentialWords.before }).waitFor();
  await clerk.getByRole('button', { name: materialWords.show }).click();
  await clerk.getByRole('heading', { name: materialWords.title }).waitFor();
  await clerk.getByRole('button', { name: materialWords.save }).scrollIntoViewIfNeeded();
  await picture(clerk, 'confidential-materials');
  const download = clerk.waitForEvent('download');
  await clerk.getByRole('button', { name: materialWords.save }).click();
  expect((await readFile(await (await download).path())).includes(CANARY)).toBe(true);
  await clerk.getByText(materialWords.saved).waitFor();
  expect(await axeFindings(clerk, ['critical', 'serious'])).toEqual([]);
}, 240_000);
