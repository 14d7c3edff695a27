/** C31 并发编辑 in the built product: the petition office on the network, 甲溪 without it, both at the same matter. */
import { expect, test } from 'vitest';
import { queueBadge, registerByKeyboard } from '#test/support/app.ts';
import { caseDesks } from '#test/support/case-desks.ts';
import { acceptAndTell, CHIEF, OPINION, PETITION_HEAD } from '#test/support/case-steps.ts';
import { BUREAU, CLERK, complaint, dispute, OFFICE } from '#test/support/market-day.ts';
import { openMatter, registered, stageTag, standing, takeStep } from '#test/support/steps.ts';

const here = caseDesks('2026-09-04 08:30', {
  office: { office: OFFICE, officers: [CLERK] },
  bureau: { office: BUREAU, officers: [PETITION_HEAD, CHIEF] },
});

test('C31 different fields are put together, the same field waits for the head of the petition office', async () => {
  const { office, bureau, turnTo } = here();
  const laptop = await office.sit(CLERK);
  await registerByKeyboard(laptop, complaint);
  await office.sent();
  const desk = await bureau.sit(PETITION_HEAD);
  await openMatter(desk, complaint.name);

  // 甲溪 has no network from here on; the bureau has.
  await office.seat.context.setOffline(true);
  await takeStep(desk, '改责任单位', { 责任单位: '法援中心', 承办人: '沈某癸', 修改理由: '当事人同时申请援助。' });
  await bureau.sent();
  await openMatter(laptop, complaint.name);
  await takeStep(laptop, '改联系方式', { 联系电话: '13900000033', 修改理由: '换了号码。' });
  await takeStep(laptop, '改归纳诉求', { 登记员归纳: '公证处收齐材料两个月没有出证。' });
  await takeStep(laptop, '改责任单位', { 责任单位: '基层股', 修改理由: '公证处由基层股联系。' });
  await queueBadge(laptop).filter({ hasText: '断网' }).waitFor();

  await turnTo('2026-09-04 18:40');
  await office.sit(CLERK);
  await office.seat.context.setOffline(false);
  await office.sent();
  await bureau.sit(PETITION_HEAD);
  await openMatter(desk, complaint.name);
  await desk.getByRole('button', { name: '显示证件和电话' }).press('Enter');

  await expect.poll(() => registered(desk)).toContain('13900000033');
  await expect.poll(() => registered(desk)).toContain('公证处收齐材料两个月没有出证。');
  await expect.poll(() => registered(desk)).toContain('沈某癸');
  const conflict = desk.getByRole('region', { name: '责任单位', exact: true });
  expect(await conflict.textContent()).toMatch(/现在的内容法援中心.*另一种写法基层股/u);
  await expect.poll(() => standing(desk, '正在等').textContent()).toContain('信访办 选定内容');
  await conflict.getByRole('textbox', { name: '选定理由' }).fill('已与甲溪所核实。');
  await conflict.getByRole('button', { name: '保留现在的' }).press('Enter');
  await conflict.waitFor({ state: 'hidden' });
  await bureau.sent();
  expect(await standing(desk, '责任单位').textContent()).toBe('法援中心');

  // Nothing is lost: the other version stays where everybody reads it, and 甲溪 sees what was chosen.
  await openMatter(laptop, complaint.name);
  await expect.poll(() => standing(laptop, '责任单位').textContent()).toBe('法援中心');
  for (const page of [desk, laptop]) {
    await page.getByText('公证处由基层股联系。').waitFor();
    await page.getByText('在两种写法中选定了一种').waitFor();
  }
});

test('C31 a signed opinion is not covered by an older draft that was written without the network', async () => {
  const { office, bureau } = here();
  const laptop = office.page;
  await laptop.keyboard.press('F2');
  const { mediate: _, ...plain } = dispute;
  await registerByKeyboard(laptop, plain);
  await office.sent();
  await openMatter(laptop, dispute.name);
  expect(await standing(laptop, '责任单位').textContent()).toBe('甲溪');
  await acceptAndTell(laptop, dispute.name);
  await takeStep(laptop, '起草处理意见', { ...OPINION, 事实: '水沟改道属实。' });
  await office.sent();

  await office.seat.context.setOffline(true);
  await takeStep(laptop, '起草处理意见', { ...OPINION, 事实: '水沟改道属实，雨天进水。' });
  const desk = await bureau.sit(CHIEF);
  await openMatter(desk, dispute.name);
  await takeStep(desk, '签发处理意见', { 决定: '签发' });
  await bureau.sent();

  await office.seat.context.setOffline(false);
  await queueBadge(laptop).filter({ hasText: '退回' }).waitFor({ timeout: 60_000 });
  await laptop.keyboard.press('F7');
  // The older draft is put aside by hand, never lost and never on top of the signed one.
  await laptop.getByText('本件现在是“已作出处理意见”，这个阶段没有这一步。').waitFor();
  await laptop.getByRole('button', { name: '撤回并改正' }).press('Enter');
  await laptop.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).press('Enter');
  await laptop.getByRole('heading', { level: 1, name: dispute.name }).waitFor();
  for (const page of [laptop, desk]) {
    await expect.poll(() => stageTag(page).textContent()).toBe('已作出处理意见');
    await expect.poll(() => page.getByText('起草了处理意见').count()).toBe(1);
  }
});
