/** C16 in the built product: a revoked computer erases itself at the next contact and says so; a long absence closes it. */
import { expect, test } from 'vitest';
import { erasedWords } from '#renderer/text/erased-words.ts';
import { signInWords } from '#renderer/text/sign-in-words.ts';
import { API } from '#shared/sync/wire.ts';
import { fillQuickly, isKeptOffline, receipt } from '#test/support/app.ts';
import { scanFolder } from '#test/support/canary-scan.ts';
import { CLERK, complaint, OFFICE } from '#test/support/market-day.ts';
import { enrolTestDevice } from '#test/support/server.ts';
import { oneSeat } from '#test/support/one-seat.ts';

const CANARY = '欧阳某金丝雀';
const DAY = 24 * 60 * 60 * 1000;

const here = oneSeat(OFFICE, CLERK);

async function enter(): Promise<void> {
  const { page } = here.seat;
  await page.getByRole('button', { name: CLERK }).click();
  await page.getByLabel(signInWords.passphraseOf(CLERK)).fill('雨水往我院子里灌3次!');
  await page.getByRole('button', { name: signInWords.enter, exact: true }).click();
}

test('C16 past the lease and without the county the right passphrase does not open, and the page says what to do', async () => {
  const { page } = here.seat;
  await fillQuickly(page, { ...complaint, name: CANARY });
  await page.keyboard.press('F9');
  await receipt(page).waitFor();
  await isKeptOffline(page);
  await here.county.stop('SIGKILL');
  await here.seat.setClock(new Date(Date.now() + 31 * DAY).toISOString());
  await page.keyboard.press('Alt+L');
  await enter();
  await page.getByText(signInWords.problems['lease-expired']).waitFor();
  expect(await page.locator('body').textContent()).not.toContain(CANARY);
});

test('C16 revoked while away: switched on with a network, keys and data are gone although nobody signs in', async () => {
  await here.county.start();
  const admin = await enrolTestDevice((path, init) => fetch(`${here.county.origin}${API}${path}`, init), 'qinglan', {
    officer: 'security-a',
    sentAt: new Date().toISOString(),
  });
  const { office, device } = { office: 'jiaxi', device: 'D1' };
  const body = JSON.stringify({ wire: 1, reason: '演练：电脑遗失' });
  expect((await admin.send(`/devices/${office}/${device}/revoke`, { method: 'POST', body })).status).toBe(200);

  const { page } = here.seat;
  await page.reload();
  await page.getByRole('heading', { name: erasedWords.title }).waitFor();
  expect(await page.locator('body').textContent()).not.toContain(CANARY);
  const names = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  await expect.poll(names).toEqual(['jiefangtai-left']);

  await here.seat.kill();
  const { hits, files } = await scanFolder(here.profileDir, [CANARY, '雨水往我院子里灌3次!']);
  expect(hits).toEqual([]);
  expect(files).toBeGreaterThan(20);
  await here.open();
  await here.seat.page.getByRole('heading', { name: erasedWords.title }).waitFor();
});
