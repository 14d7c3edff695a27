/** C16 in the built product: a revoked computer erases itself at the next contact and says so; a long absence closes it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { erasedWords, signInWords } from '#renderer/text/sign-in-words.ts';
import { API } from '#shared/sync/wire.ts';
import {
  enrolledSeat,
  fillQuickly,
  isKeptOffline,
  newProfile,
  openSeat,
  receipt,
  removeProfile,
  type Seat,
} from '#test/support/app.ts';
import { scanFolder } from '#test/support/canary-scan.ts';
import { startCounty, type CountyProcess } from '#test/support/county-process.ts';
import { CLERK, complaint, OFFICE } from '#test/support/market-day.ts';
import { enrolTestDevice } from '#test/support/server.ts';

const CANARY = '欧阳某金丝雀';
const DAY = 24 * 60 * 60 * 1000;

let county: CountyProcess;
let profileDir: string;
let seat: Seat;

beforeAll(async () => {
  county = await startCounty();
  profileDir = await newProfile();
  seat = await enrolledSeat({ origin: county.origin, profileDir }, OFFICE, CLERK);
});
afterAll(async () => {
  await seat.close().catch(() => undefined);
  await county.remove();
  await removeProfile(profileDir);
});

async function enter(): Promise<void> {
  const { page } = seat;
  await page.getByRole('button', { name: CLERK }).click();
  await page.getByLabel(signInWords.passphraseOf(CLERK)).fill('雨水往我院子里灌3次!');
  await page.getByRole('button', { name: signInWords.enter, exact: true }).click();
}

test('C16 past the lease and without the county the right passphrase does not open, and the page says what to do', async () => {
  const { page } = seat;
  await fillQuickly(page, { ...complaint, name: CANARY });
  await page.keyboard.press('F9');
  await receipt(page).waitFor();
  await isKeptOffline(page);
  await county.stop('SIGKILL');
  await seat.setClock(new Date(Date.now() + 31 * DAY).toISOString());
  await page.keyboard.press('Alt+L');
  await enter();
  await page.getByText(signInWords.problems['lease-expired']).waitFor();
  expect(await page.locator('body').textContent()).not.toContain(CANARY);
});

test('C16 revoked while away: switched on with a network, keys and data are gone although nobody signs in', async () => {
  await county.start();
  const admin = await enrolTestDevice((path, init) => fetch(`${county.origin}${API}${path}`, init), 'qinglan', {
    officer: 'security-a',
    sentAt: new Date().toISOString(),
  });
  const { office, device } = { office: 'jiaxi', device: 'D1' };
  const body = JSON.stringify({ wire: 1, reason: '演练：电脑遗失' });
  expect((await admin.send(`/devices/${office}/${device}/revoke`, { method: 'POST', body })).status).toBe(200);

  const { page } = seat;
  await page.reload();
  await page.getByRole('heading', { name: erasedWords.title }).waitFor();
  expect(await page.locator('body').textContent()).not.toContain(CANARY);
  const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(names).toEqual(['jiefangtai-left']);

  await seat.kill();
  const { hits, files } = await scanFolder(profileDir, [CANARY, '雨水往我院子里灌3次!']);
  expect(hits).toEqual([]);
  expect(files).toBeGreaterThan(20);
  seat = await openSeat({ origin: county.origin, profileDir });
  await seat.page.getByRole('heading', { name: erasedWords.title }).waitFor();
});
