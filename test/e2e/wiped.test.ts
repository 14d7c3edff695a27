/**
 * C16 in the built product: long without contact, the sign-in page first says what will happen and a day later wipes every
 * key, although nobody signs in; the county can open what is left, so nothing is lost.
 */
import { expect, test } from 'vitest';
import { keyWords } from '#renderer/text/key-words.ts';
import { signInWords } from '#renderer/text/sign-in-words.ts';
import { API, WIRE_VERSION } from '#shared/sync/wire.ts';
import { fillQuickly, isKeptOffline, PASSPHRASE, receipt } from '#test/support/app.ts';
import { scanFolder } from '#test/support/canary-scan.ts';
import { CLERK, complaint, OFFICE } from '#test/support/market-day.ts';
import { enrolTestDevice, newTestKey } from '#test/support/server.ts';
import { oneSeat } from '#test/support/one-seat.ts';

const DAY = 24 * 60 * 60 * 1000;
const here = oneSeat(OFFICE, CLERK);
const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString();

/** What lies plain at the door: the mark that the county holds the escrow, and the bytes of each wrap. */
const atTheDoor = (): Promise<{ readonly held: boolean; readonly sizes: readonly number[] }> =>
  here.seat.page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error('cannot read')));
      });
    const db = await done(indexedDB.open('jiefangtai-vault'));
    // The program's own rows.
    const all = <T>(table: string): Promise<T[]> =>
      done(db.transaction(table).objectStore(table).getAll() as IDBRequest<T[]>);
    const devices = await all<{ held?: object }>('device');
    const seats = await all<Record<'wrapped' | 'signKey' | 'sealKey', Uint8Array>>('seats');
    db.close();
    return {
      held: devices.some(({ held }) => held !== undefined),
      sizes: seats.flatMap(({ wrapped, signKey, sealKey }) => [wrapped.length, signKey.length, sealKey.length]),
    };
  });

test('C16 the days are over: said first, and signing in is refused, not wiped', async () => {
  const { page } = here.seat;
  const admin = await enrolTestDevice((path, init) => fetch(`${here.county.origin}${API}${path}`, init), 'qinglan', {
    officer: 'security-a',
    sentAt: new Date().toISOString(),
  });
  const body = JSON.stringify({ wire: WIRE_VERSION, key: newTestKey().publicKey });
  expect((await admin.send('/recovery-key', { method: 'POST', body })).status).toBe(200);
  await fillQuickly(page, complaint);
  await page.keyboard.press('F9');
  await receipt(page).waitFor();
  // The next exchange brings the county's key, and the data key goes there sealed to it.
  await expect.poll(async () => (await atTheDoor()).held, { timeout: 90_000 }).toBe(true);
  await isKeptOffline(page);
  await here.county.stop('SIGKILL');
  await here.seat.setClock(inDays(95));
  await page.keyboard.press('Alt+L');
  await page.getByText(keyWords.away(95)).waitFor();
  await page.getByText(keyWords.near(24)).waitFor();
  await page.getByRole('button', { name: CLERK }).click();
  await page.getByLabel(signInWords.passphraseOf(CLERK)).fill(PASSPHRASE);
  await page.getByRole('button', { name: signInWords.enter, exact: true }).click();
  await page.getByText(signInWords.problems['lease-expired']).waitFor();
  expect((await atTheDoor()).sizes.every((size) => size > 0)).toBe(true);
});

test('C16 a day later every key is wiped although nobody signs in; the page says what to do and asks no passphrase', async () => {
  const { page } = here.seat;
  await here.seat.setClock(inDays(96.5));
  await page.reload();
  await page.getByText(keyWords.wiped).waitFor();
  await page.getByText(keyWords.remedy).waitFor();
  expect((await atTheDoor()).sizes).toEqual([0, 0, 0]);
  await page.getByRole('button', { name: CLERK, exact: true }).click();
  await page.getByRole('button', { name: signInWords.recoverWiped(CLERK) }).waitFor();
  expect(await page.getByLabel(signInWords.passphraseOf(CLERK)).count()).toBe(0);
});

test('C16 what was registered still lies there, sealed', async () => {
  const names = () => here.seat.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(await names()).toContainEqual(expect.stringMatching(/^sealed-/));
  await here.seat.kill();
  expect((await scanFolder(here.profileDir, [complaint.name])).hits).toEqual([]);
});
