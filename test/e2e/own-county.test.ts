/**
 * First start with the other choice, 「建立本县」: an empty county of one's own, from the first field to a registered visit
 * with its official number, through the screens alone.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { peopleWords } from '#renderer/text/people-words.ts';
import { appText, firstStartText } from '#renderer/text/screens.ts';
import { passphraseWords } from '#renderer/text/sign-in-words.ts';
import {
  fillQuickly,
  isKeptOffline,
  ledgerRows,
  newProfile,
  openLedger,
  openSeat,
  PASSPHRASE,
  removeProfile,
  setPassphrase,
  submitByKeyboard,
  type Seat,
} from '#test/support/app.ts';
import { COUNTY_SETUP_CODE, startCounty, type CountyProcess } from '#test/support/county-process.ts';
import { complaint } from '#test/support/market-day.ts';

const COUNTY = '云溪县';
const BUREAU = '云溪县司法局';
const OFFICE = '云溪县司法局白石司法所';
const OFFICER = '林某甲';

let county: CountyProcess;
const profiles: string[] = [];
const seats: Seat[] = [];
beforeAll(async () => {
  county = await startCounty();
});
afterAll(async () => {
  for (const seat of seats) await seat.close();
  await county.remove();
  for (const profile of profiles) await removeProfile(profile);
});

async function computer(): Promise<Seat> {
  const profileDir = await newProfile();
  profiles.push(profileDir);
  const seat = await openSeat({ origin: county.origin, profileDir });
  seats.push(seat);
  return seat;
}

/** The code is there already or is typed; then the passphrase, then the first screen. */
async function join({ page }: Seat, code?: string): Promise<void> {
  const field = page.getByLabel(firstStartText.code);
  await field.waitFor();
  if (code !== undefined) await field.fill(code);
  await page.getByRole('button', { name: firstStartText.enroll }).click();
  await page.getByLabel(passphraseWords.again).waitFor();
  await setPassphrase(page, PASSPHRASE);
  await page.getByRole('navigation', { name: appText.name }).waitFor();
}

let codeOfOffice = '';

test('the county is made in five fields; its maker gives the office a code', async () => {
  const seat = await computer();
  const { page } = seat;
  await page.getByLabel(firstStartText.setupCode).fill(COUNTY_SETUP_CODE);
  await page.getByRole('button', { name: firstStartText.own }).click();
  const create = page.getByRole('button', { name: firstStartText.own });
  for (const [label, text] of [
    [firstStartText.countyName, COUNTY],
    [firstStartText.bureauName, BUREAU],
    [firstStartText.officeName, OFFICE],
    [firstStartText.officerName, OFFICER],
    [firstStartText.officerTitle, '所长'],
  ] as const) {
    expect(await create.isDisabled(), label).toBe(true);
    await page.getByLabel(label, { exact: true }).fill(text);
  }
  await create.click();
  await page.getByRole('heading', { name: COUNTY }).waitFor();
  await join(seat);

  await page.getByRole('link', { name: peopleWords.title }).click();
  const row = page.getByRole('row').filter({ hasText: '白石' });
  await row.getByRole('button', { name: peopleWords.issue }).click();
  codeOfOffice = (await page.locator('.people-code').textContent()) ?? '';
  expect(codeOfOffice).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
});

test('the office joins with it and registers a visit, which gets the first number of the year', async () => {
  const seat = await computer();
  const { page } = seat;
  await join(seat, codeOfOffice);
  await isKeptOffline(page);
  await page.keyboard.press('F2');
  await fillQuickly(page, complaint);
  const slip = await submitByKeyboard(page);
  expect(slip).not.toBe('');
  await openLedger(page);
  await expect.poll(() => ledgerRows(page).allTextContents()).toEqual([expect.stringContaining(complaint.name)]);
  await expect.poll(() => ledgerRows(page).allTextContents()).toEqual([expect.stringMatching(/〔\d{4}〕0*1号/u)]);
});
