/**
 * Papers of a matter in the built product: chosen while the form is filled in, sealed on this disk, sent behind the
 * registration, photographed page by page, looked at and withdrawn (AT, PROTOCOL F).
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attachmentKinds, attachmentText } from '#renderer/text/attachment-words.ts';
import { fillQuickly, sitDown, submitByKeyboard } from '#test/support/app.ts';
import { scanFolder } from '#test/support/canary-scan.ts';
import { CLERK, complaint, OFFICE } from '#test/support/market-day.ts';
import { oneSeat } from '#test/support/one-seat.ts';

/** Chromium's own moving picture and tone instead of camera and microphone. */
const here = oneSeat(OFFICE, CLERK, {
  args: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
});
const CANARY = '承包合同金丝雀';
const PAPER = join(tmpdir(), `${CANARY}-${process.pid}.pdf`);
const SIZE = 30 * 1024 * 1024;

/** A PDF whose every piece is another, with the canary all over. */
function largePdf(): Buffer {
  const bytes = Buffer.alloc(SIZE);
  for (let at = 0; at < SIZE; at += 64) bytes.write(`${at} ${CANARY} `, at);
  bytes.write('%PDF-1.7\n');
  return bytes;
}
const pdf = largePdf();
const HASH = createHash('sha256').update(pdf).digest('hex');

beforeAll(() => writeFile(PAPER, pdf));
afterAll(() => rm(PAPER, { force: true }));

const page = () => here.seat.page;
const details = () => page().getByRole('dialog', { name: attachmentText.words.heading });
const panel = () => page().getByRole('region', { name: attachmentText.title });
const lineOf = (title: string) => panel().getByRole('listitem').filter({ hasText: title });
/** Every content that the county has on its disk, by its hash. */
async function atCounty(): Promise<readonly string[]> {
  const files = await readdir(join(here.county.dataFolder, 'attachments'), { recursive: true }).catch(() => []);
  return files.flatMap((file) => /[0-9a-f]{64}$/.exec(file)?.[0] ?? []);
}
async function confirmDetails(): Promise<void> {
  await details().waitFor();
  await page().keyboard.press('Control+Enter');
  await details().waitFor({ state: 'detached' });
}

test('30 MB chosen on the form reach the county behind the registration; a power cut on the way costs nothing', async () => {
  await fillQuickly(page(), complaint);
  await here.county.stop();
  await page().locator('input[type=file]').setInputFiles(PAPER);
  await confirmDetails();
  await page().getByRole('listitem').filter({ hasText: CANARY }).waitFor();
  expect(await submitByKeyboard(page())).toMatch(/-001$/);
  await here.seat.kill();

  // C1: neither the content nor what it is called.
  const { hits, bytes } = await scanFolder(here.profileDir, [CANARY]);
  expect(hits).toEqual([]);
  expect(bytes).toBeGreaterThan(SIZE);

  await here.county.start();
  await here.open();
  await sitDown(page(), CLERK);
  await expect.poll(atCounty, { timeout: 60_000 }).toEqual([HASH]);
  const [stream = ''] = await readdir(join(here.county.dataFolder, 'attachments'));
  const kept = await readFile(join(here.county.dataFolder, 'attachments', stream, HASH));
  expect(kept.equals(pdf)).toBe(true);
});

test('the matter says that the county has it; other files are refused by what they are', async () => {
  await page().keyboard.press('F3');
  await page().getByRole('gridcell', { name: complaint.name, exact: true }).dblclick();
  await expect.poll(() => lineOf(CANARY).textContent()).toContain(attachmentText.states.both);
  await panel()
    .locator('input[type=file]')
    .setInputFiles({ name: '照片.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('MZ a program') });
  await panel().getByRole('alert').filter({ hasText: '不能添加这类文件' }).waitFor();
});

test('five pages of a letter: five strokes of the space bar, one form, small pictures', async () => {
  await page().getByRole('button', { name: attachmentText.camera }).click();
  const camera = page().getByRole('dialog', { name: attachmentText.cameraWords.heading });
  await camera.getByText(attachmentText.cameraWords.hint).waitFor();
  for (let n = 1; n <= 5; n += 1) {
    await page().keyboard.press('Space');
    await camera.getByRole('img', { name: attachmentText.cameraWords.page(n), exact: true }).waitFor();
  }
  await page().keyboard.press('Control+Enter');
  await details().getByText(attachmentKinds['letter-scan']).click();
  await confirmDetails();
  await expect.poll(() => panel().locator('img.attachment-thumb').count()).toBe(5);
  await expect.poll(async () => (await atCounty()).length, { timeout: 60_000 }).toBe(6);
  await lineOf(attachmentText.cameraWords.page(3)).getByRole('button', { name: attachmentText.open }).click();
  const shown = page()
    .getByRole('dialog')
    .getByRole('img', { name: attachmentText.cameraWords.page(3) });
  await expect
    .poll(() => shown.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth > 300))
    .toBe(true);
  await page().keyboard.press('Escape');
});

test('sound only after consent was noted', async () => {
  await page().getByRole('button', { name: attachmentText.record }).click();
  const dialog = page().getByRole('dialog', { name: attachmentText.recordWords.heading });
  const start = dialog.getByRole('button', { name: attachmentText.recordWords.start });
  expect(await start.isDisabled()).toBe(true);
  await dialog.getByLabel(attachmentText.words.consent).fill('本人口头同意，录音开头已告知');
  await start.click();
  await dialog.getByText(attachmentText.recordWords.running(1)).waitFor();
  await dialog.getByRole('button', { name: attachmentText.recordWords.stop }).click();
  await confirmDetails();
  const line = lineOf(attachmentText.recordWords.name(1));
  await expect.poll(() => line.textContent()).toContain('本人口头同意');
  await line.getByRole('button', { name: attachmentText.open }).click();
  const sound = page().locator('dialog audio');
  await expect
    .poll(() => sound.evaluate((each) => each instanceof HTMLAudioElement && each.readyState >= 1))
    .toBe(true);
  await page().keyboard.press('Escape');
});

test('withdrawn, the line stays with its reason and the content leaves this computer', async () => {
  await lineOf(CANARY).getByRole('button', { name: attachmentText.withdraw }).click();
  await page().getByLabel('理由').fill('传成了别人的合同');
  await page().keyboard.press('Control+Enter');
  await expect.poll(() => lineOf(CANARY).textContent()).toContain('传成了别人的合同');
  await expect.poll(() => lineOf(CANARY).getByRole('button').count()).toBe(0);
  expect(await atCounty()).toContain(HASH);
});
