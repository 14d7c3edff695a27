/** C42: the power goes while a form is half filled in. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  enrolledSeat,
  ledgerRows,
  newProfile,
  openLedger,
  openSeat,
  removeProfile,
  sitDown,
  submitByKeyboard,
  fillQuickly,
  type Seat,
} from '#test/support/app.ts';
import { startCounty, type CountyProcess } from '#test/support/county-process.ts';
import { CLERK, complaint, OFFICE } from '#test/support/market-day.ts';

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

test('C42 half a form comes back as it was last kept, without a number and outside the register', async () => {
  const form = seat.page.getByRole('form');
  await form.getByLabel('姓名', { exact: true }).fill(complaint.name);
  await form.getByLabel('陈述原话').fill(complaint.statement);
  await seat.page.getByRole('status').filter({ hasText: '草稿已存' }).waitFor();
  await form.getByLabel('登记员归纳').fill('刚写下，还来不及存');
  await seat.kill();

  seat = await openSeat({ origin: county.origin, profileDir });
  await sitDown(seat.page, CLERK);
  await openLedger(seat.page);
  await seat.page.getByText('还没有登记。').waitFor();
  expect(await ledgerRows(seat.page).count()).toBe(0);

  await seat.page.keyboard.press('F6');
  await seat.page.getByText(complaint.name).waitFor();
  await seat.page.getByRole('button', { name: '继续填写' }).click();
  const restored = seat.page.getByRole('form');
  await expect.poll(() => restored.getByLabel('姓名', { exact: true }).inputValue()).toBe(complaint.name);
  expect(await restored.getByLabel('陈述原话').inputValue()).toBe(complaint.statement);

  // The draft used no number, and the registration takes its place.
  await fillQuickly(seat.page, complaint);
  expect(await submitByKeyboard(seat.page)).toMatch(/-001$/);
  await seat.page.keyboard.press('F6');
  await seat.page.getByText('没有草稿。').waitFor();
});
