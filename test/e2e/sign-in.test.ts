/** C4, C5, C8 in the built product: passphrase at the first start, wrong tries, lock, a second officer, canary on the disk. */
import { expect, test } from 'vitest';
import { petitionerFields, registrationFields } from '#renderer/text/fields.ts';
import { appText, registrationText } from '#renderer/text/screens.ts';
import { ownSeatWords as own } from '#renderer/text/own-seat-words.ts';
import { passphraseWords, signInWords as words } from '#renderer/text/sign-in-words.ts';
import {
  fillQuickly,
  isKeptOffline,
  ledgerRows,
  openLedger,
  PASSPHRASE,
  receipt,
  setPassphrase,
  sitDown,
} from '#test/support/app.ts';
import { textsInHeap, scanFolder } from '#test/support/canary-scan.ts';
import { CLERK, complaint, OFFICE } from '#test/support/market-day.ts';
import { oneSeat } from '#test/support/one-seat.ts';

const HEAD = '何某戊';
const CANARY = '欧阳某金丝雀';
const PHONE = '13812345678';
const ID_NUMBER = '110101199003070003';
/** In a form that was never finished. */
const DRAFT = '还没写完的金丝雀';

const here = oneSeat(OFFICE, CLERK);

const form = () => here.seat.page.getByRole('form', { name: registrationText.title });
const locked = () => here.seat.page.getByRole('heading', { name: OFFICE }).waitFor();

test('C5 a lock takes every name out of page and memory; the own passphrase brings all of it back, offline', async () => {
  const { page } = here.seat;
  await fillQuickly(page, { ...complaint, name: CANARY });
  await form().getByLabel(petitionerFields.phone.label, { exact: true }).fill(PHONE);
  await form().getByLabel(petitionerFields.idNo.label, { exact: true }).fill(ID_NUMBER);
  await page.keyboard.press('F9');
  await receipt(page).waitFor();
  const session = await here.seat.context.newCDPSession(page);
  await session.send('HeapProfiler.enable');
  expect(await textsInHeap(session, CANARY)).not.toEqual([]);
  await isKeptOffline(page);
  await here.county.stop('SIGKILL');

  await page.keyboard.press('Alt+L');
  await locked();
  for (const text of [CANARY, PHONE, ID_NUMBER, PASSPHRASE]) expect(await textsInHeap(session, text), text).toEqual([]);
  expect(await page.title()).not.toContain(CANARY);
  expect(await page.locator('body').textContent()).not.toContain(CANARY);

  await sitDown(page, CLERK);
  await openLedger(page);
  await expect.poll(() => ledgerRows(page).allTextContents()).toEqual([expect.stringContaining(CANARY)]);
});

test('C4 wrong passphrases are refused with a sentence, and slow down from the fourth on', async () => {
  const { page } = here.seat;
  await page.getByRole('button', { name: words.lock }).click();
  await locked();
  for (let wrong = 1; wrong <= 4; wrong += 1) {
    await page.getByLabel(words.passphraseOf(CLERK)).fill(`wrong-Passphrase-${wrong}`);
    await page.getByRole('button', { name: words.enter, exact: true }).click();
    await page.getByText(wrong < 4 ? words.wrong : /请 \d 秒后再试/u).waitFor();
  }
  expect(await page.getByRole('button', { name: words.enter, exact: true }).isDisabled()).toBe(true);
  // The program is opened anew: the waiting goes on where it was.
  await page.reload();
  await page.getByLabel(words.passphraseOf(CLERK)).fill('another-Wrong-1');
  await page.getByRole('button', { name: words.enter, exact: true }).click();
  await page.getByText(/请 \d 秒后再试/u).waitFor();
  await expect.poll(() => page.getByText(/秒后再试/u).count(), { timeout: 20_000 }).toBe(0);
  await sitDown(page, CLERK);
});

const PIN = '406182';
const pinField = () => here.seat.page.getByLabel(words.pinOf(CLERK));
const enter = () => here.seat.page.getByRole('button', { name: words.enter, exact: true });

async function setPin(): Promise<void> {
  const { page } = here.seat;
  await page.getByTitle(own.open).click();
  const panel = page.getByRole('region', { name: own.pin });
  await panel.getByLabel(own.current).fill(PASSPHRASE);
  await panel.getByLabel(own.pinNew).fill(PIN);
  await panel.getByLabel(own.pinAgain).fill(PIN);
  await panel.getByRole('button', { name: own.pinSet }).click();
  await page.getByText(own.pinDone).waitFor();
}

test('C4 six digits open a lock of this run, offline, and nothing of names or keys is in the page meanwhile', async () => {
  const { page } = here.seat;
  await setPin();
  await page.keyboard.press('Alt+L');
  await pinField().waitFor();
  const session = await here.seat.context.newCDPSession(page);
  await session.send('HeapProfiler.enable');
  for (const text of [CANARY, PIN, PASSPHRASE]) expect(await textsInHeap(session, text), text).toEqual([]);
  await pinField().fill(PIN);
  await enter().click();
  await openLedger(page);
  await expect.poll(() => ledgerRows(page).allTextContents()).toEqual([expect.stringContaining(CANARY)]);
  // It opens the next lock as well, until the hours are over.
  await page.keyboard.press('Alt+L');
  await pinField().waitFor();
});

test('C4 after five wrong ones, counted across reloads, only the passphrase opens', async () => {
  const { page } = here.seat;
  for (let left = 4; left >= 0; left -= 1) {
    if (left === 2) {
      await page.reload();
      await pinField().waitFor();
    }
    await pinField().fill('999111');
    await enter().click();
    await page.getByText(words.pinWrong(left)).waitFor();
  }
  await page.getByLabel(words.passphraseOf(CLERK)).waitFor();
  await page.reload();
  await page.getByLabel(words.passphraseOf(CLERK)).waitFor();
  expect(await pinField().count()).toBe(0);
  await sitDown(page, CLERK);
});

test('C4 a browser that was closed knows no PIN any more: the profile and six digits open nothing', async () => {
  await setPin();
  await here.seat.kill();
  const { hits } = await scanFolder(here.profileDir, [PIN, CANARY]);
  expect(hits).toEqual([]);
  await here.open();
  await locked();
  await here.seat.page.getByLabel(words.passphraseOf(CLERK)).waitFor();
  expect(await pinField().count()).toBe(0);
  await sitDown(here.seat.page, CLERK);
});

test('C6 the own passphrase is changed without the county; the old one opens nothing more', async () => {
  const { page } = here.seat;
  const next = '院墙外的水沟9月才修!';
  const change = async (old: string, chosen: string): Promise<void> => {
    await page.getByTitle(own.open).click();
    const panel = page.getByRole('region', { name: own.change });
    await panel.getByLabel(own.current).fill(old);
    await panel.getByLabel(own.next).fill(chosen);
    await panel.getByLabel(passphraseWords.again).fill(chosen);
    await panel.getByRole('button', { name: own.changeDone }).click();
  };
  await change('wrong-Passphrase-1', next);
  await page.getByText(words.wrong).waitFor();
  await page.getByRole('button', { name: appText.back }).click();
  await change(PASSPHRASE, next);
  await locked();
  await page.getByLabel(words.passphraseOf(CLERK)).fill(PASSPHRASE);
  await enter().click();
  await page.getByText(words.wrong).waitFor();
  expect(await page.getByRole('navigation', { name: appText.name }).count()).toBe(0);
  await page.getByLabel(words.passphraseOf(CLERK)).fill(next);
  await enter().click();
  await page.getByRole('navigation', { name: appText.name }).waitFor();
  await change(next, PASSPHRASE);
  await locked();
  await sitDown(page, CLERK);
});

test('C8 a second officer gets a seat while the first is signed in, and sees the office’s matters with the own passphrase', async () => {
  const { page } = here.seat;
  await here.county.start();
  await page.getByTitle(own.open).click();
  await page.getByRole('button', { name: words.addOfficer }).click();
  await page.getByRole('button', { name: HEAD }).click();
  await setPassphrase(page, '石桥村的渠道7月又堵了!');
  await locked();
  await page.getByRole('button', { name: HEAD }).click();
  await page.getByLabel(words.passphraseOf(HEAD)).fill('雨水往我院子里灌3次!');
  await page.getByRole('button', { name: words.enter, exact: true }).click();
  await page.getByText(words.wrong).waitFor();
  await page.getByLabel(words.passphraseOf(HEAD)).fill('石桥村的渠道7月又堵了!');
  await page.getByRole('button', { name: words.enter, exact: true }).click();
  await page.getByRole('navigation', { name: appText.name }).waitFor();
  await openLedger(page);
  await expect.poll(() => ledgerRows(page).allTextContents()).toEqual([expect.stringContaining(CANARY)]);
});

test('C1 nothing of all that is in the profile folder of the killed browser', async () => {
  await here.seat.page.keyboard.press('F2');
  await form().getByLabel(registrationFields.statement.label).fill(DRAFT);
  await here.seat.page.getByRole('status').filter({ hasText: '草稿已存' }).waitFor();
  await here.seat.kill();
  const secrets = [CANARY, PHONE, ID_NUMBER, DRAFT, '石桥村的渠道7月又堵了!', PASSPHRASE];
  const { hits, files } = await scanFolder(here.profileDir, secrets);
  expect(hits).toEqual([]);
  expect(files).toBeGreaterThan(20);
  await here.open();
  await locked();
});
