/**
 * Every page in the menu of every kind of officer, in the built product: allowed by the policy (security C9), nothing
 * seriously inaccessible, nothing cut off on a small screen in large type, and nobody is shown a page that fails.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appText } from '#renderer/text/screens.ts';
import { ownSeatWords } from '#renderer/text/own-seat-words.ts';
import { enrolledSeat, newProfile, pictureIn, removeProfile } from '#test/support/app.ts';
import { startCounty, type CountyProcess } from '#test/support/county-process.ts';
import { BUREAU, CLERK, OFFICE } from '#test/support/market-day.ts';
import { flawsOf, hearViolations } from '#test/support/page-checks.ts';

const LEGAL_AFFAIRS = '青岚县司法局法规股（信访办）';
/** Who, at whose computer, and with how many pages in the menu at least. */
const ROLES = [
  { officer: CLERK, unit: OFFICE, pages: 7 },
  { officer: '何某戊', unit: OFFICE, pages: 7 },
  { officer: '周某甲', unit: BUREAU, pages: 4 },
  { officer: '冯某戊', unit: LEGAL_AFFAIRS, pages: 4 },
  { officer: '尤某丙', unit: LEGAL_AFFAIRS, pages: 1 },
  { officer: '许某丁', unit: LEGAL_AFFAIRS, pages: 3 },
  { officer: '金某辛', unit: BUREAU, pages: 1 },
  { officer: '魏某壬', unit: BUREAU, pages: 1 },
  { officer: '孔某庚', unit: BUREAU, pages: 2 },
  { officer: '张某己', unit: LEGAL_AFFAIRS, pages: 1 },
  { officer: '陶某乙', unit: BUREAU, pages: 1 },
] as const;

const picture = pictureIn(process.env['JFT_PICTURES']);
let county: CountyProcess;
const profiles: string[] = [];

beforeAll(async () => {
  county = await startCounty();
});
afterAll(async () => {
  await county.remove();
  await Promise.all(profiles.map(removeProfile));
});

test.each(ROLES)('$officer at $unit', async ({ officer, unit, pages }) => {
  const profileDir = await newProfile();
  profiles.push(profileDir);
  const blocked: string[] = [];
  const beforeOpening = (page: Page) => hearViolations(page, (what) => blocked.push(what));
  const seat = await enrolledSeat({ origin: county.origin, profileDir, beforeOpening }, unit, officer);
  const { page } = seat;
  await page.setViewportSize({ width: 1366, height: 768 });
  const links = page.getByRole('navigation', { name: appText.name }).getByRole('link');
  const names = await links.allTextContents();
  expect(names.length).toBeGreaterThanOrEqual(pages);
  for (const [i, name] of names.entries()) {
    await links.nth(i).click();
    await page.getByText(appText.loading).waitFor({ state: 'detached' });
    await picture(page, `role-${officer}-${i}`);
    expect(await flawsOf(page, blocked), name).toEqual([]);
  }
  await page.getByTitle(ownSeatWords.open).click();
  await page.getByRole('heading', { name: ownSeatWords.title(officer) }).waitFor();
  await picture(page, `role-${officer}-own`);
  expect(await flawsOf(page, blocked), ownSeatWords.open).toEqual([]);
  await seat.close();
});
