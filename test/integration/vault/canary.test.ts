/** C1, C3, C5 (security) in a real Chromium: nothing readable in the profile folder, nothing left in memory at a lock. */
import type { BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { newProfile, removeProfile } from '#test/support/app.ts';
import { textsInHeap, scanFolder } from '#test/support/canary-scan.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { STORE_ALGORITHMS } from '#shared/model/county.ts';
import { inPage, startVaultHost, type VaultHost } from '#test/bench/vault/host.ts';

const PASSPHRASE = '雨水往我院子里灌3次!';
const CANARY = { name: '欧阳某金丝雀', phone: '13812345678', idNo: '110101199003070003' };
const TEXTS = [...Object.values(CANARY), PASSPHRASE];
const COUNT = 200;

let host: VaultHost;
let profileDir: string;
let context: BrowserContext;

beforeAll(async () => {
  host = await startVaultHost();
});
afterAll(() => host.stop());
beforeEach(async () => {
  profileDir = await newProfile();
  context = await launchChromium({ profileDir });
});
afterEach(async () => {
  await context.close();
  await removeProfile(profileDir);
});

async function openPage() {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(host.origin);
  return page;
}

/** Ends the browser as a power cut does. */
async function kill(): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  const gone = new Promise<void>((done) => context.once('close', () => done()));
  for (const { id } of processInfo) process.kill(id, 'SIGKILL');
  await gone;
}

test('C1 a plain store is found in the profile folder: the search bites', async () => {
  await inPage(await openPage(), 'fill', COUNT, CANARY, null);
  await kill();
  const { hits, files } = await scanFolder(profileDir, TEXTS);
  expect(files).toBeGreaterThan(20);
  for (const text of Object.values(CANARY))
    expect(hits.filter((hit) => hit.startsWith(text)).length).toBeGreaterThan(0);
});

test.each(STORE_ALGORITHMS)(
  'C1 of a store sealed with %s nothing is found after the browser was killed',
  async (alg) => {
    const page = await openPage();
    await inPage(page, 'found', PASSPHRASE, alg);
    await inPage(page, 'fill', COUNT, CANARY, PASSPHRASE);
    await kill();
    const { hits, bytes } = await scanFolder(profileDir, TEXTS);
    expect(hits).toEqual([]);
    expect(bytes).toBeGreaterThan(COUNT * 2000);

    context = await launchChromium({ profileDir });
    expect(await inPage(await openPage(), 'unlock', PASSPHRASE)).toMatchObject({ matters: COUNT });
  },
);

test('C5 names are in memory while somebody is signed in, and in none of its strings after the page was loaded anew', async () => {
  const page = await openPage();
  await inPage(page, 'found', PASSPHRASE);
  await inPage(page, 'fill', COUNT, CANARY, PASSPHRASE);
  await inPage(page, 'unlock', PASSPHRASE);
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.enable');
  expect(await textsInHeap(session, CANARY.name)).not.toEqual([]);
  await page.reload();
  for (const text of TEXTS) expect(await textsInHeap(session, text)).toEqual([]);
});
