/** C12 交办件 5 个工作日异议 in the built product: assigned by the county's petition bureau, another organ's business. */
import { expect, test } from 'vitest';
import { fillByKeyboard, nextVisitor, submitByKeyboard } from '#test/support/app.ts';
import { caseDesks } from '#test/support/case-desks.ts';
import { BUREAU, BUREAU_CLERK, complaint, dispute } from '#test/support/market-day.ts';
import {
  endedClocks,
  openMatter,
  runningClocks,
  stageTag,
  takeStep,
  whyNotOffered,
  whyThisDay,
} from '#test/support/steps.ts';

const here = caseDesks('2026-09-23 09:00', { bureau: { office: BUREAU, officers: [BUREAU_CLERK] } });

const { mediate: _, ...other } = dispute;
const OBJECTION = '对不属本机关职权的转送交办件提出异议';
const NOTICE = '转送交办件书面告知信访人';

test('C12 objected in time and given back with consent; on 10-09 it is too late; the notice is owed all the while', async () => {
  const { bureau, turnTo } = here();
  const page = await bureau.sit(BUREAU_CLERK);
  for (const visit of [complaint, other]) {
    await page.keyboard.press('F2');
    await fillByKeyboard(page, visit);
    await page.getByText('来源、办理途径').press('Enter');
    await page.getByLabel('来源', { exact: true }).selectOption({ label: '信访局转送、交办' });
    await submitByKeyboard(page);
    await nextVisitor(page);
  }
  await bureau.sent();

  await turnTo('2026-09-29 09:00');
  await bureau.sit(BUREAU_CLERK);
  await openMatter(page, complaint.name);
  await expect
    .poll(() => runningClocks(page))
    .toEqual([`${NOTICE} 10月8日 周四 → 同日 剩 9 天`, `${OBJECTION} 10月8日 周四 → 同日 剩 9 天`]);
  expect((await whyThisDay(page, OBJECTION)).filter((line) => line.includes('个工作日'))).toEqual([
    '9月24日 周四 工作日，第 1 个工作日',
    '9月28日 周一 工作日，第 2 个工作日',
    '9月29日 周二 工作日，第 3 个工作日',
    '9月30日 周三 工作日，第 4 个工作日',
    '10月8日 周四 工作日，第 5 个工作日',
  ]);
  await takeStep(page, '提出异议', {
    建议责任单位: '青岚县自然资源局',
    不属本单位职权的理由: '反映的是宅基地权属，由自然资源局负责。附：来访登记表、土地证复印件。',
  });
  await expect.poll(() => stageTag(page).textContent()).toBe('异议中');
  await expect.poll(() => runningClocks(page)).toEqual([`${NOTICE} 10月8日 周四 → 同日 剩 9 天`]);
  await takeStep(page, '答复异议', { 交办方: '同意退回', 答复内容: '同意，材料已交还。' });
  await expect.poll(() => stageTag(page).textContent()).toBe('已交还');
  await expect.poll(() => runningClocks(page)).toEqual([]);
  await expect
    .poll(() => endedClocks(page))
    .toEqual([`${NOTICE}：10月8日 周四，9月29日 周二 按期`, `${OBJECTION}：10月8日 周四，9月29日 周二 按期`]);
  await bureau.sent();

  await turnTo('2026-10-09 09:00');
  await bureau.sit(BUREAU_CLERK);
  await openMatter(page, other.name);
  expect(await whyNotOffered(page, '提出异议')).toContain('10月8日');
  await expect.poll(() => runningClocks(page)).toEqual([`${NOTICE} 10月8日 周四 → 同日 超期 1 天`]);
});
