/**
 * C21 in the built product: a township hands a registered matter over into confidence, the confidential officer reads it,
 * asks, the chief agrees, the identity opens for a minute. By three people at three computers.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { confidentialWords, transferWords } from '#renderer/text/confidential-words.ts';
import {
  enrolledSeat,
  fillQuickly,
  newProfile,
  queueBadge,
  receipt,
  removeProfile,
  submitByKeyboard,
  type Seat,
} from '#test/support/app.ts';
import { startCounty, type CountyProcess } from '#test/support/county-process.ts';
import { BUREAU, CLERK, complaint, OFFICE } from '#test/support/market-day.ts';
import { axeFindings } from '#test/support/page-checks.ts';

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
  await submitByKeyboard(township);
  await receipt(township).waitFor();
  await township.keyboard.press('F3');
  await township.getByRole('grid').waitFor();
  await township.getByText(complaint.name).first().dblclick();
  await township.locator('.matter-head').waitFor();
  await township.locator('.matter-more > summary').click();
  await township.getByRole('button', { name: transferWords.title }).click();
  await township.getByRole('dialog').waitFor();
  expect(await axeFindings(township, ['critical', 'serious'])).toEqual([]);
  await township.keyboard.press('Control+Enter');
  await township.getByRole('heading', { name: transferWords.stubTitle }).waitFor();
  expect(await township.locator('body').textContent()).not.toContain(complaint.name);
  await expect.poll(() => queueBadge(township).textContent()).toContain('已全部收妥');
  expect(await axeFindings(township, ['critical', 'serious'])).toEqual([]);

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
  await clerk.getByRole('timer').scrollIntoViewIfNeeded();
  expect(await axeFindings(clerk, ['critical', 'serious'])).toEqual([]);
}, 240_000);
