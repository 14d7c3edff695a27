/** C07 延期 in the built product: asked for by 公律股, approved by the chief, its notice numbered and signed for. */
import { expect, test } from 'vitest';
import { fillQuickly, nextVisitor, registerByKeyboard, submitByKeyboard } from '#test/support/app.ts';
import { caseDesks } from '#test/support/case-desks.ts';
import { acceptAndTell, CHIEF, HANDLER } from '#test/support/case-steps.ts';
import { BUREAU, BUREAU_CLERK, complaint, inquiry } from '#test/support/market-day.ts';
import { endedClocks, openMatter, runningClocks, takeStep, whyNotOffered } from '#test/support/steps.ts';

const here = caseDesks('2026-08-10 09:00', {
  bureau: { office: BUREAU, officers: [BUREAU_CLERK, HANDLER, CHIEF] },
});

/** Of the same day, and nobody asks for more time. */
const late = { ...inquiry, purpose: 'appeal-resolve', category: 'gz' } as const;
const HANDLE = '办结（出具信访处理意见书）';

test('C07 extended once to 11-08, told in writing; asked for on 10-12 it is refused, and overdue', async () => {
  const { bureau, turnTo } = here();
  const page = await bureau.sit(BUREAU_CLERK);
  await page.keyboard.press('F2');
  await registerByKeyboard(page, complaint);
  await nextVisitor(page);
  await fillQuickly(page, late);
  await submitByKeyboard(page);
  await bureau.sent();
  await bureau.sit(HANDLER);
  for (const { name } of [complaint, late]) {
    await openMatter(page, name);
    await acceptAndTell(page, name);
    await expect.poll(() => runningClocks(page)).toEqual([`${HANDLE} 10月9日 周五 → 同日 剩 60 天`]);
  }
  await bureau.sent();

  await turnTo('2026-09-28 09:00');
  await bureau.sit(HANDLER);
  await openMatter(page, complaint.name);
  await takeStep(page, '申请延期', { 延长天数: '30', 延期理由: '需向外省公证机构核实材料。' });
  await bureau.sent();
  await bureau.sit(CHIEF);
  await openMatter(page, complaint.name);
  await takeStep(page, '审批延期', { 决定: '批准' });
  await bureau.sent();
  await bureau.sit(HANDLER);
  await openMatter(page, complaint.name);
  await page.getByRole('button', { name: '文书', exact: true }).press('Enter');
  const papers = page.getByRole('dialog', { name: '制作文书' });
  await papers.getByRole('combobox', { name: '选择文书' }).fill('延期告知书');
  await page.keyboard.press('Enter');
  const sheet = papers.getByRole('region', { name: /第 1 页/u });
  await sheet.getByText('原办结期限为2026年10月9日').waitFor();
  const words = (await sheet.textContent()) ?? '';
  expect(words).toContain('因需向外省公证机构核实材料');
  expect(words).toContain('经局长于2026年9月28日批准，办理期限延长至2026年11月8日（延长30日，不超过30日）');
  await papers.getByRole('button', { name: '出具并编号' }).press('Enter');
  await papers.waitFor({ state: 'hidden' });
  const issued = page.getByRole('region', { name: '已出具文书' });
  await issued.getByText(/《延期告知书》/u).waitFor();
  await expect.poll(() => issued.textContent(), { timeout: 30_000 }).toMatch(/〔2026〕1号/u);
  await takeStep(page, '告知送达', { 文书: '延期告知书', 收件人: complaint.name });
  await expect.poll(() => issued.textContent()).toContain('2026年9月28日 当面，已签收（已告知）');
  await expect.poll(() => runningClocks(page)).toEqual(['延长办理期限 11月8日 周日 → 11月9日 周一 剩 41 天']);
  await expect.poll(() => endedClocks(page)).toContain(`${HANDLE}：10月9日 周五，9月28日 周一 延期，另计`);
  expect(await whyNotOffered(page, '申请延期')).toContain('只能延长一次');
  await bureau.sent();

  await turnTo('2026-10-12 09:00');
  await bureau.sit(HANDLER);
  await openMatter(page, late.name);
  expect(await whyNotOffered(page, '申请延期')).toContain('10月9日');
  await expect.poll(() => runningClocks(page)).toEqual([`${HANDLE} 10月9日 周五 → 同日 超期 3 天`]);
  await page.keyboard.press('F1');
  await page.getByRole('tab', { name: /^已超期/u }).click();
  await page.getByRole('gridcell').filter({ hasText: late.name }).waitFor();
});
