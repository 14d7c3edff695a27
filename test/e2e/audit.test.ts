/** C18, C28, C41 in the built product: what a clerk looks at becomes one entry each, and the auditor of the county reads them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { auditText } from '#renderer/text/audit-words.ts';
import { petitionerFields } from '#renderer/text/fields.ts';
import { matterText } from '#renderer/text/matter-words.ts';
import {
  enrolledSeat,
  fillQuickly,
  ledgerRows,
  newProfile,
  openLedger,
  queueBadge,
  removeProfile,
  searchLedger,
  sitDown,
  submitByKeyboard,
  type Seat,
} from '#test/support/app.ts';
import { startCounty, type CountyProcess } from '#test/support/county-process.ts';
import { CLERK, complaint, OFFICE } from '#test/support/market-day.ts';

const PHONE = '13900000002';

let county: CountyProcess;
const profiles: string[] = [];
const seats: Seat[] = [];

const seatOf = async (office: string, officer: string): Promise<Seat> => {
  const profileDir = await newProfile();
  profiles.push(profileDir);
  const seat = await enrolledSeat({ origin: county.origin, profileDir }, office, officer);
  seats.push(seat);
  return seat;
};

beforeAll(async () => {
  county = await startCounty();
});
afterAll(async () => {
  for (const seat of seats) await seat.close();
  await county.remove();
  for (const profile of profiles) await removeProfile(profile);
});

/** What the log's table says was done by the clerk's device, oldest first. */
async function kindsOf(page: Page): Promise<readonly string[]> {
  const rows = await ledgerRows(page)
    .filter({ hasText: OFFICE.slice(6, 8) })
    .all();
  const kinds = await Promise.all(rows.map((row) => row.getByRole('gridcell').nth(3).textContent()));
  return kinds.map((kind) => kind ?? '').reverse();
}

test('one entry for each look and act; the auditor reads them, finds them by kind, and every chain is whole', async () => {
  const clerk = await seatOf(OFFICE, CLERK);
  await fillQuickly(clerk.page, complaint);
  await clerk.page.getByRole('form').getByLabel(petitionerFields.phone.label, { exact: true }).fill(PHONE);
  await submitByKeyboard(clerk.page);
  await openLedger(clerk.page);
  await searchLedger(clerk.page, complaint.name);
  await clerk.page.keyboard.press('Enter');
  await clerk.page.getByRole('button', { name: matterText.reveal }).click();
  // What the browser prints by itself would be no entry: of a page on the screen nothing comes onto paper.
  await clerk.page.getByText(PHONE).first().waitFor();
  await clerk.page.emulateMedia({ media: 'print' });
  expect((await clerk.page.locator('body').innerText()).trim()).toBe('');
  await clerk.page.emulateMedia({ media: 'screen' });
  await clerk.page.reload();
  await sitDown(clerk.page, CLERK);
  await clerk.page.getByRole('heading', { level: 1 }).waitFor();
  await queueBadge(clerk.page).click();
  await clerk.page.keyboard.press('Escape');

  const auditor = await seatOf('青岚县司法局', '魏某壬');
  await auditor.page.getByText(/逐条核对，完整/).waitFor();
  // The clerk's log comes a little later; a search that was not looked at for long is noted when the list is left.
  const find = auditor.page.getByRole('button', { name: auditText.find });
  await expect
    .poll(async () => {
      await find.click();
      return (await kindsOf(auditor.page)).slice(0, 6).toSorted();
    })
    .toEqual(['设备登记', '登录', '看列表', '检索', '查看', '显示证件和电话'].toSorted());
  const words = await auditor.page.getByRole('grid').textContent();
  for (const canary of [complaint.name, PHONE]) expect(words).not.toContain(canary);
  await auditor.page.getByLabel(auditText.kind).selectOption('reveal');
  await find.click();
  await expect.poll(() => ledgerRows(auditor.page).count()).toBe(1);
  if (process.env['JFT_SHOT'] !== undefined) await auditor.page.screenshot({ path: process.env['JFT_SHOT'] });
});
