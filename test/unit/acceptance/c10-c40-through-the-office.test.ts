import { expect, test } from 'vitest';
import { closureGaps } from '#shared/domain/workflow/closure.ts';
import { GuideOut } from '#shared/model/action.ts';
import { day, setupCaseCounty } from '#test/support/case-county.ts';
import { aStep } from '#test/unit/shared/domain/workflow/sample-steps.ts';

/** cases.md C10, C11, C18, C20, C37, C39, C40 through the use cases: offices and bureau at their own devices. */

const on = (text: string) => ({ on: day(text) });

test('C10 业务范围外: told on the spot, and three days later registered again', async () => {
  const county = await setupCaseCounty('2026-09-08 09:30');
  const desk = await county.desk('yijiang-clerk');
  const { id } = await desk.register({ summary: '农村宅基地分配标准' });
  const guide = GuideOut.parse({
    kind: 'guide-out',
    reason: '农村宅基地分配不属司法行政',
    redirectTo: '县自然资源局',
    redirectContact: '青岚县城关镇，工作日 8:30–12:00',
    explanation: '已说明，本人表示清楚',
    informedOn: '2026-09-08',
  });
  expect((await desk.act(id, guide)).status).toBe('guided-out');
  expect(await desk.clocks(id)).toContain('notifyDirect 2026-09-23 2026-09-23 ended in-time');
  county.at('2026-09-11 09:30');
  expect((await desk.register({ summary: '农村宅基地分配标准' })).status).toBe('registered');
});

test('C11 涉诉引导: registered on a Saturday, told where to go, no promise', async () => {
  const county = await setupCaseCounty('2026-09-12 10:00');
  const desk = await county.desk('dingping-head');
  const { id } = await desk.register();
  expect(await desk.clocks(id)).toContain('notifyDirect 2026-09-27 2026-09-28 running ok');
  const decided = { decision: 'not-accepted-litigation', reason: '不服人民法院判决', ...on('2026-09-12') } as const;
  expect(await desk.whyNot(id, aStep('decide-intake', decided)), 'R001-34: where to go').toBe('redirect-missing');
  await desk.act(id, aStep('decide-intake', { ...decided, redirectTo: '作出判决的人民法院、人民检察院' }));
  const told = await desk.act(id, aStep('record-delivery', { paper: 'litigation-separated', ...on('2026-09-12') }));
  expect(told.status).toBe('litigation-separated');
  expect(await desk.clocks(id)).toContain('notifyDirect 2026-09-27 2026-09-28 ended in-time');
});

test('C18 归档后重开: read only; a review is asked until 10-15; a leader re-opens it, and a new visit is registered', async () => {
  const county = await setupCaseCounty('2026-09-04 09:00');
  const office = await county.desk('jiaxi-clerk');
  const bureau = await county.desk('petition-clerk');
  const leader = bureau.seat('deputy-b');
  const { id } = await office.register();
  await office.act(id, aStep('decide-intake'), aStep('record-delivery'), aStep('draft-opinion'));
  await county.syncAll();
  county.at('2026-09-15 09:00');
  await leader.act(id, aStep('sign-opinion', on('2026-09-15')));
  await county.syncAll();
  await office.act(id, aStep('record-delivery', { paper: 'opinion', ...on('2026-09-15') }));
  expect(await office.clocks(id)).toContain('reviewApply 2026-10-15 2026-10-15 running ok');
  await office.act(id, aStep('submit-closure', on('2026-09-15')));
  await county.syncAll();
  await bureau.act(id, aStep('check-closure', on('2026-09-15')));
  county.at('2026-10-15 09:00');
  const archivist = bureau.seat('archivist-a');
  expect((await archivist.act(id, aStep('archive', on('2026-10-15')))).status).toBe('archived');
  await county.syncAll();
  county.at('2026-11-05 09:00');
  expect(await office.whyNot(id, aStep('record-work', on('2026-11-05')))).toBe('archived');
  expect(await office.clocks(id)).toContain('reviewApply 2026-10-15 2026-10-15 lapsed');
  const again = await office.register({}, { links: [{ relation: 'same-matter', to: id }] });
  expect([again.status, again.links?.map(({ to }) => to)]).toEqual(['registered', [id]]);
  expect(await office.whyNot(id, aStep('reopen', on('2026-11-05')))).toBe('role-missing');
  expect((await leader.act(id, aStep('reopen', on('2026-11-05')))).status).toBe('reopened');
});

test('C20 终结后再来: registered with a number and told by the final number; never barred', async () => {
  const county = await setupCaseCounty('2027-01-08 09:00');
  const desk = await county.desk('petition-clerk');
  const { id, queryCode } = await desk.register({ form: 'letter' });
  expect(queryCode.length).toBeGreaterThanOrEqual(8);
  const told = { decision: 'not-again', ...on('2027-01-08') } as const;
  expect(await desk.whyNot(id, aStep('decide-intake', told))).toBe('final-number-missing');
  const closed = await desk.act(id, aStep('decide-intake', { ...told, finalNo: '临政复核〔2026〕3号' }));
  expect(closed.status).toBe('no-longer-accepted');
  await desk.act(id, aStep('record-delivery', { paper: 'no-longer-accepted', ...on('2027-01-08') }));
  expect((await desk.register({ form: 'letter' })).status).toBe('registered');
});

test('C37 匿名与地址不清: no notice runs, a result all the same', async () => {
  const county = await setupCaseCounty('2026-09-22 09:00');
  const office = await county.desk('jiaxi-clerk');
  const bureau = await county.desk('petition-clerk');
  const { id } = await office.register({ form: 'letter', petitionerType: 'anonymous', petitioners: [] });
  expect(await office.clocks(id)).toEqual([]);
  const unclear = { decision: 'address-unclear', path: undefined, ...on('2026-09-22') } as const;
  await office.act(id, aStep('decide-intake', unclear));
  expect(await office.whyNot(id, aStep('submit-closure', on('2026-09-22')))).toBe('closure-gaps');
  await office.act(id, aStep('record-work', on('2026-09-22')), aStep('submit-closure', on('2026-09-22')));
  await county.syncAll();
  expect((await bureau.act(id, aStep('check-closure', on('2026-09-22')))).status).toBe('closed');
});

test('C37 来人认领: made sure of, put on record, and told within fifteen days from then', async () => {
  const county = await setupCaseCounty('2026-09-22 09:00');
  const office = await county.desk('jiaxi-clerk');
  const bureau = await county.desk('petition-clerk');
  const { id, slipNo } = await office.register({ form: 'letter', petitionerType: 'anonymous', petitioners: [] });
  county.at('2026-10-15 10:00');
  const petitioners = [{ name: '郑某辛', role: 'principal' as const, phone: '10000000037' }];
  const claim = { kind: 'amend', set: { petitionerType: 'individual', petitioners } } as const;
  expect(await office.whyNot(id, claim), 'how was it made sure?').toBe('reason-missing');
  await office.act(id, { ...claim, reason: '能说出信的内容，笔迹一致' });
  await county.syncAll();
  const view = await bureau.view(id);
  expect([view.slipNo, view.registration.petitioners[0]?.name]).toEqual([slipNo, '郑某辛']);
  expect(view.history.map(({ note }) => note)).toContain('能说出信的内容，笔迹一致');
  expect(await bureau.clocks(id)).toEqual(['notifyDirect 2026-10-30 2026-10-30 running ok']);
});

test('C39 意见建议类: no sixty days, a reply with its reason', async () => {
  const county = await setupCaseCounty('2026-10-22 09:00');
  const desk = await county.desk('jiaxi-clerk');
  const { id } = await desk.register({ purpose: 'suggestion', summary: '集市设法律咨询点' });
  await desk.act(id, aStep('decide-intake', on('2026-10-22')), aStep('record-delivery', on('2026-10-22')));
  expect((await desk.clocks(id)).some((line) => line.startsWith('handle'))).toBe(false);
  expect(await desk.whyNot(id, aStep('ask-extension', on('2026-10-22')))).toBe('wrong-stage');
  await desk.act(id, aStep('answer-suggestion', on('2026-10-22')));
  const told = await desk.act(id, aStep('record-delivery', { paper: 'suggestion-reply', ...on('2026-10-22') }));
  expect([told.status, closureGaps(told)]).toEqual(['delivered', []]);
});

test('C40 更正电话: thirty days, first corrected, then answered; the old value stays in the operations', async () => {
  const county = await setupCaseCounty('2026-09-08 09:00');
  const desk = await county.desk('jiaxi-clerk');
  const person = { name: '周某甲', role: 'principal' as const, phone: '10000000001' };
  const { id } = await desk.register({ petitioners: [person] });
  const asked = await desk.act(id, aStep('request-access', { asks: 'correct', ...on('2026-09-08') }));
  expect(await desk.clocks(id)).toContain('accessReply 2026-10-08 2026-10-08 running ok');
  const request = asked.acts?.at(-1)?.op;
  const answer = aStep('answer-access', { ...(request !== undefined && { request }), ...on('2026-09-08') });
  expect(await desk.whyNot(id, answer)).toBe('correction-missing');
  await desk.act(id, {
    kind: 'amend',
    set: { petitioners: [{ ...person, phone: '10000000009' }] },
    reason: '本人请求更正电话',
  });
  const done = await desk.act(id, answer);
  expect(await desk.clocks(id)).toContain('accessReply 2026-10-08 2026-10-08 ended in-time');
  expect(done.history.map(({ note }) => note)).toContain('本人请求更正电话');
});
