/** C42: the power goes while a form is half filled in. */
import { expect, test } from 'vitest';
import { ledgerRows, openLedger, sitDown, submitByKeyboard, fillQuickly } from '#test/support/app.ts';
import { CLERK, complaint, OFFICE } from '#test/support/market-day.ts';
import { oneSeat } from '#test/support/one-seat.ts';

const here = oneSeat(OFFICE, CLERK);

test('C42 half a form comes back as it was last kept, without a number and outside the register', async () => {
  const form = here.seat.page.getByRole('form');
  await form.getByLabel('姓名', { exact: true }).fill(complaint.name);
  await form.getByLabel('陈述原话').fill(complaint.statement);
  await here.seat.page.getByRole('status').filter({ hasText: '草稿已存' }).waitFor();
  await form.getByLabel('登记员归纳').fill('刚写下，还来不及存');
  await here.seat.kill();

  await here.open();
  await sitDown(here.seat.page, CLERK);
  await openLedger(here.seat.page);
  await here.seat.page.getByText('还没有登记。').waitFor();
  expect(await ledgerRows(here.seat.page).count()).toBe(0);

  await here.seat.page.keyboard.press('F6');
  await here.seat.page.getByText(complaint.name).waitFor();
  await here.seat.page.getByRole('button', { name: '继续填写' }).click();
  const restored = here.seat.page.getByRole('form');
  await expect.poll(() => restored.getByLabel('姓名', { exact: true }).inputValue()).toBe(complaint.name);
  expect(await restored.getByLabel('陈述原话').inputValue()).toBe(complaint.statement);

  // The draft used no number, and the registration takes its place.
  await fillQuickly(here.seat.page, complaint);
  expect(await submitByKeyboard(here.seat.page)).toMatch(/-001$/);
  await here.seat.page.keyboard.press('F6');
  await here.seat.page.getByText('没有草稿。').waitFor();
});
