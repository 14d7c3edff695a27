/**
 * C4, C6 in the built product with the real preload and handlers: a PIN sealed by the system's key store opens the program
 * after it was closed; without that key store the passphrase does, as in every browser.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPinKeeper } from '#shared/lib/pin-keeper.ts';
import { appText } from '#renderer/text/screens.ts';
import { ownSeatWords as own } from '#renderer/text/own-seat-words.ts';
import { signInWords as words } from '#renderer/text/sign-in-words.ts';
import { enrol, newProfile, openSeat, PASSPHRASE, removeProfile, sitDown, type Seat } from '#test/support/app.ts';
import { scanFolder } from '#test/support/canary-scan.ts';
import { startCounty, type CountyProcess } from '#test/support/county-process.ts';
import { fakeSafeStorage, setupShell } from '#test/support/fake-electron.ts';
import { CLERK, OFFICE } from '#test/support/market-day.ts';
import { installPreload, serveShellFiles } from '#test/support/preload-host.ts';

const PIN = '406182';

let county: CountyProcess;
let profileDir: string;
let seat: Seat;

/** A run of the shell: its memory is new, the profile is the same; `null` runs the same profile in a browser. */
async function run(safeStorage: ReturnType<typeof fakeSafeStorage> | null): Promise<void> {
  const { origin } = county;
  const shell =
    safeStorage === null
      ? null
      : setupShell({ safeStorage, pinKeeper: createPinKeeper(Date.now), serverOrigin: origin });
  seat = await openSeat({
    origin,
    profileDir,
    beforeOpening: async (page) => {
      if (shell === null) return;
      await installPreload(page.context(), { origin, ipcMain: () => shell.ipcMain });
      await serveShellFiles(page.context(), origin);
    },
  });
}

beforeAll(async () => {
  county = await startCounty();
  profileDir = await newProfile();
  await run(fakeSafeStorage());
});
afterAll(async () => {
  await seat.close().catch(() => undefined);
  await county.remove();
  await removeProfile(profileDir);
});

const inside = () => seat.page.getByRole('navigation', { name: appText.name }).waitFor();

test('C4 set with the passphrase, it opens the next run of the shell; the disk knows neither', async () => {
  const { page } = seat;
  await enrol(page, OFFICE);
  await sitDown(page, CLERK);
  await page.getByTitle(own.open).click();
  const panel = page.getByRole('region', { name: own.pin });
  await panel.getByLabel(own.current).fill(PASSPHRASE);
  await panel.getByLabel(own.pinNew).fill(PIN);
  await panel.getByLabel(own.pinAgain).fill(PIN);
  await panel.getByRole('checkbox', { name: own.pinStays }).check();
  await panel.getByRole('button', { name: own.pinSet }).click();
  await page.getByText(own.pinDone).waitFor();
  await seat.kill();
  const { hits } = await scanFolder(profileDir, [PIN, PASSPHRASE]);
  expect(hits).toEqual([]);

  await run(fakeSafeStorage());
  await seat.page.getByLabel(words.pinOf(CLERK)).fill(PIN);
  await seat.page.getByRole('button', { name: words.enter, exact: true }).click();
  await inside();
});

test.each([
  ['another desktop session', fakeSafeStorage({ backend: 'kwallet6' })],
  ['no key store', fakeSafeStorage({ available: false })],
  ['an ordinary browser', null],
])('C6 %s: the passphrase is asked, and opens', async (_, safeStorage) => {
  await seat.kill();
  await run(safeStorage);
  await seat.page.getByLabel(words.passphraseOf(CLERK)).waitFor();
  expect(await seat.page.getByLabel(words.pinOf(CLERK)).count()).toBe(0);
  await sitDown(seat.page, CLERK);
});
