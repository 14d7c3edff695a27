/** A market morning from the plan to the end, by keyboard at the desk, without network (R004-31 to R004-41, QU-02 to QU-11). */
import { expect, test } from 'vitest';
import { fillQuickly, pictureIn, receipt, submitByKeyboard } from '#test/support/app.ts';
import { drawSignature, openNextForm } from '#test/support/signed-form.ts';
import { complaint, MARKET_DAY, OFFICE } from '#test/support/market-day.ts';
import { oneSeat } from '#test/support/one-seat.ts';
import { axeFindings } from '#test/support/page-checks.ts';
import { holdSession } from '#test/support/market-session.ts';

const HEAD = '何某戊';

const picture = pictureIn(process.env['JFT_PICTURES']);

const here = oneSeat(OFFICE, HEAD, { at: MARKET_DAY.enrolled });

test('a session is planned, held with numbers, and ends when its form is signed', async () => {
  const { page } = here.seat;
  await page.setViewportSize({ width: 1366, height: 768 });
  await here.county.stop();
  await holdSession(page);
  for (const no of ['A001', 'A002', 'A003']) {
    await page.keyboard.press('q');
    await page.getByText(`${no} 号已取，请交给来访人。`).waitFor();
  }
  await page.keyboard.press('k');
  await page.getByText('请 A001 号').waitFor();
  expect(await axeFindings(page)).toEqual([]);

  // R004-39: the board in a window of its own, up to date without being asked.
  const [board] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: '投到另一块屏幕' }).click(),
  ]);
  await board.getByRole('heading', { name: /接访公示牌/ }).waitFor();
  await board.getByText('A001').waitFor();
  const written = (): Promise<string> => board.locator('body').innerText();
  expect(await written()).not.toMatch(/孙某|赵某/);
  for (const part of ['甲溪司法所', HEAD, '甲溪司法所所长', '09:00—17:00']) expect(await written()).toContain(part);
  // As it stands on a television: the window is smaller than its screen, until its key is pressed.
  const screenOf = await board.context().newCDPSession(board);
  const size = { width: 1280, height: 700, deviceScaleFactor: 1, mobile: false };
  await screenOf.send('Emulation.setDeviceMetricsOverride', { ...size, screenWidth: 1920, screenHeight: 1080 });
  await board.getByRole('button', { name: '全屏显示' }).press('Enter');
  await expect.poll(() => board.evaluate('document.fullscreenElement !== null'), { timeout: 10_000 }).toBe(true);
  await expect.poll(() => board.getByRole('button').count(), { timeout: 10_000 }).toBe(0);
  await picture(board, 'market-board');
  await page.bringToFront();
  await page.keyboard.press('r');

  // From the number into the form, and from the receipt back to the queue.
  await page.keyboard.press('d');
  await fillQuickly(page, complaint);
  const slipNo = await submitByKeyboard(page);
  await receipt(page).locator('button:focus').waitFor();
  await page.keyboard.press('n');
  await page.getByText('本台空闲').waitFor();
  await page.getByText(slipNo).waitFor();

  // R004-39: the board hung on while the desk registered, and follows each call within a minute.
  for (const no of ['A002', 'A003']) {
    await page.keyboard.press('k');
    await page.getByText(`请 ${no} 号`).waitFor();
    await expect.poll(() => written(), { timeout: 60_000 }).toContain(no);
    await page.keyboard.press('j');
    await page.getByText('本台空闲').waitFor();
  }
  const end = page.getByRole('button', { name: '结束接访' });
  await end.click();
  await page.getByText('还有 1 件没有签好登记表，签好后才能结束这一场。').waitFor();
  // R004-41: unit, task and day, then by hand on the screen.
  await openNextForm(page, '请公律股核查，9月18日前书面答复。');
  await page.keyboard.press('Control+Enter');
  await page.getByText('还没有签名，请接访人在框里手写。').waitFor();
  await drawSignature(page);
  await picture(page, 'market-sign');
  await page.keyboard.press('Control+Enter');
  await page.getByText('已在屏幕签批').waitFor();
  await end.click();
  await page.getByText('已结束', { exact: true }).waitFor();
});
