/** 主办、协办 in the built product (R001-37, CO-01 to CO-05): 公律股 leads, 乙江 helps, at two computers, by keyboard. */
import { expect, test } from 'vitest';
import { stepText } from '#renderer/text/step-words.ts';
import { ledgerRows, openLedger, pictureIn, registerByKeyboard, searchLedger } from '#test/support/app.ts';
import { acceptAndTell, HANDLER } from '#test/support/case-steps.ts';
import { caseDesks } from '#test/support/case-desks.ts';
import { BUREAU, BUREAU_CLERK, complaint } from '#test/support/market-day.ts';
import { openMatter, panelOf, standing, takeStepIn } from '#test/support/steps.ts';

/** With a folder in JFT_PICTURES the screens are kept as pictures. */
const picture = pictureIn(process.env['JFT_PICTURES']);

const HELPER = '张某辛';
const here = caseDesks('2026-09-07 09:00', {
  bureau: { office: BUREAU, officers: [BUREAU_CLERK, HANDLER] },
  helper: { office: '青岚县司法局乙江司法所', officers: [HELPER] },
});
const TASK = '核实继承人在乙江的住址和送达情况，写明核实的日期。';
const FOUND = '九月九日到户核实，继承人住乙江镇红土村，通知书没有送到。';

test('R001-37 marked, asked, seen by the helping unit until it has answered; the lead unit goes on with what was found', async () => {
  const { bureau, helper, turnTo } = here();
  const page = await bureau.sit(BUREAU_CLERK);
  await page.keyboard.press('F2');
  await registerByKeyboard(page, complaint);
  await bureau.sent();
  await bureau.sit(HANDLER);
  await openMatter(page, complaint.name);
  await acceptAndTell(page, complaint.name);
  const panel = panelOf(page, stepText.coTitle);
  await expect.poll(() => panel.textContent()).toContain(stepText.coNone);
  await takeStepIn(panel, '三跨三分离', {
    类型: ['跨部门', '人户分离'],
    协调层级: '本单位协商',
    协商情况: '公律股主办，乙江司法所协办送达情况的核实。',
  });
  await expect.poll(() => panel.textContent()).toContain('跨部门、人户分离 · 本单位协商');
  await takeStepIn(panel, '交协办', { 协办单位: '乙江', 反馈期限: '2026-09-11', 协办任务: TASK });
  await expect.poll(() => panel.getByRole('listitem').textContent()).toContain('待反馈 乙江');
  await expect.poll(() => standing(page, stepText.owed).textContent()).toContain('协办单位的反馈');
  await picture(page, 'co-handling-asked');
  await bureau.sent();

  await turnTo('2026-09-10 09:00');
  const there = await helper.sit(HELPER);
  await openMatter(there, complaint.name);
  const asked = panelOf(there, stepText.coTitle);
  await expect.poll(() => asked.textContent()).toContain(TASK);
  expect(await asked.getByRole('button').allTextContents(), 'CO-03: it answers, and does nothing else').toEqual([
    '协办反馈',
  ]);
  await picture(there, 'co-handling-helper');
  await takeStepIn(asked, '协办反馈', { 反馈内容: FOUND });
  await helper.sent();
  await openLedger(there);
  await searchLedger(there, complaint.name);
  await expect.poll(() => ledgerRows(there).count(), { message: 'CO-03: answered, it keeps no name' }).toBe(0);

  await bureau.sit(HANDLER);
  await openMatter(page, complaint.name);
  await expect.poll(() => panel.getByRole('listitem').textContent()).toContain(`反馈：${FOUND}`);
  await expect.poll(() => panel.getByRole('listitem').textContent()).toContain('已反馈 乙江');
  expect(await standing(page, stepText.owed).textContent()).not.toContain('协办单位的反馈');
  await picture(page, 'co-handling-answered');
});
