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
  expect(await board.locator('body').innerText()).not.toMatch(/孙某|赵某/);
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

  for (const no of ['A002', 'A003']) {
    await page.keyboard.press('k');
    await page.getByText(`请 ${no} 号`).waitFor();
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
