/** C16 不满意 → 双线督办 in the built product: registered first at 甲溪, answered by 公律股, rated at the petition office. */
import { expect, test } from 'vitest';
import { registerByKeyboard } from '#test/support/app.ts';
import { caseDesks } from '#test/support/case-desks.ts';
import { BUREAU, BUREAU_CLERK, CLERK, complaint, OFFICE } from '#test/support/market-day.ts';
import { acceptAndTell, answerInWriting, CHIEF, HANDLER } from '#test/support/case-steps.ts';
import { endedClocks, openMatter, runningClocks, stageTag, standing, takeStep } from '#test/support/steps.ts';

const here = caseDesks('2026-09-16 09:00', {
  office: { office: OFFICE, officers: [CLERK] },
  bureau: { office: BUREAU, officers: [HANDLER, CHIEF, BUREAU_CLERK] },
});

test('C16 the problem goes to 公律股, the first handling to 甲溪, and nothing to the petitioner', async () => {
  const { office, bureau, turnTo } = here();
  await registerByKeyboard(await office.sit(CLERK), complaint);
  await office.sent();
  const page = await bureau.sit(HANDLER);
  await openMatter(page, complaint.name);
  await acceptAndTell(page, complaint.name);
  await bureau.sent();

  await turnTo('2026-09-30 09:00');
  await answerInWriting(bureau, complaint.name);
  await bureau.sent();

  await turnTo('2026-10-20 09:00');
  await bureau.sit(BUREAU_CLERK);
  await openMatter(page, complaint.name);
  await expect
    .poll(() => runningClocks(page))
    .toEqual(['申请复查 10月30日 周五 → 同日 剩 10 天', '满意度评价窗口 10月30日 周五 → 不顺延 剩 10 天']);
  await takeStep(page, '满意度', {
    评价对象: '责任单位',
    评价: '不满意',
    不满意的原因: '未解释',
    填写: '代填',
    意见: '只收到意见书，没有人给我解释。',
  });
  await takeStep(page, '满意度', { 评价对象: '信访部门', 评价: '满意', 填写: '代填' });

  const lines = page.getByRole('region', { name: '督办', exact: true }).getByRole('listitem');
  await expect.poll(() => lines.count()).toBe(2);
  expect(await lines.nth(0).textContent()).toContain('评价不满意 问题解决 → 公律股');
  expect(await lines.nth(1).textContent()).toContain('评价不满意 首办责任 → 甲溪');
  await expect.poll(() => standing(page, '责任单位').textContent()).toBe('公律股');
  await expect.poll(() => standing(page, '首办单位').textContent()).toBe('甲溪');
  await expect.poll(() => stageTag(page).textContent()).toBe('已送达');
  await expect
    .poll(() => endedClocks(page))
    .toEqual([
      expect.stringContaining('书面告知：10月1日 周四，9月16日 周三 按期'),
      expect.stringContaining('办结（出具信访处理意见书）：11月15日 周日，9月30日 周三 按期'),
      expect.stringContaining('满意度评价窗口：10月30日 周五，10月20日 周二 按期'),
    ]);
  await page.getByText('记录了满意度评价（对责任单位不满意，未解释）：只收到意见书，没有人给我解释。').waitFor();
  await page.getByText('记录了满意度评价（对信访部门满意）').waitFor();

  // Both units see it, each at its own desk.
  await bureau.sent();
  await office.sit(CLERK);
  await openMatter(office.page, complaint.name);
  const seen = office.page.getByRole('region', { name: '督办', exact: true }).getByRole('listitem');
  await expect.poll(() => seen.count()).toBe(2);
});
