/**
 * C26 (security): the browser's processes are ended at random moments while visits are saved one after another. Whatever
 * had shown its receipt is there afterwards, nothing twice, and the county numbers all of it without a gap.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  enrolledSeat,
  fillQuickly,
  ledgerRows,
  newProfile,
  nextVisitor,
  openLedger,
  openSeat,
  queueBadge,
  receipt,
  removeProfile,
  searchLedger,
  sitDown,
  type Seat,
} from '#test/support/app.ts';
import { startCounty, type CountyProcess } from '#test/support/county-process.ts';
import { CLERK, complaint, OFFICE } from '#test/support/market-day.ts';
import { seededRandom } from '#test/support/seeded-random.ts';

const ROUNDS = 5;
const SAVES_IN_A_ROUND = 6;
const LONGEST_MS = 60;
const SEED = 20260904;

let county: CountyProcess;
let profileDir: string;
let seat: Seat;

beforeAll(async () => {
  county = await startCounty();
  profileDir = await newProfile();
});
afterAll(async () => {
  await seat.close().catch(() => undefined);
  await county.remove();
  await removeProfile(profileDir);
});

test(`every visit whose receipt was shown outlives ${ROUNDS} kills, none is doubled`, async () => {
  const random = seededRandom(SEED);
  const { origin } = county;
  seat = await enrolledSeat({ origin, profileDir }, OFFICE, CLERK);
  await county.stop('SIGKILL');

  const reported: string[] = [];
  let begun = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let save = 1; save <= SAVES_IN_A_ROUND; save += 1) {
      begun += 1;
      await fillQuickly(seat.page, { ...complaint, name: `来访人${begun}` });
      if (save < SAVES_IN_A_ROUND) {
        await seat.page.keyboard.press('F9');
        reported.push(await shownSlip(seat));
        await nextVisitor(seat.page);
      } else {
        const shown = shownSlip(seat).then(
          (slip) => void reported.push(slip),
          () => undefined,
        );
        await seat.page.keyboard.press('F9');
        await new Promise((done) => setTimeout(done, random.next() * LONGEST_MS));
        await seat.kill();
        await shown;
      }
    }
    seat = await openSeat({ origin, profileDir });
    await sitDown(seat.page, CLERK);
  }

  await openLedger(seat.page);
  const stored = await countInLedger(seat);
  expect(reported.length).toBeGreaterThanOrEqual(ROUNDS * (SAVES_IN_A_ROUND - 1));
  expect(new Set(reported).size).toBe(reported.length);
  expect(stored).toBeGreaterThanOrEqual(reported.length);
  expect(stored).toBeLessThanOrEqual(begun);
  for (const slip of reported) await expectOne(seat, slip);

  await county.start();
  await expect.poll(() => queueBadge(seat.page).textContent(), { timeout: 60_000 }).toContain('已全部收妥');
  await searchLedger(seat.page, '');
  await expect.poll(() => countInLedger(seat)).toBe(stored);
  for (let n = 1; n <= stored; n += 1) await expectOne(seat, `〔${new Date().getFullYear()}〕${n}号`);
});

/** The number on the receipt; rejects when the browser ends before one is shown. */
const shownSlip = async ({ page }: Seat): Promise<string> =>
  (await receipt(page).locator('.register-slip').textContent()) ?? '';

async function countInLedger({ page }: Seat): Promise<number> {
  const words =
    (await page
      .getByRole('status')
      .filter({ hasText: /共 \d+ 件/ })
      .textContent()) ?? '';
  return Number(/共 (\d+) 件/.exec(words)?.[1]);
}

async function expectOne({ page }: Seat, number: string): Promise<void> {
  await searchLedger(page, number);
  await expect.poll(() => ledgerRows(page).allTextContents()).toEqual([expect.stringContaining(number)]);
}
