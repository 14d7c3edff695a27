/** C22 in the built product: an administrator sets up the telephone, and after a restart of the county is asked for six digits. */
import { expect, test } from 'vitest';
import { peopleWords } from '#renderer/text/people-words.ts';
import { appText } from '#renderer/text/screens.ts';
import { secondFactorWords as words } from '#renderer/text/second-factor-words.ts';
import { ownSeatWords } from '#renderer/text/own-seat-words.ts';
import { WelcomeResponse } from '#shared/sync/enroll.ts';
import { API } from '#shared/sync/wire.ts';
import { authenticator, type Authenticator } from '#test/support/authenticator.ts';
import { oneSeat } from '#test/support/one-seat.ts';

const here = oneSeat('青岚县司法局', '金某辛');

let phone: Authenticator;
/** What the telephone shows now, or a step later. */
async function code(steps = 0): Promise<string> {
  const answer = await fetch(`${here.county.origin}${API}/welcome`);
  return phone(WelcomeResponse.parse(await answer.json()).serverNow, steps);
}

test('set up on the own page by keyboard: the picture, the secret in groups, the first code', async () => {
  const { page } = here.seat;
  await page.getByTitle(ownSeatWords.open).click();
  await page.getByText(words.none).waitFor();
  await page.getByRole('button', { name: words.setUp, exact: true }).press('Enter');
  const key = await page.getByText(/^(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText();
  phone = authenticator(key.replaceAll(' ', ''));
  await page.getByRole('img', { name: words.qr }).waitFor();
  // The hands stay on the keys: the field has the focus.
  await page.keyboard.type(await code());
  await page.keyboard.press('Enter');
  await page.getByText(words.activated).waitFor();
  expect(await page.content()).not.toContain(key);
  await page.getByRole('button', { name: appText.back }).click();
});

test('a restart of the county asks again, above the page; with the digits the code for a colleague comes by itself', async () => {
  const { page } = here.seat;
  await here.county.stop();
  await here.county.start();
  await page.keyboard.press('Alt+9');
  const row = page.getByRole('row', { name: /^吕某己/ });
  await row.getByRole('button', { name: peopleWords.issue }).click();
  const dialog = page.getByRole('dialog', { name: words.dialogTitle });
  await dialog.waitFor();
  await page.keyboard.type('000000');
  await page.keyboard.press('Enter');
  await dialog.locator('.field-error').waitFor();
  await page.keyboard.type(await code(1));
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: peopleWords.codeTitle('吕某己') }).waitFor();
  expect(await dialog.count()).toBe(0);
});
