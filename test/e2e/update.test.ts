/**
 * C21 in the built product, with the real preload and Chromium's own Ed25519: publisher, county and office, one after the
 * other, and a stick between them.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeRelease } from '#build/release/make-release.ts';
import { updateWords as words } from '#renderer/text/update-words.ts';
import { signUpdate } from '#server/stick/sign-update.ts';
import { enrol, newProfile, openSeat, removeProfile, sitDown, type Seat } from '#test/support/app.ts';
import { startCounty, type CountyProcess } from '#test/support/county-process.ts';
import { setupShell } from '#test/support/fake-electron.ts';
import { CLERK, OFFICE } from '#test/support/market-day.ts';
import { installPreload, serveShellFiles } from '#test/support/preload-host.ts';
import { temporaryFolder } from '#test/support/server.ts';
import { newPublisher, type TestPublisher } from '../security/new-publisher.ts';

const NAME = 'jiefangtai-0.2.0-amd64.deb';

let county: CountyProcess;
let profileDir: string;
let seat: Seat;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;

/** A publisher's release, vouched for by the county; answers the installer and its voucher. */
async function release(name: string, { sign, publicKey }: TestPublisher) {
  const installer = join(folder.path, name, NAME);
  await mkdir(join(folder.path, name));
  await writeFile(installer, randomBytes(9_000_000));
  await makeRelease({ installers: [installer], version: '0.2.0', from: '0.1.0', sign });
  const given = { dataFolder: county.dataFolder, file: installer, version: '0.2.0', publisherKey: publicKey };
  const voucher = await signUpdate({ ...given, now: () => new Date().toISOString() });
  expect(voucher.ok).toBe(true);
  return [installer, `${installer}.json`];
}

beforeAll(async () => {
  [county, profileDir, folder] = await Promise.all([startCounty(), newProfile(), temporaryFolder()]);
});
afterAll(async () => {
  await seat.close();
  await county.remove();
  await removeProfile(profileDir);
  await folder.remove();
});

test('C21 what publisher and county signed alike may be run; under another publisher’s key it may not', async () => {
  const publisher = await newPublisher(folder.path, 'publisher');
  const { origin } = county;
  const shell = setupShell({
    serverOrigin: origin,
    shell: { platform: 'linux', arch: 'x64', publisherKey: publisher.publicKey, packed: 'signed' },
  });
  seat = await openSeat({
    origin,
    profileDir,
    beforeOpening: async (page) => {
      await installPreload(page.context(), { origin, ipcMain: () => shell.ipcMain });
      await serveShellFiles(page.context(), origin);
    },
  });
  const { page } = seat;
  await enrol(page, OFFICE);
  await sitDown(page, CLERK);
  await page.keyboard.press('Alt+u');
  const choose = async (files: readonly string[]): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: words.choose }).press('Enter');
    await (await chooser).setFiles([...files]);
  };
  await choose(await release('good', publisher));
  await page.getByText(words.good('0.2.0', words.systems.debian, true)).waitFor();
  await choose(await release('stranger', await newPublisher(folder.path, 'stranger')));
  await expect.poll(() => page.getByRole('alert').textContent()).toContain(words.problems['release-forged']);
});
