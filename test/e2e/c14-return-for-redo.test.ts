/** C14 退回重办不停表 in the built product: registered at 甲溪, handled by 公律股, returned by the petition office. */
import { expect, test } from 'vitest';
import { registerByKeyboard } from '#test/support/app.ts';
import { caseDesks } from '#test/support/case-desks.ts';
import { BUREAU, CLERK, complaint, OFFICE } from '#test/support/market-day.ts';
import { acceptAndTell, answerInWriting, CHIEF, CLOSURE, HANDLER, PETITION_HEAD } from '#test/support/case-steps.ts';
import {
  endedClocks,
  openMatter,
  runningClocks,
  stageTag,
  standing,
  takeStep,
  whyThisDay,
} from '#test/support/steps.ts';

const here = caseDesks('2026-08-05 09:00', {
  office: { office: OFFICE, officers: [CLERK] },
  bureau: { office: BUREAU, officers: [HANDLER, CHIEF, PETITION_HEAD] },
});

test('C14 材料不全退回: the statutory day stays, both days are shown, 10-05 is past the red line', async () => {
  const { office, bureau, turnTo } = here();
  await registerByKeyboard(await office.sit(CLERK), complaint);
  await office.sent();
  const page = await bureau.sit(HANDLER);
  await openMatter(page, complaint.name);
  await acceptAndTell(page, complaint.name);
  await expect
    .poll(() => runningClocks(page))
    .toContain('办结（出具信访处理意见书） 10月4日 周日 → 10月8日 周四 剩 60 天');
  await bureau.sent();

  await turnTo('2026-09-21 09:00');
  await answerInWriting(bureau, complaint.name);
  await takeStep(page, '报结', CLOSURE);
  await bureau.sent();
  await bureau.sit(PETITION_HEAD);
  await openMatter(page, complaint.name);
  await takeStep(page, '办结审核', {
    六项核查: ['事实清楚', '结论正确', '符合法规政策', '手续完备', '意见落实'],
    结论: '退回重办',
    重办期限: '2026-10-01',
    退回理由: '材料不全',
  });
  await expect.poll(() => stageTag(page).textContent()).toBe('退回重办');
  await expect.poll(() => standing(page, '退办').textContent()).toBe('1 次');
  // The opinion was handed over: the petitioner's own limits go on beside the two.
  await expect
    .poll(() => runningClocks(page))
    .toEqual([
      '退回重办 10月1日 周四 剩 10 天',
      '办结（出具信访处理意见书） 10月4日 周日 → 10月8日 周四 剩 13 天',
      '申请复查 10月21日 周三 → 同日 剩 30 天',
      '满意度评价窗口 10月21日 周三 → 不顺延 剩 30 天',
    ]);
  expect(await whyThisDay(page, '退回重办')).toEqual([
    '10月1日 周四 是本单位自定的日期，不影响法定期限；当天国庆节放假，请提前办好',
  ]);
  await bureau.sent();

  await turnTo('2026-10-05 09:00');
  await bureau.sit(HANDLER);
  await openMatter(page, complaint.name);
  await takeStep(page, '办理记录', { 办理方式: '其他', 办理情况: '补充公证处的书面说明。' });
  // What is handed in later is no extension: past the red line, though the rolled day has not come.
  await expect
    .poll(async () => (await runningClocks(page)).slice(0, 2))
    .toEqual(['退回重办 10月1日 周四 超期 4 天', '办结（出具信访处理意见书） 10月4日 周日 → 10月8日 周四 超期 1 天']);
  await expect
    .poll(() => endedClocks(page))
    .toEqual([expect.stringMatching(/书面告知.*8月20日 周四，8月5日 周三 按期/u)]);
  await expect.poll(() => standing(page, '退办').textContent()).toBe('1 次');
});
