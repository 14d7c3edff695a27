/**
 * A laptop dies (issue 3, line 7; decision 0012): its backup goes into another, empty computer, and work goes on. What had
 * not been sent, records and the contents of attachments, is sent from there; nothing is doubled.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { attachmentText } from '#renderer/text/attachment-words.ts';
import { firstStartText } from '#renderer/text/screens.ts';
import { keepingWords } from '#renderer/text/stick-words.ts';
import {
  enrol,
  fillQuickly,
  isKeptOffline,
  ledgerRows,
  newProfile,
  nextVisitor,
  openLedger,
  openSeat,
  PASSPHRASE,
  pictureIn,
  queueBadge,
  removeProfile,
  sitDown,
  submitByKeyboard,
  type Seat,
} from '#test/support/app.ts';
import { scanFolder } from '#test/support/canary-scan.ts';
import { startCounty, type CountyProcess } from '#test/support/county-process.ts';
import { CLERK, complaint, OFFICE } from '#test/support/market-day.ts';

/** With a folder in JFT_PICTURES the screens are kept as pictures. */
const picture = pictureIn(process.env['JFT_PICTURES']);

let county: CountyProcess;
let seat: Seat;
let stick: string;
let backup: string;
const profiles: string[] = [];

const CANARY = '承包合同金丝雀';
const pdf = Buffer.alloc(2_500_000);
for (let at = 0; at < pdf.length; at += 64) pdf.write(`${at} ${CANARY} `, at);
pdf.write('%PDF-1.7\n');
const HASH = createHash('sha256').update(pdf).digest('hex');

beforeAll(async () => {
  county = await startCounty();
  stick = await mkdtemp(join(tmpdir(), 'jft-backup-'));
  seat = await newComputer();
});
afterAll(async () => {
  await seat.close().catch(() => undefined);
  await county.remove();
  for (const profile of profiles) await removeProfile(profile);
  await rm(stick, { recursive: true, force: true });
});

async function emptyComputer(): Promise<Seat> {
  const profileDir = await newProfile();
  profiles.push(profileDir);
  const opened = await openSeat({ origin: county.origin, profileDir });
  await opened.page.setViewportSize({ width: 1366, height: 768 });
  return opened;
}

async function newComputer(): Promise<Seat> {
  const opened = await emptyComputer();
  await enrol(opened.page, OFFICE);
  await sitDown(opened.page, CLERK);
  await isKeptOffline(opened.page);
  return opened;
}
const page = (): Page => seat.page;

async function choose(path: string, passphrase: string): Promise<void> {
  await page().getByLabel(keepingWords.passphrase).fill(passphrase);
  const chooser = page().waitForEvent('filechooser');
  await page().getByRole('button', { name: keepingWords.restore }).press('Enter');
  await (await chooser).setFiles(path);
}

async function allArrived(): Promise<void> {
  await expect.poll(() => queueBadge(page()).textContent(), { timeout: 30_000 }).toContain('已全部收妥');
}

/** Every content that the county has on its disk, by its hash. */
async function atCounty(): Promise<readonly string[]> {
  const files = await readdir(join(county.dataFolder, 'attachments'), { recursive: true }).catch(() => []);
  return files.flatMap((file) => /[0-9a-f]{64}$/.exec(file)?.[0] ?? []);
}

test('B1 the backup is one file with everything, and tells a finder nothing', async () => {
  await fillQuickly(page(), complaint);
  await submitByKeyboard(page());
  await nextVisitor(page());
  await allArrived();
  // From here on the county hears nothing.
  await seat.context.setOffline(true);
  await fillQuickly(page(), { ...complaint, name: '钱某乙', summary: '断网时登记，带材料' });
  await page()
    .locator('input[type=file]')
    .setInputFiles({ name: `${CANARY}.pdf`, mimeType: 'application/pdf', buffer: pdf });
  const details = page().getByRole('dialog', { name: attachmentText.words.heading });
  await details.waitFor();
  await page().keyboard.press('Control+Enter');
  await details.waitFor({ state: 'detached' });
  await submitByKeyboard(page());
  await nextVisitor(page());
  await fillQuickly(page(), { ...complaint, name: '周某己', summary: '断网时登记，没有材料' });
  await submitByKeyboard(page());

  await page().keyboard.press('Alt+u');
  const download = page().waitForEvent('download');
  await page().getByRole('button', { name: keepingWords.backUp }).press('Enter');
  const file = await download;
  backup = join(stick, file.suggestedFilename());
  await file.saveAs(backup);
  await page().getByText('1 份未送出的材料').waitFor();
  expect((await readFile(backup)).length).toBeGreaterThan(pdf.length);
  const { hits } = await scanFolder(stick, [CANARY, complaint.name, '钱某乙', '断网时登记']);
  expect(hits).toEqual([]);
  await seat.kill();
  await removeProfile(profiles[0] ?? '');
});

test('B1 wrong passphrase, damaged, cut and foreign files each say what is wrong, and keep nothing', async () => {
  seat = await emptyComputer();
  // Whoever looks for it on the first screen is led to where a backup goes, once somebody is signed in.
  await page().getByRole('link', { name: firstStartText.restore }).press('Enter');
  await page().getByText(firstStartText.restoreNext).waitFor();
  await picture(page(), 'restore-first-start');
  await enrol(page(), OFFICE);
  await sitDown(page(), CLERK);
  await isKeptOffline(page());
  await page().getByRole('heading', { name: keepingWords.restoreTitle }).waitFor();
  await picture(page(), 'restore-after-sign-in');
  const bytes = await readFile(backup);
  const files = {
    'cut-off': bytes.subarray(0, bytes.length - 70_000),
    damaged: Buffer.from(bytes).fill(0x7e, bytes.length - 500, bytes.length - 400),
    'not-a-backup': Buffer.from('JFT-USB-1\n{}'),
  } as const;
  for (const [code, content] of Object.entries(files)) {
    const path = join(stick, `${code}.jft`);
    await writeFile(path, content);
    await choose(path, PASSPHRASE);
    // One of the three names above.
    await page()
      .getByRole('alert')
      .filter({ hasText: keepingWords.problems[code as keyof typeof files] })
      .waitFor();
  }
  await picture(page(), 'restore-refused');
  await choose(backup, '别的口令一点也不对9!');
  await page().getByRole('alert').filter({ hasText: keepingWords.problems['wrong-passphrase'] }).waitFor();
  expect(await page().getByText('现有 0 条待发').count()).toBe(1);
});

test('B2 restored: the matters are here once, what waited is sent with its attachment, and work goes on', async () => {
  await choose(backup, PASSPHRASE);
  await page()
    .getByText(keepingWords.restored(4, 3, 1))
    .waitFor();
  await picture(page(), 'restored');
  await page().getByRole('button', { name: keepingWords.reload }).press('Enter');
  await sitDown(page(), CLERK);
  await allArrived();
  await expect.poll(atCounty, { timeout: 30_000 }).toEqual([HASH]);
  const [stream = ''] = await readdir(join(county.dataFolder, 'attachments'));
  expect((await readFile(join(county.dataFolder, 'attachments', stream, HASH))).equals(pdf)).toBe(true);

  await openLedger(page());
  await expect.poll(() => ledgerRows(page()).count()).toBe(3);
  for (const name of [complaint.name, '钱某乙', '周某己']) {
    expect(await ledgerRows(page()).filter({ hasText: name }).count(), name).toBe(1);
  }
  await page().keyboard.press('F2');
  await fillQuickly(page(), { ...complaint, name: '李某丁', summary: '新电脑上的第一件' });
  await submitByKeyboard(page());
  await allArrived();
  // What was registered on is no empty computer any more.
  await page().keyboard.press('Alt+u');
  await page().getByRole('button', { name: keepingWords.backUp }).waitFor();
  expect(await page().getByRole('heading', { name: keepingWords.restoreTitle }).count()).toBe(0);

  // A further computer of the office is given everything by the county: each matter once.
  await seat.close();
  seat = await newComputer();
  await openLedger(page());
  await expect.poll(() => ledgerRows(page()).count(), { timeout: 30_000 }).toBe(4);
});
