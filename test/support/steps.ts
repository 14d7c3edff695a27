/** A matter's page as an officer uses it: the next step by its name, its form by the names of its fields, its limits as they stand there. */
import type { Locator, Page } from 'playwright-core';
import { clockText } from '#renderer/text/clock-words.ts';
import { deadlineText } from '#renderer/text/deadline-words.ts';
import { matterText } from '#renderer/text/matter-words.ts';
import { stepText } from '#renderer/text/step-words.ts';
import { ledgerRows, openLedger, searchLedger } from './app.ts';

/** From anywhere to the page of the one matter that these words find. */
export async function openMatter(page: Page, words: string): Promise<void> {
  await openLedger(page);
  await searchLedger(page, words);
  await page.getByRole('gridcell').filter({ hasText: words }).first().waitFor();
  // Enter opens the first row: the others must be gone.
  await ledgerRows(page).filter({ hasNotText: words }).first().waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: words }).waitFor();
}

/** What is written in a form, by the names of its fields; several names are ticks. */
export type Written = Readonly<Record<string, string | readonly string[]>>;

/** Opens the form of a step, from 「更多」 where it is no button of the first row. */
export async function beginStep(page: Page, name: string): Promise<Locator> {
  const button = page.locator('.matter-actions').getByRole('button', { name, exact: true });
  const more = page.locator('.matter-more summary');
  await more.waitFor();
  if (!(await button.isVisible())) await more.press('Enter');
  await button.press('Enter');
  const form = page.getByRole('dialog', { name });
  await form.waitFor();
  return form;
}

/** Takes a step: its form filled in, stored by Ctrl+Enter. */
export async function takeStep(page: Page, name: string, written: Written = {}): Promise<void> {
  await saveStep(page, await beginStep(page, name), written);
}

async function saveStep(page: Page, form: Locator, written: Written): Promise<void> {
  await fillStep(form, written);
  await page.keyboard.press('Control+Enter');
  await form.waitFor({ state: 'hidden' });
}

/** A panel of the page with steps of its own: 督办, 协办. */
export const panelOf = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

/** Opens the form of a step from its button in a panel, or in a line of one; `name` where the form has another name. */
export async function beginStepIn(box: Locator, button: string, name = button): Promise<Locator> {
  await box.getByRole('button', { name: button, exact: true }).press('Enter');
  const form = box.page().getByRole('dialog', { name });
  await form.waitFor();
  return form;
}

/** Takes a step from its button in a panel, or in a line of one. */
export async function takeStepIn(box: Locator, button: string, written: Written = {}, name = button): Promise<void> {
  await saveStep(box.page(), await beginStepIn(box, button, name), written);
}

export async function fillStep(form: Locator, written: Written): Promise<void> {
  for (const [label, value] of Object.entries(written)) {
    if (typeof value !== 'string') {
      for (const name of value) await form.getByRole('checkbox', { name, exact: true }).check();
      continue;
    }
    const choice = form.getByRole('radiogroup', { name: label, exact: true });
    const field = form.getByLabel(label, { exact: true });
    await choice.or(field).first().waitFor();
    if (await choice.isVisible()) await choice.getByRole('radio', { name: value, exact: true }).check();
    else if (await field.evaluate((element) => element.tagName === 'SELECT'))
      await field.selectOption({ label: value });
    else await field.fill(value);
  }
}

/** Why a step is not offered, as the page says behind 「更多」. */
export async function whyNotOffered(page: Page, name: string): Promise<string> {
  const more = page.locator('.matter-more');
  await more.locator('summary').press('Enter');
  const reasons = more.locator('dl > div').filter({ has: page.getByRole('term').filter({ hasText: name }) });
  const words = (await reasons.getByRole('definition').textContent()) ?? '';
  await more.locator('summary').press('Enter');
  return words;
}

const clockPanel = (page: Page): Locator => page.getByRole('region', { name: clockText.title, exact: true });

/** 「办结 10月4日 周日 → 10月8日 周四 剩 13 天」: a limit that runs, its red line, where it rolls to, how near. */
export async function runningClocks(page: Page): Promise<readonly string[]> {
  const clocks = await clockPanel(page).locator('.clock').all();
  return Promise.all(
    clocks.map(async (clock) => {
      const [days, left] = await Promise.all([
        clock.locator('.clock-days dd').allTextContents(),
        clock.locator('.clock-head > :not(strong)').textContent(),
      ]);
      return `${await clock.getAttribute('aria-label')} ${days.join(' → ')} ${left}`;
    }),
  );
}

/** The limits that are over, each with how it ended. */
export const endedClocks = (page: Page): Promise<readonly string[]> =>
  clockPanel(page).locator('.clocks-ended li').allTextContents();

/** 「为什么是这一天」 of a running limit, line by line. */
export async function whyThisDay(page: Page, clock: string): Promise<readonly string[]> {
  const why = clockPanel(page).getByRole('listitem', { name: clock, exact: true }).locator('.clock-why');
  await why.getByText(deadlineText.why).press('Enter');
  await why.locator('li').first().waitFor();
  return why.locator('li').allTextContents();
}

/** A line of 「办理情况」. */
export const standing = (page: Page, label: string): Locator =>
  page
    .getByRole('region', { name: stepText.stage })
    .locator('dt')
    .filter({ hasText: new RegExp(`^${label}$`, 'u') })
    .locator('xpath=following-sibling::dd[1]');

/** The tag beside the name: the matter's stage. */
export const stageTag = (page: Page): Locator => page.locator('.matter-head .tag').first();

/** The marks of a running limit: 「暂定」, 「待核对」, 「听证中」. */
export const clockMarks = async (page: Page, clock: string): Promise<string> =>
  (await clockPanel(page).getByRole('listitem', { name: clock, exact: true }).locator('.clock-marks').textContent()) ??
  '';

/** 「登记内容」 as it stands on the page. */
export const registered = async (page: Page): Promise<string> =>
  (await page.getByRole('region', { name: matterText.facts }).textContent()) ?? '';
