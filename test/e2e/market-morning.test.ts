/**
 * One market morning in the built product: forty visitors by keyboard alone, the county's server stopped; in the evening
 * the county has forty matters, each numbered once (R004-31 to R004-41, QU-11, RX-02).
 */
import { performance } from 'node:perf_hooks';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  fillByKeyboard,
  pictureIn,
  queueBadge,
  receipt,
  sitDown,
  submitByKeyboard,
  waitingChanges,
} from '#test/support/app.ts';
import { MARKET_DAY, OFFICE } from '#test/support/market-day.ts';
import { MORNING, type Visitor } from '#test/support/market-morning.ts';
import { drawSignature, openNextForm } from '#test/support/signed-form.ts';
import { oneSeat } from '#test/support/one-seat.ts';
import { holdSession } from '#test/support/market-session.ts';

const HEAD = '何某戊';
/** Keys that are no text: from one field to the next, commands, choices. A simple matter has to do with these. */
const MOST_KEYS = 18;
/** Characters of a simple matter: name, telephone, the visitor's words, summary, claim, category, village. */
const MOST_CHARACTERS = 60;

/** With a folder in JFT_PICTURES the screens are kept as pictures. */
const picture = pictureIn(process.env['JFT_PICTURES']);

const here = oneSeat(OFFICE, HEAD, { at: MARKET_DAY.enrolled });

test('forty visitors of a market morning, by keyboard, without network, each with one number in the evening', async () => {
  const { page } = here.seat;
  await page.setViewportSize({ width: 1366, height: 768 });
  await here.county.stop();
  await holdSession(page);
  await countKeys(page);

  const work: Work[] = [];
  for (const [i, visitor] of MORNING.entries()) {
    // Ten people stand at the door; the others come while it goes on.
    const coming = i === 0 ? MORNING.slice(0, 10) : MORNING.slice(i + 9, i + 10);
    for (const [k, { persons }] of coming.entries()) await giveTicket(page, ticket(i === 0 ? k : i + 9), persons);
    if (i === 3) await picture(page, 'market-queue');
    work.push(await receive(page, i, visitor));
  }
  expect(work).toHaveLength(40);
  await page.getByText('已谈 40 号').waitFor();
  report(work);
  for (const { kind, keys, characters } of work) {
    if (kind !== 'simple') continue;
    expect(keys).toBeLessThanOrEqual(MOST_KEYS);
    expect(characters).toBeLessThanOrEqual(MOST_CHARACTERS);
  }

  // R004-40, R004-41: the leader goes through the forms, and only then the session closes.
  const end = page.getByRole('button', { name: '结束接访' });
  await end.press('Enter');
  await page.getByText('还有 40 件没有签好登记表，签好后才能结束这一场。').waitFor();
  await picture(page, 'market-forms');
  for (const [i] of MORNING.entries()) {
    await openNextForm(page, '请甲溪所核查，9月18日前书面答复。');
    await drawSignature(page);
    await page.keyboard.press('Control+Enter');
    await page.getByText(`已签 ${i + 1}／40`).waitFor();
  }
  await end.press('Enter');
  await page.getByText('已结束', { exact: true }).waitFor();
  await picture(page, 'market-ended');

  expect(await waitingChanges(page)).toBeGreaterThan(40);
  // In the evening both clocks say so; the laptop was locked meanwhile (C5).
  await here.seat.setClock(MARKET_DAY.evening);
  await sitDown(page, HEAD);
  await here.county.start(MARKET_DAY.evening);
  await expect.poll(() => queueBadge(page).textContent(), { timeout: 120_000 }).toContain('已全部收妥');
  // R001-24: the ledger of the receptions, of its own making.
  await page.keyboard.press('F10');
  await page.getByRole('button', { name: '台账与统计' }).waitFor();
  await page.keyboard.press('Alt+b');
  const rows = page
    .getByRole('tabpanel')
    .getByRole('row')
    .filter({ has: page.getByRole('cell') });
  await expect.poll(() => rows.filter({ hasText: '青司信甲溪' }).count()).toBe(40);
  const numbers = (await rows.allTextContents()).map((row) => /青司信甲溪〔2026〕\d+号/.exec(row)?.[0]);
  expect(new Set(numbers)).toEqual(new Set(MORNING.map((_, i) => `青司信甲溪〔2026〕${i + 1}号`)));
  const simple = MORNING.filter(({ kind }) => kind === 'simple' || kind === 'together').length;
  expect(await rows.filter({ hasText: '2026-09-19' }).count()).toBeGreaterThanOrEqual(simple);
  await picture(page, 'market-ledger');
  await page.getByRole('tab', { name: '统计' }).press('Enter');
  await page.getByRole('cell', { name: '何某戊' }).waitFor();
  const persons = MORNING.reduce((sum, visitor) => sum + (visitor.kind === 'together' ? 3 : 1), 0);
  const settled = MORNING.filter(({ kind }) => kind === 'settled' || kind === 'guided').length;
  await expect
    .poll(() => rows.first().getByRole('cell').allTextContents())
    .toEqual(['何某戊', '1', '1', '0', '40', String(persons), String(settled)]);
  await picture(page, 'market-figures');
});

type Work = Pick<Visitor, 'kind'> & { readonly keys: number; readonly characters: number; readonly seconds: number };

const ticket = (i: number): string => `A${String(i + 1).padStart(3, '0')}`;

async function giveTicket(page: Page, no: string, persons: number): Promise<void> {
  if (persons > 1) await page.keyboard.press(String(persons));
  await page.keyboard.press('q');
  await page.getByText(`${no} 号已取，请交给来访人。`).waitFor();
}

/** From the call to the desk that is free again. */
async function receive(page: Page, i: number, { kind, visit }: Visitor): Promise<Work> {
  const before = await counted(page);
  const from = performance.now();
  await page.keyboard.press('k');
  await page.getByText(`请 ${ticket(i)} 号`).waitFor();
  await page.keyboard.press('d');
  await fillByKeyboard(page, visit);
  if (i === 0) await picture(page, 'market-form');
  await submitByKeyboard(page);
  await receipt(page).locator('button:focus').waitFor();
  await page.keyboard.press('n');
  await page.getByText('本台空闲').waitFor();
  const after = await counted(page);
  return {
    kind,
    keys: after.keys - before.keys,
    characters: after.characters - before.characters,
    seconds: (performance.now() - from) / 1000,
  };
}

type Counted = { keys: number; characters: number };

/** Counts in the page itself what reaches it: keys that are no text, and characters as they are put in. */
async function countKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const counted = { keys: 0, characters: 0 };
    Object.assign(globalThis, { counted });
    const isModifier = (key: string): boolean => ['Control', 'Alt', 'Shift'].includes(key);
    document.addEventListener('keydown', ({ key }) => void (counted.keys += isModifier(key) ? 0 : 1), true);
    document.addEventListener(
      'input',
      (event) => void (counted.characters += event instanceof InputEvent ? (event.data?.length ?? 0) : 0),
      true,
    );
  });
}

const counted = (page: Page): Promise<Counted> =>
  page.evaluate(() => ({ ...(globalThis as unknown as { counted: Counted }).counted })); // put there by `countKeys`

/** For information: what the machine took, and what a clerk takes at 0.3 s a key and 100 Chinese characters a minute. */
function report(work: readonly Work[]): void {
  for (const kind of new Set(work.map((each) => each.kind))) {
    const own = work.filter((each) => each.kind === kind);
    const most = (of: (each: Work) => number): number => Math.max(...own.map(of));
    const clerk = most(({ keys, characters }) => keys * 0.3 + characters * 0.6);
    console.log(
      `${kind}: ${own.length}, at most ${most((w) => w.keys)} keys and ${most((w) => w.characters)} characters; ` +
        `machine ${most((w) => w.seconds).toFixed(1)} s, clerk about ${clerk.toFixed(0)} s`,
    );
  }
}
