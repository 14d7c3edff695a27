/** The county server is away and the browser starts anew: the page opens from this computer. One window at a time uses the data. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  enrolledSeat,
  newProfile,
  openSeat,
  queueBadge,
  registerByKeyboard,
  removeProfile,
  sitDown,
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
  await seat.close();
  await county.stop();
  seat = await openSeat({ origin: county.origin, profileDir });
});
afterAll(async () => {
  await seat.close();
  await county.remove();
  await removeProfile(profileDir);
});

test('a fresh start without the server opens the form, says so, and registers', async () => {
  await sitDown(seat.page, CLERK);
  await expect.poll(() => queueBadge(seat.page).textContent()).toContain('断网');
  expect(await registerByKeyboard(seat.page, complaint)).toMatch(/^甲溪-D1-\d{8}-001$/);
});

test('a second window says that the first has the data, and takes over when asked', async () => {
  const second = await seat.context.newPage();
  await second.goto(county.origin);
  await second.getByText('另一个窗口正在使用').waitFor();
  await second.getByRole('button', { name: '在这个窗口使用' }).click();
  await sitDown(second, CLERK);
  await seat.page.getByText('另一个窗口正在使用').waitFor();
  await second.keyboard.press('F3');
  const name = second.getByRole('gridcell', { name: complaint.name, exact: true });
  await expect.poll(() => name.count()).toBe(1);
});
