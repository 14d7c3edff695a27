/**
 * T3, hostile words of a petitioner in the built product with its real headers: registered, listed, opened. Nothing runs,
 * no element comes of them, the policy has nothing to block, and every character stands there to be read (C9, C10).
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  enrolledSeat,
  fillQuickly,
  ledgerRows,
  newProfile,
  openLedger,
  receipt,
  removeProfile,
  submitByKeyboard,
  type Seat,
} from '#test/support/app.ts';
import { startCounty, type CountyProcess } from '#test/support/county-process.ts';
import { CLERK, complaint, OFFICE } from '#test/support/market-day.ts';
import { countCases } from './count-cases.ts';

countCases(3);

const NAME = '<img src=x onerror=pwned=1>';
const STATEMENT = `<script>pwned=2</script><svg onload=pwned=3><a href="javascript:pwned=4">看</a>${'长'.repeat(1000)}`;
const SUMMARY = '=HYPERLINK("https://evil.invalid","看")<iframe srcdoc="<script>parent.pwned=5</script>">{{7*7}}';
const CLAIM = '</textarea></title><style>body{display:none}</style>要求答复';

let county: CountyProcess;
let profileDir: string;
let seat: Seat;
const blocked: string[] = [];
const asked: string[] = [];

beforeAll(async () => {
  county = await startCounty();
  profileDir = await newProfile();
  seat = await enrolledSeat(
    {
      origin: county.origin,
      profileDir,
      beforeOpening: async (page) => {
        page.on('dialog', (dialog) => void dialog.dismiss().then(() => blocked.push('a dialog')));
        page.on('request', (request) => asked.push(request.url()));
        await page.exposeFunction('tellBlocked', (what: string) => blocked.push(what));
        await page.addInitScript(() => {
          document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
            // Put there by `exposeFunction`.
            const { tellBlocked } = globalThis as unknown as { tellBlocked: (what: string) => void };
            tellBlocked(`${effectiveDirective} ${blockedURI}`);
          });
        });
      },
    },
    OFFICE,
    CLERK,
  );
});
afterAll(async () => {
  await seat.close();
  await county.remove();
  await removeProfile(profileDir);
});

/** What came of the words, in the page as it stands. */
const harm = (): Promise<readonly string[]> =>
  seat.page.evaluate(() => [
    ...('pwned' in globalThis ? ['a script ran'] : []),
    ...[...document.querySelectorAll('img[src="x"], iframe, svg[onload], a[href^="javascript"], body style')].map(
      ({ outerHTML }) => outerHTML.slice(0, 80),
    ),
    ...(getComputedStyle(document.body).display === 'none' ? ['the page is hidden'] : []),
  ]);

test('T3/C9 registered: the receipt is a receipt', async () => {
  await fillQuickly(seat.page, { ...complaint, name: NAME, statement: STATEMENT, summary: SUMMARY, claim: CLAIM });
  await submitByKeyboard(seat.page);
  await receipt(seat.page).waitFor();
  expect([await harm(), blocked]).toEqual([[], []]);
});

test('T3/C10 listed and opened: every character is there to be read, and nothing was fetched for it', async () => {
  const { page } = seat;
  await openLedger(page);
  await expect.poll(() => ledgerRows(page).allTextContents()).toEqual([expect.stringContaining(NAME)]);
  expect([await harm(), blocked]).toEqual([[], []]);
  await page.getByRole('grid').focus();
  await page.keyboard.press('Enter');
  await page.getByText(SUMMARY, { exact: false }).first().waitFor();
  const text = (await page.locator('body').textContent()) ?? '';
  for (const words of [NAME, STATEMENT, SUMMARY, CLAIM]) expect(text).toContain(words);
  expect([await harm(), blocked]).toEqual([[], []]);
  expect(asked.filter((url) => !url.startsWith(county.origin))).toEqual([]);
  // No name in what the browser keeps of addresses and titles.
  expect(`${decodeURIComponent(page.url())} ${await page.title()}`).not.toContain(NAME);
});

test('T3/C9 the probe sees harm where there is some, and markup from text throws', async () => {
  const { page } = seat;
  const assign = page.evaluate(() => void (document.createElement('p').innerHTML = '<b>text</b>'));
  await expect(assign).rejects.toThrow('TrustedHTML');
  await expect.poll(() => blocked.length).toBe(1);
  await page.evaluate(() => {
    const planted = document.createElement('img');
    planted.setAttribute('src', 'x');
    document.body.append(planted);
    Object.assign(globalThis, { pwned: 1 });
  });
  expect(await harm()).toHaveLength(2);
});
