/** 催办 → 责成说明情况 → 责成书面检查 → 通报 in the built product (R002-31…39, SV-18 to SV-21): about the unit, rung by rung. */
import { expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { supervisionText } from '#renderer/text/supervision-words.ts';
import { pictureIn, registerByKeyboard } from '#test/support/app.ts';
import { CHIEF } from '#test/support/case-steps.ts';
import { caseDesks } from '#test/support/case-desks.ts';
import { BUREAU, BUREAU_CLERK, complaint } from '#test/support/market-day.ts';
import {
  beginStepIn,
  fillStep,
  openMatter,
  panelOf,
  stageTag,
  standing,
  takeStep,
  takeStepIn,
} from '#test/support/steps.ts';

/** With a folder in JFT_PICTURES the screens are kept as pictures. */
const picture = pictureIn(process.env['JFT_PICTURES']);

const SUPERVISOR = '许某丁';
const here = caseDesks('2026-09-04 09:00', { bureau: { office: BUREAU, officers: [BUREAU_CLERK, SUPERVISOR, CHIEF] } });

const panel = (page: Page) => panelOf(page, supervisionText.title);
/** A line of the panel: a proposal, a reminder or an order. */
const line = (page: Page, words: string) => panel(page).getByRole('listitem').filter({ hasText: words }).first();

/** Is all of it inside the part of the dialog that scrolls? */
const isWhollySeen = (box: Locator): Promise<boolean> =>
  box.evaluate((element) => {
    const [own, around] = [element, element.closest('.dialog-body')].map((each) => each?.getBoundingClientRect());
    return own !== undefined && around !== undefined && own.top >= around.top && own.bottom <= around.bottom;
  });

test('R002-31…39 two reminders in vain, then each rung by a leader, none left out, none about the petitioner', async () => {
  const { bureau, turnTo } = here();
  const page = await bureau.sit(BUREAU_CLERK);
  const open = async (officer: string): Promise<void> => {
    await bureau.sent();
    await bureau.sit(officer);
    await openMatter(page, complaint.name);
  };
  const later = async (moment: string): Promise<void> => {
    await bureau.sent();
    await turnTo(moment);
    await bureau.sit(SUPERVISOR);
    await openMatter(page, complaint.name);
  };
  await page.keyboard.press('F2');
  await registerByKeyboard(page, complaint);
  await open(BUREAU_CLERK);
  await takeStep(page, '拟办', {
    责任单位: '公律股',
    办理期限: '2026-09-18',
    拟办意见: '拟交公律股核查公证处的办理情况。',
  });
  await open(CHIEF);
  await takeStep(page, '审批拟办', { 决定: '同意' });
  await open(BUREAU_CLERK);
  await takeStep(page, '交办', { 责任单位: '公律股', 办理期限: '2026-09-18', 要求: '查清拖延的原因，报处理结果。' });
  await expect.poll(() => stageTag(page).textContent()).toBe('已交办');

  // R002-32: three days past the day of the answer, and every three days after a reminder.
  await later('2026-09-21 09:00');
  await expect.poll(() => standing(page, '正在等').textContent()).toContain('催办');
  const NUDGE = { 催办内容: '交办件已过办理期限，请书面回复办理情况。' } as const;
  await takeStepIn(panel(page), '催办', { ...NUDGE, 催办方式: '电话', '受话人、汇报人': '褚某庚' });
  await expect.poll(() => line(page, '第 1 次催办').textContent()).toContain(`（电话） → 公律股`);
  await expect.poll(() => standing(page, '正在等').textContent()).not.toContain('催办');
  expect(await panel(page).textContent()).not.toContain('多次催办不回复');

  await later('2026-09-24 09:00');
  await expect.poll(() => standing(page, '正在等').textContent()).toContain('催办');
  await takeStepIn(panel(page), '催办', { ...NUDGE, 催办方式: '发函' });
  await expect.poll(() => line(page, '第 2 次催办').textContent()).toContain(supervisionText.silent);

  // SV-20: 通报 at once is refused in words.
  const form = await beginStepIn(panel(page), supervisionText.manual, '督办立项');
  await fillStep(form, {
    追究措施: '通报',
    存在问题: '逾期不回复。',
    指导意见和依据: '督查督办工作办法',
    要求: '限期回复。',
  });
  await page.keyboard.press('Control+Enter');
  const refused = form.getByRole('alert').filter({ hasText: '不能跳档' });
  await refused.waitFor();
  await expect.poll(() => isWhollySeen(refused), { message: 'not below the edge of the dialog' }).toBe(true);
  await picture(page, 'ladder-skipped');
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'hidden' });

  const rungs = [
    { trigger: '多次催办不回复、督办不力', measure: '责成说明情况', next: '2026-10-10 09:00' },
    { trigger: '责成说明情况后仍未办理', measure: '责成书面检查', next: '2026-10-19 09:00' },
    { trigger: '责成书面检查后仍未办理', measure: '通报', next: null },
  ] as const;
  for (const [i, { trigger, measure, next }] of rungs.entries()) {
    const proposed = line(page, `${supervisionText.proposed} ${trigger}`);
    await proposed.waitFor();
    if (i === 0) await picture(page, 'ladder-proposed');
    await takeStepIn(proposed, supervisionText.start, {}, '督办立项');
    await expect.poll(() => line(page, measure).textContent()).toContain('待授权');
    // R002-37: nothing goes out before a leader has said so.
    expect(await panel(page).getByRole('button', { name: '发出督办单' }).count()).toBe(0);
    await open(CHIEF);
    await takeStepIn(line(page, measure), '授权督办', { 决定: '同意' });
    await open(SUPERVISOR);
    await takeStepIn(line(page, measure), '发出督办单');
    await expect.poll(() => line(page, measure).textContent()).toContain('已发出，待回复');
    if (next !== null) await later(next);
  }
  const told = (await panel(page).textContent()) ?? '';
  expect(rungs.map(({ measure }) => told.includes(measure))).toEqual([true, true, true]);
  for (const word of [complaint.name, '稳控', '缠访']) expect(told).not.toContain(word);
  await picture(page, 'ladder-circular');
});
