/**
 * C26 (security): the browser's processes are ended at random moments while visits are saved one after another. Whatever
 * had shown its receipt is there afterwards, nothing twice, and the county numbers all of it without a gap.
 */
import { expect, test } from 'vitest';
import {
  fillQuickly,
  ledgerRows,
  nextVisitor,
  openLedger,
  queueBadge,
  receipt,
  searchLedger,
  sitDown,
  type Seat,
} from '#test/support/app.ts';
import { CLERK, complaint, OFFICE } from '#test/support/market-day.ts';
import { seededRandom } from '#test/support/seeded-random.ts';
import { oneSeat } from '#test/support/one-seat.ts';

const ROUNDS = 5;
const SAVES_IN_A_ROUND = 6;
const LONGEST_MS = 60;
const SEED = 20260904;

const here = oneSeat(OFFICE, CLERK);

test(`every visit whose receipt was shown outlives ${ROUNDS} kills, none is doubled`, async () => {
  const random = seededRandom(SEED);
  await here.county.stop('SIGKILL');

  const reported: string[] = [];
  let begun = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let save = 1; save <= SAVES_IN_A_ROUND; save += 1) {
      begun += 1;
      await fillQuickly(here.seat.page, { ...complaint, name: `来访人${begun}` });
      if (save < SAVES_IN_A_ROUND) {
        await here.seat.page.keyboard.press('F9');
        reported.push(await shownSlip(here.seat));
        await nextVisitor(here.seat.page);
      } else {
        const shown = shownSlip(here.seat).then(
          (slip) => void reported.push(slip),
          () => undefined,
        );
        await here.seat.page.keyboard.press('F9');
        await new Promise((done) => setTimeout(done, random.next() * LONGEST_MS));
        await here.seat.kill();
        await shown;
      }
    }
    await here.open();
    await sitDown(here.seat.page, CLERK);
  }

  await openLedger(here.seat.page);
  const stored = await countInLedger(here.seat);
  expect(reported.length).toBeGreaterThanOrEqual(ROUNDS * (SAVES_IN_A_ROUND - 1));
  expect(new Set(reported).size).toBe(reported.length);
  expect(stored).toBeGreaterThanOrEqual(reported.length);
  expect(stored).toBeLessThanOrEqual(begun);
  for (const slip of reported) await expectOne(here.seat, slip);

  await here.county.start();
  await expect.poll(() => queueBadge(here.seat.page).textContent(), { timeout: 60_000 }).toContain('已全部收妥');
  await searchLedger(here.seat.page, '');
  await expect.poll(() => countInLedger(here.seat)).toBe(stored);
  for (let n = 1; n <= stored; n += 1) await expectOne(here.seat, `〔${new Date().getFullYear()}〕${n}号`);
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
