/** C19 复查、复核、听证扣除 in the built product, from the answer signed for on 30 September into January 2027. */
import { expect, test } from 'vitest';
import { registerByKeyboard } from '#test/support/app.ts';
import { caseDesks } from '#test/support/case-desks.ts';
import { BUREAU, BUREAU_CLERK, complaint } from '#test/support/market-day.ts';
import { acceptAndTell, answerInWriting, CHIEF, HANDLER } from '#test/support/case-steps.ts';
import {
  clockMarks,
  endedClocks,
  openMatter,
  runningClocks,
  stageTag,
  takeStep,
  whyThisDay,
} from '#test/support/steps.ts';

const here = caseDesks('2026-09-29 09:00', {
  bureau: { office: BUREAU, officers: [BUREAU_CLERK, HANDLER, CHIEF] },
});

test('C19 each limit counts from the day before it was signed for; the days of the hearing are not counted', async () => {
  const { bureau, turnTo } = here();
  const page = await bureau.sit(BUREAU_CLERK);
  await page.keyboard.press('F2');
  await registerByKeyboard(page, complaint);
  await bureau.sent();
  await bureau.sit(HANDLER);
  await openMatter(page, complaint.name);
  await acceptAndTell(page, complaint.name);
  await bureau.sent();

  await turnTo('2026-09-30 09:00');
  await answerInWriting(bureau, complaint.name);
  await expect.poll(() => runningClocks(page)).toContain('申请复查 10月30日 周五 → 同日 剩 30 天');
  await bureau.sent();

  await turnTo('2026-10-28 09:00');
  await bureau.sit(BUREAU_CLERK);
  await openMatter(page, complaint.name);
  await takeStep(page, '申请复查复核', { 请求和理由: '处理意见没有写明何时出证。' });
  await expect.poll(() => stageTag(page).textContent()).toBe('复查中');
  await expect.poll(() => runningClocks(page)).toContain('作出复查意见 11月27日 周五 → 同日 剩 30 天');
  await bureau.sent();

  await turnTo('2026-11-25 09:00');
  await bureau.sit(BUREAU_CLERK);
  await openMatter(page, complaint.name);
  await takeStep(page, '复查复核意见', {
    作出机关: '青岚县人民政府',
    文号: '青政信复查〔2026〕4号',
    结论: '维持',
    要点: '处理意见事实清楚，予以维持。',
  });
  await takeStep(page, '告知送达', { 收件人: complaint.name });
  await expect.poll(() => runningClocks(page)).toContain('申请复核 12月25日 周五 → 同日 剩 30 天');
  await bureau.sent();

  await turnTo('2026-12-21 09:00');
  await bureau.sit(BUREAU_CLERK);
  await openMatter(page, complaint.name);
  await takeStep(page, '申请复查复核', { 请求和理由: '复查没有听取我的意见。' });
  await expect.poll(() => stageTag(page).textContent()).toBe('复核中');
  await expect.poll(() => runningClocks(page)).toContain('作出复核意见 1月20日 周三 → 同日 剩 30 天');
  await expect.poll(() => clockMarks(page, '作出复核意见')).toContain('暂定：放假安排公布后重算');
  await bureau.sent();

  await turnTo('2027-01-13 09:00');
  await bureau.sit(BUREAU_CLERK);
  await openMatter(page, complaint.name);
  await takeStep(page, '听证记录', {
    开始日期: '2027-01-06',
    结束日期: '2027-01-12',
    主持人: '秦某丁',
    方式: '公开',
    听证情况: '双方到场，公证处说明了延误的原因。',
  });
  await expect.poll(() => runningClocks(page)).toContain('作出复核意见 1月27日 周三 → 同日 剩 14 天');
  await expect.poll(() => clockMarks(page, '作出复核意见')).toContain('暂定：放假安排公布后重算');
  expect(await whyThisDay(page, '作出复核意见')).toEqual([
    '12月21日 周一 收到复核请求，当日不计（民法典第二百零一条）',
    '12月22日 周二 为第 1 日，1月5日 周二 为第 15 日，自然日连续计算',
    '1月6日 周三 至 1月12日 周二 听证 7 日，不计算在内',
    '1月13日 周三 为第 16 日，1月27日 周三 为第 30 日，自然日连续计算',
    '1月27日 周三 为最后一天（红线），当天办好即为按期',
  ]);
  await expect
    .poll(() => endedClocks(page))
    .toEqual([
      '直接收到的信访事项书面告知：10月14日 周三，9月29日 周二 按期',
      '办结（出具信访处理意见书）：11月28日 周六，9月30日 周三 按期',
      '申请复查：10月30日 周五，10月28日 周三 按期',
      '作出复查意见：11月27日 周五，11月25日 周三 按期',
      '申请复核：12月25日 周五，12月21日 周一 按期',
      '满意度评价窗口：10月30日 周五，期限已过，未行使',
    ]);
});
