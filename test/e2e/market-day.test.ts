/**
 * C01 in the built product (journeys A and B): three visitors, no network, the laptop's power cut, and in the evening the
 * county desk has all three, each once, while somebody is looking at it.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  enrolledSeat,
  ledgerRows,
  newProfile,
  openLedger,
  openSeat,
  queueBadge,
  receipt,
  registerByKeyboard,
  removeProfile,
  searchLedger,
  sitDown,
  waitingChanges,
  type Seat,
} from '#test/support/app.ts';
import { startCounty, type CountyProcess } from '#test/support/county-process.ts';
import {
  BUREAU,
  BUREAU_CLERK,
  CLERK,
  complaint,
  dispute,
  inquiry,
  MARKET_DAY,
  OFFICE,
} from '#test/support/market-day.ts';

let county: CountyProcess;
let profiles: readonly [laptop: string, desk: string];
let laptop: Seat;
let desk: Seat;

beforeAll(async () => {
  profiles = [await newProfile(), await newProfile()];
  county = await startCounty(MARKET_DAY.enrolled);
});
afterAll(async () => {
  await Promise.allSettled([laptop.close(), desk.close()]);
  await county.remove();
  await Promise.all(profiles.map(removeProfile));
});

test('C01: three visits without network reach the county desk, each once', async () => {
  const { origin } = county;
  const at = MARKET_DAY.enrolled;
  laptop = await enrolledSeat({ origin, profileDir: profiles[0], at }, OFFICE, CLERK);
  desk = await enrolledSeat({ origin, profileDir: profiles[1], at }, BUREAU, BUREAU_CLERK);

  await county.stop();

  await laptop.setClock(MARKET_DAY.inquiry);
  await laptop.page.goto(origin);
  await sitDown(laptop.page, CLERK);
  expect(await registerByKeyboard(laptop.page, inquiry)).toBe('甲溪-D1-20260904-001');
  // A clock that jumps locks the laptop, as after sleep (C5).
  await laptop.setClock(MARKET_DAY.complaint);
  await sitDown(laptop.page, CLERK);
  expect(await registerByKeyboard(laptop.page, complaint)).toBe('甲溪-D1-20260904-002');
  // RX-01, 条例 23: the red line is the day before rolling; 20 September is a Sunday worked for the national holiday.
  const notice = (await receipt(laptop.page).textContent()) ?? '';
  expect(notice).toContain('公律股');
  expect(notice).toContain('9月19日 周六');
  expect(notice).toContain('9月20日 周日');
  await laptop.setClock(MARKET_DAY.dispute);
  await sitDown(laptop.page, CLERK);
  expect(await registerByKeyboard(laptop.page, dispute)).toBe('甲溪-D1-20260904-003');

  await laptop.kill();
  laptop = await openSeat({ origin, profileDir: profiles[0], at: MARKET_DAY.evening });
  await sitDown(laptop.page, CLERK);
  await openLedger(laptop.page);
  await expect.poll(() => ledgerRows(laptop.page).count()).toBe(3);
  // Three registrations, one reply on the spot, one reference to mediation.
  expect(await waitingChanges(laptop.page)).toBe(5);
  await expect.poll(() => queueBadge(laptop.page).textContent()).toContain('断网');

  const arrivals = desk.page.getByRole('main').getByText('孙某丙');
  expect(await arrivals.count()).toBe(0);
  await county.start(MARKET_DAY.evening);

  // The desk sees them come without being reloaded.
  await arrivals.first().waitFor();
  for (const { name } of [inquiry, dispute]) await desk.page.getByRole('main').getByText(name).first().waitFor();
  await expect.poll(() => queueBadge(laptop.page).textContent(), { timeout: 60_000 }).toContain('已全部收妥');

  for (const page of [laptop.page, desk.page]) {
    await openLedger(page);
    await expect
      .poll(() => ledgerRows(page).allTextContents())
      .toEqual([
        expect.stringContaining('青司信甲溪〔2026〕3号'),
        expect.stringContaining('青司信甲溪〔2026〕2号'),
        expect.stringContaining('青司信甲溪〔2026〕1号'),
      ]);
    // RX-02: the slip number stays a name of the matter beside the official one.
    for (const wanted of ['甲溪-D1-20260904-002', '甲溪〔2026〕2号']) {
      await searchLedger(page, wanted);
      // RX-01: received in the morning, not when the network came back.
      await expect
        .poll(() => ledgerRows(page).allTextContents())
        .toEqual([expect.stringMatching(/09-04.*孙某丙|孙某丙.*09-04/u)]);
    }
  }
});
